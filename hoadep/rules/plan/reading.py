"""Reads a plan's TOML text, checks it completely, and reports every fault at once."""

import tomllib
from typing import Any

from pydantic import ValidationError

from hoadep.rules.plan.checking import check
from hoadep.rules.plan.faults import Fault, Found, PlanFaults
from hoadep.rules.plan.quoting import check_quotes
from hoadep.rules.plan.schema import Plan
from hoadep.rules.plan.wording import worded
from hoadep.vietnamese.text import clean

__all__ = ["Fault", "PlanFaults", "read_plan"]


def read_plan(text: str, document: str) -> Plan:
    """The plan that a TOML text describes; `document` is the plan's own text, in which quotes are found.

    Raises `PlanFaults` with all faults, by line, when the text is unsound.
    """
    data = _parse(clean(text))
    found = Found(clean(text))
    plan = _shape(data, found)
    check_quotes(data, clean(document), found)
    if plan is not None:
        check(plan, found)
    if found.faults or plan is None:
        raise PlanFaults(found.faults)
    return plan


def _parse(text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as fault:
        line = (
            int(str(fault).rpartition("line ")[2].split(",")[0].rstrip(")") or 1)
            if "line " in str(fault)
            else 1
        )
        message = f"Không đọc được từ dòng này (TOML: {fault}). Hãy xem dấu ngoặc kép, dấu bằng, dấu phẩy."
        raise PlanFaults([Fault(line, "TOML", message)]) from fault


def _shape(data: dict[str, Any], found: Found) -> Plan | None:
    """The plan, with faults of shape noted; what they spoil is left out so that the rest is still checked."""
    spoiled = data
    for _ in range(3):
        try:
            return Plan.model_validate(spoiled)
        except ValidationError as fault:
            errors = fault.errors(include_url=False)
            if spoiled is data:
                for error in errors:
                    found.add(error["loc"], worded(error))
            mended = _without(spoiled, [error["loc"] for error in errors])
            if mended == spoiled:
                return None
            spoiled = mended
    return None


def _without(data: dict[str, Any], places: list[tuple[str | int, ...]]) -> dict[str, Any]:
    """The data without the keys, or the list's tables, that cannot be read."""
    tables = {place[:2] for place in places if len(place) > 2 and isinstance(place[1], int)}
    keys = {place[0] for place in places if len(place) == 1}
    kept: dict[str, Any] = {}
    for name, value in data.items():
        if name in keys:
            continue
        if isinstance(value, list):
            kept[name] = [item for n, item in enumerate(value) if (name, n) not in tables]
        else:
            kept[name] = value
    return kept
