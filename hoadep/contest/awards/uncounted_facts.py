"""Reads commendations that a unit had a part in and that do not count for its award."""

from datetime import datetime

from hoadep.contest.entries.models import CommendationEntry, EntryStep
from hoadep.contest.exemplars.models import Commendation, Exemplar, Nomination
from hoadep.contest.people.facts import heirs
from hoadep.contest.people.models import Unit
from hoadep.contest.plans.facts import book_of
from hoadep.contest.plans.models import Season
from hoadep.rules.awards import Credit, Given, judge_given
from hoadep.rules.verdict import Verdict


def uncounted(season: Season, unit: str, *, as_of: datetime) -> list[Verdict]:
    """For each standing commendation of an exemplar that the unit nominated or told of, why it is not
    counted; those that count are not among them.
    """
    plan = book_of(season, as_of).latest
    own = _with_those_gone_into_it(unit, as_of)
    entries = EntryStep.objects.standing(as_of).filter(season=season, state="eligible", unit__in=own)
    told = dict(entries.values_list("entry_id", "entry__code"))
    nominated = Nomination.objects.filter(season=season, unit__in=own).exclude(state="withdrawn")
    concerned = Exemplar.objects.filter(pk__in=nominated.values("exemplar")) | Exemplar.objects.filter(
        entries__in=list(told)
    )
    rows = Commendation.objects.standing(as_of).filter(season=season, exemplar__in=concerned.values("pk"))
    linked = _links(told, as_of)
    found, counted = [], set[int]()
    for row in rows.select_related("exemplar").order_by("decided_on", "code"):
        given = Given(
            credit=_credit(row), entries=tuple(linked.get(row.pk, ())), counted=row.exemplar_id in counted
        )
        verdict = judge_given(plan, given)
        if verdict.met:
            counted.add(row.exemplar_id)
        else:
            found.append(verdict)
    return found


def _with_those_gone_into_it(unit: str, as_of: datetime) -> list[Unit]:
    """The unit and, as the award counts, those that wholly went into it."""
    rows = list(Unit.objects.all())
    (own,) = [row for row in rows if row.code == unit]
    gone = {old for old, new in heirs(as_of).items() if new == own.pk}
    return [row for row in rows if row.pk == own.pk or row.pk in gone]


def _links(told: dict[int, str | None], as_of: datetime) -> dict[int, list[str]]:
    """The unit's own entries that tell of the deed, by commendation."""
    found: dict[int, list[str]] = {}
    links = CommendationEntry.objects.standing(as_of).filter(entry__in=list(told))
    for commendation, entry in links.values_list("commendation_id", "entry_id"):
        found.setdefault(commendation, []).append(told[entry] or "")
    return found


def _credit(row: Commendation) -> Credit:
    return Credit(
        exemplar=row.exemplar.code,
        entry="",
        commendation=row.code,
        level=row.level,
        occasion=row.occasion,
        decided_on=row.decided_on,
    )
