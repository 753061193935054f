"""Lists that rooms take in from Excel: what each row may hold, and what becomes of it. Rooms offer these."""

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from hoadep.office.tables.columns import Column
from hoadep.office.tables.reading import Row
from hoadep.rules.verdict import Refused, not_met

SAME = "Trùng nguyên dòng {n}."


@dataclass(frozen=True, kw_only=True)
class Offer:
    """A list of one room: its columns, what its rules find wrong in a row, and what a row becomes.

    `check` judges all rows in one go and gives for each its messages by column; `make` does the act and
    returns the code of what it made.
    """

    purpose: str
    title: str
    help: str
    columns: Callable[[Any], Sequence[Column]]
    check: Callable[["Setting", Sequence[Mapping[str, Any]]], Sequence[dict[str, str]]]
    make: Callable[["Setting", Mapping[str, Any]], str]


@dataclass(frozen=True, kw_only=True)
class Setting:
    """For whom a list is taken in: season, plan, unit, by whose account, when; and what the page asked."""

    season: Any
    plan: Any
    unit: Any
    by: Any
    at: datetime
    asked: Mapping[str, Any] = field(default_factory=dict)


def judge(offer: Offer, setting: Setting, rows: Sequence[Row], taken: Mapping[str, str]) -> None:
    """Add to each row that it was taken in before, that it stands twice, or what the room's rules find."""
    seen: dict[str, int] = {}
    first = offer.columns(setting.plan)[0].key
    for row in rows:
        mark = digest(row.values)
        if mark in taken:
            row.faults[first] = f"Dòng này đã được nhập trước đây: {taken[mark]}."
        elif mark in seen and not row.faults:
            row.faults[first] = SAME.format(n=seen[mark])
        seen.setdefault(mark, row.n)
    readable = [row for row in rows if not row.faults]
    found = offer.check(setting, [row.values for row in readable])
    for row, faults in zip(readable, found, strict=True):
        row.faults |= faults


def require_sound(rows: Sequence[Row]) -> None:
    """Raise `Refused` with the first of these rows that was found wrong."""
    for row in rows:
        for fault in row.faults.values():
            raise Refused(not_met("", f"Dòng {row.n}: {fault}"))


def digest(values: Mapping[str, Any]) -> str:
    """The mark by which a row is known again."""
    canonical = json.dumps(values, ensure_ascii=False, sort_keys=True, default=str)
    return hashlib.sha256(canonical.encode()).hexdigest()
