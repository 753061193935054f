"""What changed between two versions of a plan: rule by rule, and line by line."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import unified_diff
from typing import Any

from hoadep.rules.plan import Plan

NAMED_BY = ("key", "title", "name", "scan")


@dataclass(frozen=True)
class Change:
    """A value that differs; an empty side means that it was not there."""

    place: str
    before: str
    after: str


def changes(old: Plan, new: Plan) -> list[Change]:
    """Every value that differs between two plans, by its place."""
    before, after = dict(_values(old.model_dump(mode="json"))), dict(_values(new.model_dump(mode="json")))
    places = [*before, *(place for place in after if place not in before)]
    return [
        Change(place, before.get(place, ""), after.get(place, ""))
        for place in places
        if before.get(place) != after.get(place)
    ]


def line_changes(old: str, new: str) -> list[str]:
    """The changed lines of two texts with three lines around them, as a unified difference."""
    return list(unified_diff(old.splitlines(), new.splitlines(), "bản trước", "bản sau", lineterm=""))


def _values(value: Any, place: str = "") -> Iterator[tuple[str, str]]:
    """Each value with its place; tables of a list are named by what they are, not by their number."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _values(inner, f"{place}.{key}" if place else key)
    elif isinstance(value, list) and value and isinstance(value[0], dict):
        for n, inner in enumerate(value, 1):
            yield from _values(inner, f"{place}[{_name(inner, n)}]")
    elif value not in (None, "", []):
        yield place, ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def _name(table: dict[str, Any], n: int) -> str:
    if "kinds" in table and "key" not in table:
        return " ".join([str(table.get("counts", "")), *table["kinds"]]).strip()
    return next((str(table[key]) for key in NAMED_BY if key in table), str(n))
