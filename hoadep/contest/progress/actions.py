"""Extends a period and takes note that a unit has nothing to report."""

from datetime import datetime

from django.db import transaction

from hoadep.contest.people.models import Account, Unit
from hoadep.contest.plans.facts import book_of
from hoadep.contest.plans.files import working_day
from hoadep.contest.plans.models import Season
from hoadep.contest.progress.models import Extension, NothingToReport
from hoadep.office.files.models import IncomingLetter
from hoadep.office.journal import actions as journal
from hoadep.rules.calendars import judge_extension
from hoadep.rules.periods import Period
from hoadep.rules.verdict import Refused, not_met, require


@transaction.atomic
def extend(
    season: Season,
    period: Period,
    *,
    ends_at: datetime,
    reason: str,
    by: Account,
    at: datetime,
    unit: Unit | None = None,
) -> Extension:
    """Move a period's end to a later instant, for one unit or for all; the reason is shown with the date."""
    if not reason.strip():
        raise Refused(not_met("", "Gia hạn phải nêu lý do."))
    plan = book_of(season, at).for_period(period.ends)
    require(judge_extension(plan, period, ends_at, is_working_day=working_day()))
    codes = [period.counts, period.key, *([unit.code] if unit else [])]
    row = journal.record(season.code, "extend", by=by.code, at=at, codes=codes, secrets={"reason": reason})
    return Extension.objects.create(
        season=season,
        counts=period.counts,
        period=period.key,
        unit=unit,
        ends_at=ends_at,
        reason=reason,
        at=at,
        recorded_at=row.recorded_at,
        by=by,
    )


@transaction.atomic
def report_nothing(
    season: Season,
    unit: Unit,
    period: Period,
    *,
    reason: str,
    by: Account,
    at: datetime,
    letter: IncomingLetter | None = None,
) -> NothingToReport:
    """A unit states that it has nothing to send in a period; the duty stays unmet, but it has spoken.

    `letter` is the unit's, when the standing office enters this for it.
    """
    if not reason.strip():
        raise Refused(not_met("", "Báo cáo không phát sinh phải nêu lý do."))
    given = NothingToReport.objects.filter(undone_at__isnull=True, season=season, unit=unit)
    if given.filter(counts=period.counts, period=period.key).exists():
        raise Refused(not_met("", f"Đơn vị đã báo cáo không phát sinh cho {period.label}."))
    codes = [season.code, period.counts, period.key]
    row = journal.record(
        unit.code, "report_nothing", by=by.code, at=at, codes=codes, secrets={"reason": reason}
    )
    return NothingToReport.objects.create(
        season=season,
        unit=unit,
        counts=period.counts,
        period=period.key,
        reason=reason,
        at=at,
        recorded_at=row.recorded_at,
        by=by,
        letter=letter,
    )


@transaction.atomic
def take_back_nothing(given: NothingToReport, *, by: Account, at: datetime) -> None:
    """The unit has something to send after all, or reported by mistake."""
    journal.record(given.unit.code, "take_back_nothing", by=by.code, at=at, codes=[given.period])
    given.undone_at, given.undone_by = at, by
    given.save(update_fields=["undone_at", "undone_by"])
