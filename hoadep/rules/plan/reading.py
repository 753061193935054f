"""Reads a plan's TOML text, checks it completely, and reports every fault at once."""

import re
import tomllib
from typing import Any

from hoadep.rules.plan.checking import check
from hoadep.rules.plan.faults import Fault, Found, PlanFaults
from hoadep.rules.plan.quoting import check_quotes
from hoadep.rules.plan.schema import Plan
from hoadep.rules.plan.tables import read_tables
from hoadep.vietnamese.text import clean

__all__ = ["Fault", "PlanFaults", "read_plan"]


def read_plan(text: str, document: str) -> Plan:
    """The plan that a TOML text describes; `document` is the plan's own text, in which quotes are found.

    Raises `PlanFaults` with all faults, by line, when the text is unsound.
    """
    data = _parse(clean(text))
    found = Found(clean(text))
    tables = read_tables(data, found)
    check_quotes(data, clean(document), found)
    check(tables, found)
    if found.faults:
        raise PlanFaults(found.faults)
    return Plan(**tables.read)


def _parse(text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as fault:
        at_line = re.search(r"line (\d+)", str(fault))
        line = int(at_line[1]) if at_line else len(text.splitlines())
        message = f"Không đọc được từ dòng này (TOML: {fault}). Hãy xem dấu ngoặc kép, dấu bằng, dấu phẩy."
        raise PlanFaults([Fault(line, "TOML", message)]) from fault
