"""Reads exemplars: who is known by a name, and nominations with the periods in which they are placed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet

from hoadep.contest.exemplars.models import (
    Commendation,
    CommendationQuerySet,
    Exemplar,
    ExemplarQuerySet,
    Nomination,
    NominationQuerySet,
    NominationStep,
    Revocation,
)
from hoadep.contest.people.facts import participations
from hoadep.contest.people.models import Collective, Person, Unit
from hoadep.contest.plans.models import FAR, Season
from hoadep.office.printing.facts import printed
from hoadep.rules.awards.credits import Credit, counted_credits
from hoadep.rules.lifecycle import NOMINATION
from hoadep.rules.periods import Period, period_at, periods_of
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


def name_key(sort: str, name: str) -> tuple[str, str]:
    """By what a name is held against others': whose it is, and how it reads without diacritics."""
    return sort, fold_plain(one_line(name))


def names_borne(names: Iterable[tuple[str, str]]) -> set[tuple[str, str]]:
    """Which of these (sort, name) exemplars of any season bear already, as `name_key` has them; 2 queries."""
    keys = {name_key(*each) for each in names}
    plain = {name for _, name in keys}
    persons = Exemplar.objects.filter(person__plain_name__in=plain)
    collectives = Exemplar.objects.filter(collective__plain_name__in=plain)
    borne = {(PERSON, name) for name in persons.values_list("person__plain_name", flat=True)}
    borne |= set(collectives.values_list("collective__kind", "collective__plain_name"))
    return keys & borne


def words_under_way(season: Season, unit: Unit) -> dict[str, str]:
    """The achievements that a unit has stated in nominations under way, with the nomination's code."""
    rows = Nomination.objects.filter(season=season, unit=unit).exclude(state__in=("withdrawn", "refused"))
    return dict(rows.values_list("achievement", "code"))


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


def nomination_periods(plan: Plan) -> list[Period]:
    """Every period by which some kind of unit nominates: the months, then the quarters."""
    frequencies = sorted({_every(plan, kind.key) for kind in plan.unit_kinds})
    return [period for every in frequencies for period in periods_of(plan, "nominations", every)]


def counted_in(rows: NominationQuerySet, plan: Plan, period: Period) -> NominationQuerySet:
    """Those that are placed in a period, of the units that nominate by such periods."""
    every: Every = "quarter" if "Q" in period.key else "month"
    kinds = [kind.key for kind in plan.unit_kinds if _every(plan, kind.key) == every]
    return rows.placed_in(period.starts, period.ends, kinds)


def _every(plan: Plan, kind: str) -> Every:
    quota = plan.quota(kind, "nominations")
    return quota.every if quota else "month"


@dataclass(frozen=True)
class Listed:
    """A nomination as lists tell of it: how it stands now, and the period in which it is placed."""

    nomination: Nomination
    state: str
    step: NominationStep
    period: Period | None

    @property
    def due_at(self) -> datetime | None:
        """Until when it may be completed, while it is away for that."""
        return self.step.due_at if self.nomination.state == "returned" else None


def listed(rows: NominationQuerySet, season: Season, plan: Plan) -> list[Listed]:
    """Read nominations with all that a list shows of them, in three queries.

    A period is the plan's own one; what an extension moves is told on the board.
    """
    found = list(rows.select_related("unit", "exemplar__person", "exemplar__collective"))
    steps = {
        step.nomination_id: step
        for step in NominationStep.objects.filter(nomination__in=found, ended_at=FAR).select_related("by")
    }
    parts = participations(season, sorted({row.unit.code for row in found}))
    every = {part.unit_id: _every(plan, part.kind) for part in parts}

    def period(row: Nomination) -> Period | None:
        periods = periods_of(plan, "nominations", every.get(row.unit_id, "month"))
        return period_at(periods, steps[row.pk].counts_at)

    return [Listed(row, NOMINATION.states[row.state], steps[row.pk], period(row)) for row in found]


@dataclass(frozen=True)
class Told:
    """A commendation in the plan's words."""

    commendation: Commendation
    level: str
    form: str
    occasion: str


def told(rows: Iterable[Commendation], plan: Plan) -> list[Told]:
    """Commendations with the names of their levels, forms and occasions; a key the plan has not stays."""
    levels: dict[str, str] = {level.key: level.name for level in plan.levels}
    forms = {form.key: form.name for form in plan.forms}
    occasions = {occasion.key: occasion.name for occasion in plan.occasions}
    return [
        Told(
            row,
            levels.get(row.level, row.level),
            forms.get(row.form, row.form),
            occasions.get(row.occasion, row.occasion),
        )
        for row in rows
    ]


def counts_for_awards(row: Commendation, plan: Plan) -> bool:
    """Whether a commendation may count for the contest's awards: its level, occasion and day (II.3)."""
    credit = Credit(
        exemplar=row.exemplar.code,
        entry="",
        commendation=row.code,
        level=row.level,
        occasion=row.occasion,
        decided_on=row.decided_on,
    )
    return row.level != "unit" and bool(counted_credits(plan, [credit]))


def earlier_commendations(exemplar: Exemplar) -> CommendationQuerySet:
    """Those of the same person or collective in other seasons."""
    same = (
        Q(exemplar__person=exemplar.person)
        if exemplar.person
        else Q(exemplar__collective=exemplar.collective)
    )
    return Commendation.objects.filter(same).exclude(exemplar=exemplar).select_related("season")


@dataclass(frozen=True)
class Summary:
    """An exemplar as the list tells of it."""

    exemplar: Exemplar
    units: tuple[str, ...]
    commendations: tuple[Told, ...]


def summaries(rows: ExemplarQuerySet, plan: Plan, *, seen: NominationQuerySet) -> list[Summary]:
    """Exemplars with the units whose nominations the person may see, and their commendations; 3 queries."""
    found = list(rows.select_related("person", "collective"))
    units: dict[int, list[str]] = {row.pk: [] for row in found}
    pairs = seen.filter(exemplar__in=found).order_by("pk").values_list("exemplar_id", "unit__short_name")
    for exemplar, name in pairs:
        units[exemplar].append(name)
    given: dict[int, list[Told]] = {row.pk: [] for row in found}
    for one in told(Commendation.objects.filter(exemplar__in=found), plan):
        given[one.commendation.exemplar_id].append(one)
    return [Summary(row, tuple(dict.fromkeys(units[row.pk])), tuple(given[row.pk])) for row in found]


@dataclass(frozen=True)
class Recovery:
    """What a revocation wants back, with the number of the certificate that was printed."""

    revocation: Revocation
    certificate: str


def recoveries(rows: QuerySet[Revocation]) -> list[Recovery]:
    """Revocations with the certificates that have to come back, in two queries."""
    read = list(rows.select_related("commendation__exemplar__person", "commendation__exemplar__collective"))
    known = printed(row.commendation.code for row in read)

    def number(row: Revocation) -> str:
        found = known.get(row.commendation.code)
        return found.number.notation if found and found.number else ""

    return [Recovery(row, number(row)) for row in read]
