"""Entries and judges of a round as a table: who may be given what, and why not."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

import numpy as np
from numpy.typing import NDArray

from hoadep.vietnamese.folding import fold

OWN_UNIT: Final = "cùng đơn vị"
OWN_ENTRY: Final = "là tác giả hoặc trùng họ tên tác giả"
CONFLICT: Final = "có liên quan"
GIVEN: Final = "đã được giao bài này"

Pair = tuple[str, str]


@dataclass(frozen=True)
class Candidate:
    """An entry to be marked; `authors` are codes of persons, or names where there is no code."""

    code: str
    unit: str = ""
    authors: tuple[str, ...] = ()


@dataclass(frozen=True)
class Judge:
    """Somebody who marks, the entries that are not for them, and how many they take at most, all told.

    `barred` are further entries that are not for them, each with the reason as it is said of a judge.
    """

    code: str
    unit: str = ""
    person: str = ""
    conflicts: frozenset[str] = frozenset()
    most: int | None = None
    name: str = ""
    barred: Mapping[str, str] = field(default_factory=dict)

    @property
    def called(self) -> str:
        """The name that a sentence has for the judge."""
        return self.name or self.code


@dataclass
class Table:
    """The question as arrays: entries in rows, judges in columns, both by code."""

    entries: list[Candidate]
    judges: list[Judge]
    need: NDArray[np.int64]
    held: NDArray[np.int64]
    room: NDArray[np.int64]
    barred: dict[tuple[int, int], str] = field(default_factory=dict)

    @property
    def free(self) -> NDArray[np.bool_]:
        """Who may still be given what."""
        free = np.ones((len(self.entries), len(self.judges)), bool)
        for place in self.barred:
            free[place] = False
        free[:, self.room == 0] = False
        return free


def table_of(
    entries: Sequence[Candidate],
    judges: Sequence[Judge],
    *,
    marks_each: int,
    fixed: Collection[Pair],
    busy: Mapping[str, int],
) -> Table:
    """Who must still be given what, the `fixed` pairs already counted."""
    entries, judges = sorted(entries, key=lambda e: e.code), sorted(judges, key=lambda j: j.code)
    row = {entry.code: n for n, entry in enumerate(entries)}
    column = {judge.code: n for n, judge in enumerate(judges)}
    need = np.full(len(entries), marks_each, np.int64)
    held = np.array([busy.get(judge.code, 0) for judge in judges], np.int64)
    barred = _barred(entries, judges, row)
    for entry_code, judge_code in set(fixed):
        if judge_code in column:
            held[column[judge_code]] += 1
        if entry_code in row:
            need[row[entry_code]] -= 1
            if judge_code in column:
                barred[row[entry_code], column[judge_code]] = GIVEN
    most = [len(entries) + taken if j.most is None else j.most for j, taken in zip(judges, held, strict=True)]
    room = np.maximum(np.array(most, np.int64) - held, 0)
    return Table(entries, judges, np.maximum(need, 0), held, room, barred)


def _barred(
    entries: Sequence[Candidate], judges: Sequence[Judge], row: dict[str, int]
) -> dict[tuple[int, int], str]:
    of_unit: dict[str, list[int]] = defaultdict(list)
    of_author: dict[str, list[int]] = defaultdict(list)
    for n, entry in enumerate(entries):
        of_unit[entry.unit].append(n)
        for author in entry.authors:
            of_author[fold(author)].append(n)
    barred: dict[tuple[int, int], str] = {}
    for column, judge in enumerate(judges):
        conflicts = [row[code] for code in sorted(judge.conflicts) if code in row]
        barred |= {(n, column): CONFLICT for n in conflicts}
        barred |= {(row[code], column): why for code, why in judge.barred.items() if code in row}
        if judge.unit:
            barred |= {(n, column): OWN_UNIT for n in of_unit[judge.unit]}
        for own in filter(None, (judge.person, judge.name)):
            barred |= {(n, column): OWN_ENTRY for n in of_author[fold(own)]}
    return barred
