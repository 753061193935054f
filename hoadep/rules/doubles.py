"""Who stands twice in a list: surely, or perhaps, under two spellings of a name; what two rows share."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from hoadep.rules.verdict import Verdict, not_met, not_yet
from hoadep.vietnamese.folding import fold_plain
from hoadep.vietnamese.telephones import digits_of
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


@dataclass(frozen=True, kw_only=True, slots=True)
class Card:
    """What is known of a person or a collective beside what they did."""

    name: str
    born: int | None = None
    telephone: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class Compared:
    """What speaks for two rows being one, and what against it; a person decides."""

    alike: tuple[str, ...]
    unlike: tuple[str, ...]


def compare(one: Card, other: Card) -> Compared:
    """Hold two rows against each other; what one of them does not tell says nothing."""
    alike, unlike = list[str](), list[str]()
    said = _names_compared(one.name, other.name)
    if said:
        alike.append(said)
    telephones = digits_of(one.telephone), digits_of(other.telephone)
    if all(telephones):
        (alike if telephones[0] == telephones[1] else unlike).append("số điện thoại")
    if one.born and other.born:
        (alike if one.born == other.born else unlike).append("năm sinh")
    places = fold_plain(one_line(one.place)), fold_plain(one_line(other.place))
    if all(places):
        (alike if places[0] == places[1] else unlike).append("nơi ở hoặc nơi làm việc")
    return Compared(tuple(alike), tuple(unlike))


def _names_compared(one: str, other: str) -> str:
    """In what two names agree: whole, one being short for the other, or the given name alone."""
    words = [_spelling(Line(code="", who="", name=name)).split() for name in (one, other)]
    if words[0] == words[1]:
        return "cả tên"
    if len(words[0]) == len(words[1]) and all(map(_short_for, *words)):
        return "tên viết tắt"
    return "tên gọi" if all(words) and words[0][-1] == words[1][-1] else ""


def _short_for(one: str, other: str) -> bool:
    """Whether two words are one, or one is the other's first letter."""
    return one == other or (min(len(one), len(other)) == 1 and one[0] == other[0])
