"""Two rows that somebody looks up and lays side by side, whatever their names: may they be one?"""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet

from hoadep.contest.people import facts
from hoadep.contest.people.models import Named, Person
from hoadep.rules.doubles import Card, Compared, compare

MOST = 20


@dataclass(frozen=True)
class Side:
    """One of the two: what was looked for, what was found, which row was chosen of it."""

    words: str
    found: tuple[Named, ...]
    more: bool
    chosen: Named | None


@dataclass(frozen=True)
class Pair:
    """Two rows side by side: with which rows each is one already, and what speaks for joining them."""

    rows: tuple[Named, Named]
    joined: tuple[tuple[Named, ...], tuple[Named, ...]]
    compared: Compared

    @property
    def is_one(self) -> bool:
        """Whether they stand for one already."""
        return self.rows[0] == self.rows[1] or self.rows[0] in self.joined[1]


def side(kind: type[Named], *, words: str, code: str) -> Side:
    """What is found by name (marks apart), code or telephone; the row of the code, or the only one found."""
    found = list(_called(kind, words)[: MOST + 1]) if words else list(kind.objects.filter(code=code))
    chosen = next((row for row in found if row.code == code), found[0] if len(found) == 1 else None)
    return Side(words, tuple(found[:MOST]), len(found) > MOST, chosen)


def pair(kind: type[Named], one: Named, other: Named, *, as_of: datetime) -> Pair:
    """Lay two rows side by side, the older first, as it is the one that stands for both."""
    first, second = sorted((one, other), key=lambda row: row.pk)
    same = facts.same_persons(as_of) if kind is Person else facts.same_collectives(as_of)
    stands = [same.get(row.pk, row.pk) for row in (first, second)]
    wanted = [pk for pk, root in same.items() if root in stands]
    rows = {row.pk: row for row in kind.objects.filter(pk__in=wanted)}
    joined = [
        tuple(rows[pk] for pk, root in same.items() if root == stand and pk != row.pk)
        for row, stand in zip((first, second), stands, strict=True)
    ]
    return Pair((first, second), (joined[0], joined[1]), compare(_card(first), _card(second)))


def _called(kind: type[Named], words: str) -> QuerySet[Named]:
    rows = kind.objects.called(words) | kind.objects.filter(code__iexact=words)
    if kind is Person:
        rows = rows | kind.objects.filter(Q(telephone__contains=words))
    return rows.order_by("sort_key", "pk")


def _card(row: Named) -> Card:
    return Card(
        name=row.name,
        born=getattr(row, "born", None),
        telephone=getattr(row, "telephone", ""),
        place=getattr(row, "address", ""),
    )
