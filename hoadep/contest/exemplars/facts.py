"""Reads exemplars: who is already known by a name, and in which period a nomination is placed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Q

from hoadep.contest.exemplars.models import Commendation, Exemplar
from hoadep.contest.people.facts import participations
from hoadep.contest.people.models import Collective, Person
from hoadep.contest.plans.models import Season
from hoadep.rules.periods import Period, periods_of
from hoadep.rules.plan import Plan
from hoadep.rules.plan.schema import Every
from hoadep.vietnamese.folding import fold_plain
from hoadep.vietnamese.text import one_line

PERSON = "person"
SORTS = ((PERSON, "Cá nhân"), *Collective.Kind.choices)
"""What an exemplar may be, as a person chooses it."""


@dataclass(frozen=True)
class Known:
    """Somebody of whom a season has told, with what tells them apart from others of the same name."""

    subject: Person | Collective
    place: str
    commendations: tuple[Commendation, ...]


def same_named(sort: str, name: str) -> list[Known]:
    """Exemplars of any season that bear this name, with or without diacritics; each subject once.

    Somebody who is an author alone is not shown: where authors live is nobody's business here.
    """
    plain = fold_plain(one_line(name))
    named = Q(person__plain_name=plain)
    if sort != PERSON:
        named = Q(collective__plain_name=plain, collective__kind=sort)
    rows = (
        Exemplar.objects.filter(named).select_related("person", "collective").order_by("-season__starts_on")
    )
    return _known(list(rows)) if plain else []


def _known(exemplars: Sequence[Exemplar]) -> list[Known]:
    latest: dict[str, tuple[Person | Collective, Exemplar]] = {}
    of_subject: dict[int, str] = {}
    for exemplar in exemplars:
        subject = exemplar.person or exemplar.collective
        if subject:
            latest.setdefault(subject.code, (subject, exemplar))
            of_subject[exemplar.pk] = subject.code
    given: dict[str, list[Commendation]] = {code: [] for code in latest}
    for commendation in Commendation.objects.filter(exemplar__in=exemplars, revoked_at__isnull=True):
        given[of_subject[commendation.exemplar_id]].append(commendation)
    return [Known(subject, row.place, tuple(given[code])) for code, (subject, row) in latest.items()]


def nomination_periods(
    season: Season, plan: Plan, units: Sequence[str] | None = None
) -> dict[int, tuple[Period, ...]]:
    """The periods by which each unit (key) nominates: months, or quarters where its kind owes by quarter."""
    parts = participations(season, units)
    return {part.unit_id: periods_of(plan, "nominations", _every(plan, part.kind)) for part in parts}


def _every(plan: Plan, kind: str) -> Every:
    quota = plan.quota(kind, "nominations")
    return quota.every if quota else "month"


def all_periods(periods: Iterable[tuple[Period, ...]]) -> list[Period]:
    """Each period once, the months before the quarters, in order of time."""
    every = {period.key: period for found in set(periods) for period in found}
    return sorted(every.values(), key=lambda period: ("Q" in period.key, period.starts))
