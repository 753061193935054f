"""Who stands twice in a list: surely, or perhaps, under two spellings of a name."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from hoadep.rules.verdict import Verdict, not_met, not_yet
from hoadep.vietnamese.folding import fold_plain
from hoadep.vietnamese.text import one_line


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """A subject as it stands in a list: `who` is one for all rows that were linked as the same."""

    code: str
    who: str
    name: str
    born: int | None = None


def judge_list(lines: Sequence[Line]) -> tuple[Verdict, ...]:
    """Who stands twice in a list: surely (linked as one), or perhaps, under two spellings of a name."""
    return (*_surely_twice(lines), *_perhaps_twice(lines))


def _surely_twice(lines: Sequence[Line]) -> Iterable[Verdict]:
    for _, found in groupby(sorted(lines, key=lambda line: line.who), key=lambda line: line.who):
        rows = list(found)
        if len(rows) > 1:
            names = " và ".join(f"{row.name} ({row.code})" for row in rows)
            codes = tuple(row.code for row in rows)
            yield not_met("", f"Đứng hai lần trong danh sách: {names}.", evidence=codes)


def _perhaps_twice(lines: Sequence[Line]) -> Iterable[Verdict]:
    for _, found in groupby(sorted(lines, key=_spelling), key=_spelling):
        rows = list(found)
        others = {row.who for row in rows}
        years = {row.born for row in rows if row.born}
        if len(others) > 1 and len(years) < 2:
            names = " và ".join(f"{row.name} ({row.code})" for row in rows)
            codes = tuple(row.code for row in rows)
            yield not_yet("", f"Có thể là cùng một người viết hai cách: {names}.", evidence=codes)


def _spelling(line: Line) -> str:
    """One key for the ways in which a name is written: marks, capitals, i and y, dots and dashes apart."""
    plain = fold_plain(one_line(line.name)).replace("y", "i")
    return " ".join("".join(mark if mark.isalnum() else " " for mark in plain).split())
