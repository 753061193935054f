"""Finds rows that may be one person or one collective: alike by name, more surely by telephone or address."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from hoadep.contest.people import facts
from hoadep.contest.people.models import Link, LinkQuerySet, Named, Person
from hoadep.vietnamese.folding import fold_plain
from hoadep.web.counting import MOST_COUNTED
from hoadep.web.paging import PAGE

MOST_EXPORTED = 2_000


@dataclass(frozen=True)
class Double:
    """Rows of one name that nobody has joined yet, and what speaks for their being one."""

    rows: tuple[Named, ...]
    sign: str


def doubles(kind: type[Named], *, words: str, as_of: datetime) -> list[Double]:
    """Groups of rows with one name, marks apart, the likeliest first; of at most two thousand names."""
    return _groups(kind, _names_twice(kind, words, as_of)[:MOST_EXPORTED], as_of)


def page_of_doubles(
    kind: type[Named], *, words: str, as_of: datetime, after: str
) -> tuple[list[Double], dict[str, Any]]:
    """One page of them by name, the likeliest of the page first; `after` is the code of a row before it."""
    names = _names_twice(kind, words, as_of)
    following = names
    if last := after and kind.objects.filter(code=after).first():
        following = names.filter(plain_name__gt=last.plain_name)
    found = list(following[: PAGE + 1])
    groups = _groups(kind, found[:PAGE], as_of)
    more = len(found) > PAGE
    return groups, {
        "shown": len(groups),
        "after": kind.objects.filter(plain_name=found[PAGE - 1]).values_list("code", flat=True)[0]
        if more
        else None,
        "total": names.order_by()[:MOST_COUNTED].count(),
    }


def _names_twice(kind: type[Named], words: str, as_of: datetime) -> "QuerySet[Named, str]":
    """Names that several rows bear of which none was joined to another of the name, in order."""
    one, same = ("person", "same_person") if kind is Person else ("collective", "same_collective")
    joined = Link.objects.standing(as_of).filter(
        **{same: OuterRef("pk"), f"{one}__plain_name": OuterRef("plain_name")}
    )
    rows = kind.objects.called(words) if words else kind.objects.all()
    names = rows.filter(~Exists(joined)).order_by("plain_name").values("plain_name")
    twice = names.annotate(times=Count("pk")).filter(times__gt=1)
    return twice.values_list("plain_name", flat=True)


def _groups(kind: type[Named], names: Iterable[str], as_of: datetime) -> list[Double]:
    same = facts.same_persons(as_of) if kind is Person else facts.same_collectives(as_of)
    rows = kind.objects.filter(plain_name__in=list(names)).order_by("plain_name", "pk")
    groups = []
    for _, alike in groupby(rows, lambda row: row.plain_name):
        apart = tuple({same.get(row.pk, row.pk): row for row in reversed(list(alike))}.values())[::-1]
        if len(apart) > 1:
            groups.append(Double(apart, _sign(apart)))
    return sorted(groups, key=lambda group: not group.sign)


def _sign(rows: Sequence[Named]) -> str:
    """What two of the rows have in common beside the name."""
    telephones = [digits for row in rows if (digits := _digits(getattr(row, "telephone", "")))]
    if len(set(telephones)) < len(telephones):
        return "cùng số điện thoại"
    places = [fold_plain(address) for row in rows if (address := getattr(row, "address", ""))]
    return "cùng nơi ở hoặc nơi làm việc" if len(set(places)) < len(places) else ""


def _digits(telephone: str) -> str:
    return "".join(letter for letter in telephone if letter.isdecimal())


def joined(words: str, *, as_of: datetime) -> LinkQuerySet:
    """What was joined and stands, both rows with it; those whose name holds the words."""
    rows = Link.objects.standing(as_of).select_related(
        "person", "same_person", "collective", "same_collective", "by"
    )
    plain, named = fold_plain(words), Q()
    for row in ("person", "same_person", "collective", "same_collective"):
        named |= Q(**{f"{row}__plain_name__contains": plain})
    return rows.filter(named) if words else rows
