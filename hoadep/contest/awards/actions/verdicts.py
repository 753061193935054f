"""Takes down judgements of persons, and keeps verdicts as they were given."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from hoadep.contest.awards.facts import Prospect
from hoadep.contest.awards.models import Assessment, Judgement
from hoadep.contest.people.models import Account
from hoadep.contest.plans.models import Plan, Season
from hoadep.office.journal import actions as journal
from hoadep.rules.verdict import Refused, not_met


@transaction.atomic
def judge(
    season: Season, subject: str, clause: str, *, holds: bool, reason: str, by: Account, at: datetime
) -> Judgement:
    """A person's answer, with its reason, to a condition that no arithmetic can settle.

    `subject` is the code of a unit or of an entry. A later judgement replaces an earlier one from `at` on.
    """
    if not reason.strip():
        raise Refused(not_met(clause, "Kết luận của người xét phải nêu lý do."))
    codes = [season.code, clause, "holds" if holds else "holds_not"]
    row = journal.record(subject, "judge", by=by.code, at=at, codes=codes, secrets={"reason": reason})
    return Judgement.objects.create(
        season=season,
        subject=subject,
        clause=clause,
        holds=holds,
        reason=reason,
        at=at,
        recorded_at=row.recorded_at,
        by=by,
    )


@transaction.atomic
def assess(
    season: Season,
    plan: Plan,
    prospects: Iterable[Prospect],
    *,
    as_of: datetime,
    by: Account,
    at: datetime,
) -> list[Assessment]:
    """Store verdicts with the plan version and the instant they were given for."""
    kept = list(prospects)
    row = journal.record(season.code, "assess", by=by.code, at=at, codes=[p.subject for p in kept])
    return Assessment.objects.bulk_create(
        Assessment(
            season=season,
            subject=prospect.subject,
            kind=prospect.kind,
            plan=plan,
            as_of=as_of,
            verdict=prospect.verdict.to_json(),
            at=at,
            recorded_at=row.recorded_at,
            by=by,
        )
        for prospect in kept
    )
