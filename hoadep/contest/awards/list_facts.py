"""Reads what a list of awards needs besides its verdicts: units that are no more, what was given before."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import date

from django.utils import timezone

from hoadep.contest.awards.models import AwardItem, AwardList, AwardRevocation
from hoadep.contest.exemplars.models import Commendation
from hoadep.contest.exemplars.money import money_of
from hoadep.contest.people.models import Participation, Unit
from hoadep.contest.plans.models import Season
from hoadep.rules.plan import Plan
from hoadep.rules.verdict import Verdict
from hoadep.vietnamese.dates import short_date_screen


def ended_units(season: Season, codes: Collection[str], *, on: date) -> dict[str, date]:
    """The units that were dissolved, or had left the season, by a day: since when."""
    gone = Unit.objects.filter(code__in=codes, until__lte=on).values_list("code", "until")
    found = {code: until for code, until in gone if until}
    left = Participation.objects.filter(season=season, unit__code__in=codes, until__isnull=False)
    for code, until in left.values_list("unit__code", "until"):
        if until and timezone.localdate(until) <= on:
            found.setdefault(code, timezone.localdate(until))
    return found


def earlier_awards(items: Sequence[AwardItem]) -> dict[str, list[str]]:
    """What each unit or author of a list was given before, by code, each told with its decision."""
    codes = [item.assessment.subject for item in items]
    lists = {item.award_list_id for item in items}
    found: dict[str, list[str]] = defaultdict(list)
    others = AwardItem.objects.filter(assessment__subject__in=codes, outcome=AwardItem.Outcome.AWARDED)
    for item in others.exclude(award_list__in=lists).select_related("award_list", "assessment"):
        listed = item.award_list
        found[item.assessment.subject].append(_told(listed.title, listed.number, listed.decided_on))
    given = Commendation.objects.filter(exemplar__person__code__in=codes, revoked_at__isnull=True)
    for row in given.select_related("exemplar__person"):
        if row.exemplar.person:
            found[row.exemplar.person.code].append(_told(row.giver, row.number, row.decided_on))
    return dict(found)


def _told(what: str, number: str, day: date | None) -> str:
    return f"{what}, {number} ngày {short_date_screen(day)}" if day else what


def sum_of(found: AwardList, plan: Plan) -> Verdict | None:
    """The money that went with each award of a decided list; None before the decision."""
    if found.decided_on is None:
        return None
    kind = "collective" if found.kind == AwardList.Kind.UNIT else "person"
    return money_of(kind, plan, form=found.form, level=found.level, on=found.decided_on)


def to_recover(season: Season) -> list[AwardRevocation]:
    """What was taken back and has not come back yet."""
    rows = AwardRevocation.objects.filter(item__award_list__season=season, recovered_on__isnull=True)
    return list(rows.select_related("item__award_list"))
