"""Reads who is the same as whom, what they were commended for, and which bodies are gone."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from hoadep.contest.exemplars.models import Commendation, Exemplar
from hoadep.contest.people.facts import same_collectives, same_persons
from hoadep.contest.people.models import Lineage, Unit
from hoadep.vietnamese.bodies import bare_body
from hoadep.vietnamese.folding import fold_plain


@dataclass(frozen=True)
class Subjects:
    """Who stands for whom as of an instant: rows that were linked as one count as one."""

    persons: dict[int, int]
    collectives: dict[int, int]

    def who(self, exemplar: Exemplar) -> str:
        """One key for all rows of the same person or collective."""
        if exemplar.person_id:
            return f"p{self.persons.get(exemplar.person_id, exemplar.person_id)}"
        found = exemplar.collective_id or 0
        return f"c{self.collectives.get(found, found)}"

    def rows_of(self, exemplars: Iterable[Exemplar]) -> tuple[set[int], set[int]]:
        """The keys of all persons and collectives that are one with these."""
        wanted = {self.who(exemplar) for exemplar in exemplars}
        persons = {int(key[1:]) for key in wanted if key[0] == "p"}
        collectives = {int(key[1:]) for key in wanted if key[0] == "c"}
        persons |= {row for row, root in self.persons.items() if root in persons}
        collectives |= {row for row, root in self.collectives.items() if root in collectives}
        return persons, collectives


def subjects(as_of: datetime) -> Subjects:
    """Who is the same as whom, in two queries."""
    return Subjects(same_persons(as_of), same_collectives(as_of))


def commendations_of(
    exemplars: Sequence[Exemplar], known: Subjects, *, as_of: datetime
) -> dict[str, list[Commendation]]:
    """All commendations that stand of these subjects in any season, the latest first, by subject."""
    persons, collectives = known.rows_of(exemplars)
    rows = Commendation.objects.standing(as_of).select_related("exemplar", "season")
    of_persons = rows.filter(exemplar__person__in=persons)
    found = of_persons | rows.filter(exemplar__collective__in=collectives)
    by_subject: dict[str, list[Commendation]] = defaultdict(list)
    for row in found.order_by("-decided_on", "-pk"):
        by_subject[known.who(row.exemplar)].append(row)
    return by_subject


def alike_commendations(
    exemplars: Sequence[Exemplar], known: Subjects, *, as_of: datetime
) -> dict[int, list[Commendation]]:
    """Commendations of others who bear the name of one of these (y and i apart) and may be the same.

    Whose years of birth are known and differ is another one; whoever was linked as the same is not told of
    here. By key of the exemplar, the latest first.
    """
    names = {spelling for row in exemplars for spelling in _spellings(row)}
    rows = Commendation.objects.standing(as_of).select_related(
        "season", "exemplar__person", "exemplar__collective"
    )
    named = rows.filter(exemplar__person__plain_name__in=names) | rows.filter(
        exemplar__collective__plain_name__in=names
    )
    found = list(named.order_by("-decided_on", "-code"))
    return {row.pk: [one for one in found if _may_be_same(row, one.exemplar, known)] for row in exemplars}


def _spellings(exemplar: Exemplar) -> set[str]:
    plain = fold_plain(exemplar.name)
    return {plain, plain.replace("y", "i"), plain.replace("i", "y")}


def _may_be_same(one: Exemplar, other: Exemplar, known: Subjects) -> bool:
    if one.kind != other.kind or known.who(one) == known.who(other):
        return False
    years = {row.person.born for row in (one, other) if row.person and row.person.born}
    return len(years) < 2 and bool(_spellings(one) & _spellings(other))


def dissolved(as_of: datetime) -> dict[str, date]:
    """Bodies that were gone by then, by their bare names, with the day from which they are.

    A name that a standing unit bears as well is not gone.
    """
    today = timezone.localdate(as_of)
    wholly = Lineage.objects.filter(whole=True, at__lte=as_of).select_related("old")
    went = {row.old_id: timezone.localdate(row.at) for row in wholly}
    gone: dict[str, date] = {}
    standing = set()
    for unit in Unit.objects.all():
        until = unit.until if unit.until and unit.until <= today else went.get(unit.pk)
        if until:
            gone[bare_body(unit.name)] = until
        else:
            standing.add(bare_body(unit.name))
    return {name: day for name, day in gone.items() if name not in standing}


def dissolved_on(exemplar: Exemplar, gone: Mapping[str, date]) -> date | None:
    """Since when the body that an exemplar is has been gone; None for persons and for what still is there."""
    return gone.get(bare_body(exemplar.name)) if exemplar.collective else None
