"""Finds rows that may be one person or one collective: alike by name, more surely by telephone or address."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from django.db.models import Count

from hoadep.contest.people import facts
from hoadep.contest.people.models import Link, Named, Person
from hoadep.vietnamese.folding import fold_plain

MOST = 50


@dataclass(frozen=True)
class Double:
    """Rows of one name that nobody has joined yet, and what speaks for their being one."""

    rows: tuple[Named, ...]
    sign: str


def doubles(kind: type[Named], *, words: str, as_of: datetime) -> list[Double]:
    """Groups of rows with one name, marks apart, the likeliest first; of at most fifty names."""
    found = kind.objects.called(words) if words else kind.objects.all()
    names = found.order_by("plain_name").values("plain_name").annotate(times=Count("pk"))
    alike = [name["plain_name"] for name in names.filter(times__gt=1)[: MOST * 4]]
    same = facts.same_persons(as_of) if kind is Person else facts.same_collectives(as_of)
    groups = []
    for _, rows in groupby(
        kind.objects.filter(plain_name__in=alike).order_by("plain_name", "pk"), lambda row: row.plain_name
    ):
        apart = tuple({same.get(row.pk, row.pk): row for row in reversed(list(rows))}.values())[::-1]
        if len(apart) > 1:
            groups.append(Double(apart, _sign(apart)))
    return sorted(groups, key=lambda group: not group.sign)[:MOST]


def _sign(rows: Iterable[Named]) -> str:
    """What two of the rows have in common beside the name."""
    rows = list(rows)
    telephones = [digits for row in rows if (digits := _digits(getattr(row, "telephone", "")))]
    if len(set(telephones)) < len(telephones):
        return "cùng số điện thoại"
    places = [fold_plain(address) for row in rows if (address := getattr(row, "address", ""))]
    return "cùng nơi ở hoặc nơi làm việc" if len(set(places)) < len(places) else ""


def _digits(telephone: str) -> str:
    return "".join(letter for letter in telephone if letter.isdecimal())


def joined(as_of: datetime) -> list[Link]:
    """What was joined and stands, the latest first."""
    rows = Link.objects.standing(as_of).select_related(
        "person", "same_person", "collective", "same_collective", "by"
    )
    return list(rows.order_by("-at", "-pk")[: MOST * 2])
