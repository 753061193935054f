"""Entries to choose from, the limits of the choice, and the sentences that say how each limit was kept."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Final, Literal

from hoadep.rules.verdict import Verdict, met, not_met

Over = Literal["unit", "block", "author", "exemplar", "kind"]

WORDS: Final[Mapping[Over, str]] = {
    "unit": "đơn vị",
    "block": "khối",
    "author": "tác giả",
    "exemplar": "gương",
    "kind": "thể loại",
}


def called(over: Over, name: str) -> str:
    """A unit, block … by its name inside a sentence; "Khối phường" bears the word already."""
    word = WORDS[over]
    return f"{word}{name[len(word) :]}" if name.lower().startswith(f"{word} ") else f"{word} {name}"


@dataclass(frozen=True, kw_only=True, slots=True)
class Scored:
    """An eligible entry with its final mark; unit, block, kind, authors and exemplars by their codes."""

    code: str
    value: Decimal | Fraction | int = 0
    unit: str = ""
    block: str = ""
    kind: str = ""
    authors: tuple[str, ...] = ()
    exemplars: tuple[str, ...] = ()

    def keys(self, over: Over) -> tuple[str, ...]:
        """What a limit over units, blocks … counts this entry for."""
        if over == "author":
            return self.authors
        if over == "exemplar":
            return self.exemplars
        own = {"unit": self.unit, "block": self.block, "kind": self.kind}[over]
        return (own,) if own else ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Limit:
    """At least and at most so many entries of one block (author …) `of`, or of each when that is empty."""

    over: Over
    of: str = ""
    least: int = 0
    most: int | None = None
    clause: str = ""

    @property
    def said(self) -> str:
        """How many, in words: "ít nhất 2 bài, nhiều nhất 5 bài"."""
        least = f"ít nhất {self.least} bài" if self.least else ""
        most = f"nhiều nhất {self.most} bài" if self.most is not None else ""
        return ", ".join(filter(None, (least, most))) or "không giới hạn"


@dataclass(frozen=True, slots=True)
class Row:
    """Between `least` and `most` of some entries (by their places); `said` names the demand."""

    members: frozenset[int]
    least: int
    most: int
    said: str
    codes: tuple[str, ...] = ()


def rows_of(candidates: Sequence[Scored], limits: Iterable[Limit], names: Mapping[str, str]) -> list[Row]:
    """The limits as rows, those left out that hold for any choice."""
    found = []
    for limit in limits:
        members = members_of(candidates, limit)
        for key in sorted(members):
            places, most = members[key], limit.most
            if limit.least or (most is not None and len(places) > most):
                said = f"{called(limit.over, names.get(key, key))} {limit.said}"
                said += f" (có {len(places)} bài)" if limit.least else ""
                top = max(limit.least, len(places)) if most is None else most
                found.append(Row(frozenset(places), limit.least, top, said, (key,)))
    return found


def members_of(candidates: Sequence[Scored], limit: Limit) -> dict[str, list[int]]:
    """The places of the entries that count for each key of a limit."""
    members: dict[str, list[int]] = {limit.of: []} if limit.of else defaultdict(list)
    for place, candidate in enumerate(candidates):
        for key in dict.fromkeys(candidate.keys(limit.over)):
            if key == limit.of or not limit.of:
                members[key].append(place)
    return dict(members)


def judge_limit(
    chosen: Iterable[Scored], limit: Limit, *, among: Iterable[str], names: Mapping[str, str]
) -> Verdict:
    """Whether a choice keeps a limit; `among` are the keys that there are, so that each can be asked."""
    counts = Counter(key for one in chosen for key in dict.fromkeys(one.keys(limit.over)))
    keys = [limit.of] if limit.of else sorted(among)
    few = [key for key in keys if counts[key] < limit.least]
    many = [key for key in keys if limit.most is not None and counts[key] > limit.most]
    who = called(limit.over, names.get(limit.of, limit.of)) if limit.of else f"mỗi {WORDS[limit.over]}"
    said = f"{who[0].upper()}{who[1:]} {limit.said}"
    numbers = _numbers(limit, [counts[key] for key in keys])
    if wrong := few + many:
        told = ", ".join(f"{names.get(key, key)} có {counts[key]} bài" for key in wrong)
        return not_met(limit.clause, f"{said}: {told}.", evidence=tuple(wrong), **numbers)
    return met(limit.clause, f"{said}: {_told(counts, limit, keys)}.", **numbers)


def _numbers(limit: Limit, counts: list[int]) -> dict[str, int | None]:
    """The bound that is broken, or else that bounds most, with the count nearest to it."""
    if limit.most is None or min(counts, default=limit.least) < limit.least:
        return {"needed": limit.least, "found": min(counts, default=0)}
    return {"needed": limit.most, "found": max(counts, default=0)}


def _told(counts: Counter[str], limit: Limit, keys: Collection[str]) -> str:
    if limit.of:
        return f"đã chọn {counts[limit.of]} bài"
    least, most = (pick((counts[key] for key in keys), default=0) for pick in (min, max))
    if limit.least and limit.most is not None:
        return f"đã chọn {most} bài" if least == most else f"đã chọn từ {least} đến {most} bài"
    return f"thấp nhất là {least} bài" if limit.least else f"cao nhất là {most} bài"
