"""Reads who is the same as whom, what they were commended for, and which bodies are gone."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from hoadep.contest.exemplars.models import Commendation, Exemplar
from hoadep.contest.people.facts import same_collectives, same_persons
from hoadep.contest.people.models import Lineage, Unit
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


def dissolved(as_of: datetime) -> dict[str, date]:
    """Names, without marks, of units that were gone by then, with the day from which they are."""
    today = timezone.localdate(as_of)
    gone = {fold_plain(unit.name): unit.until for unit in Unit.objects.filter(until__lte=today)}
    for row in Lineage.objects.filter(whole=True, at__lte=as_of).select_related("old"):
        gone.setdefault(fold_plain(row.old.name), timezone.localdate(row.at))
    return {name: day for name, day in gone.items() if day}
