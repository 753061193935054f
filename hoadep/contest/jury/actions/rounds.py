"""Rounds: made with fresh random numbers, opened once every entry has its judges, closed with final marks."""

import secrets
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction

from hoadep.contest.jury import facts, scores
from hoadep.contest.jury.models import Numbered, Round
from hoadep.contest.jury.rubrics import Rubric
from hoadep.contest.people.models import Account
from hoadep.contest.plans.actions import next_code
from hoadep.contest.plans.models import Season
from hoadep.office.journal import actions as journal
from hoadep.rules.scoring import FINEST
from hoadep.rules.verdict import Refused, not_met

LISTED = 5
SETTLED = ("final", "explanation", "corrected", "corrected_sd")
"""What closing a round writes of an entry."""


@transaction.atomic
def make_round(
    season: Season,
    rubric: Rubric,
    *,
    entries: Sequence[int],
    due_on: date | None = None,
    by: Account,
    at: datetime,
) -> Round:
    """Prepare a round over these entries (keys), each under a random number that says nothing else."""
    if not entries:
        raise Refused(not_met(rubric.clause, "Chưa có bài nào để chấm ở vòng này."))
    round = Round.objects.create(
        season=season,
        code=next_code(f"{season.code}-VC", width=2),
        key=rubric.key,
        name=rubric.name,
        rubric=rubric.to_json(),
        due_on=due_on,
        at=at,
        by=by,
    )
    numbers = _numbers(len(entries))
    Numbered.objects.bulk_create(
        Numbered(round=round, entry_id=entry, number=number)
        for entry, number in zip(entries, numbers, strict=True)
    )
    journal.record(round.code, "make_round", by=by.code, at=at, codes=[season.code, rubric.key])
    return round


def _numbers(count: int) -> list[int]:
    """Distinct random numbers of the same length, ten for each that is needed."""
    least = 10 ** max(2, len(str(count)))
    return secrets.SystemRandom().sample(range(least, least * 10), count)


@transaction.atomic
def open_round(round: Round, *, by: Account, at: datetime) -> None:
    """Let the judges in: every entry has its judges, and is in no other round that is open."""
    _lock(round)
    if round.state != Round.State.PREPARING:
        raise Refused(not_met("", f"{round.name} {round.get_state_display()}, không mở lại được."))
    if short := facts.short_of(round):
        raise Refused(not_met("", f"Chưa đủ giám khảo cho {_listed(short)}. Hãy phân bài trước khi mở."))
    _require_in_no_other(round)
    journal.record(round.code, "open_round", by=by.code, at=at, codes=[str(round.seed)])
    round.state, round.opened_at = Round.State.OPEN, at
    round.save(update_fields=["state", "opened_at"])


def _require_in_no_other(round: Round) -> None:
    entries = Numbered.objects.filter(round=round).values("entry")
    others = Numbered.objects.filter(round__state=Round.State.OPEN, entry__in=entries).exclude(round=round)
    if first := others.select_related("round").first():
        reason = (
            f"{others.count()} bài của vòng này đang được chấm ở {first.round.name} ({first.round.code})."
        )
        raise Refused(not_met("", f"{reason} Hãy đóng vòng đó trước.", evidence=(first.round.code,)))


@transaction.atomic
def close_round(round: Round, *, reason: str = "", by: Account, at: datetime) -> None:
    """Settle the final marks. A third mark that is still asked for may be done without, with a reason."""
    _lock(round)
    if round.state != Round.State.OPEN:
        raise Refused(not_met("", f"{round.name} {round.get_state_display()}, không đóng được."))
    round.close_reason = reason.strip()
    results = scores.results(round)
    _require_marked(round, results, reason=reason, at=at)
    journal.record(round.code, "close_round", by=by.code, at=at, secrets={"reason": reason})
    _settle(round, results)
    round.state, round.closed_at = Round.State.CLOSED, at
    round.save(update_fields=["state", "closed_at", "close_reason"])


def _settle(round: Round, results: Sequence[scores.Result]) -> None:
    """Keep every final mark with its reasons, and the advice beside it."""
    rows = {row.number: row for row in Numbered.objects.filter(round=round)}
    for result in results:
        row = rows[result.number]
        row.final, row.explanation = result.final, result.verdict.to_json()
    for one in scores.advice_of(results).entries:
        row = rows[int(one.entry)]
        row.corrected, row.corrected_sd = _kept(one.value), _kept(one.sd)
    Numbered.objects.bulk_update(rows.values(), SETTLED, batch_size=500)


def _kept(value: float) -> Decimal:
    return Decimal(value).quantize(FINEST)


@transaction.atomic
def reopen_round(round: Round, *, reason: str, by: Account, at: datetime) -> None:
    """Open a closed round again, for more sheets; its final marks are settled anew when it is closed.

    Since results have been seen, marks of before stay: only sheets given from now on may be marked.
    """
    _lock(round)
    if round.state != Round.State.CLOSED:
        raise Refused(not_met("", f"{round.name} {round.get_state_display()}, không cần mở lại."))
    if not reason.strip():
        raise Refused(not_met("", "Hãy ghi lý do mở lại vòng chấm."))
    _require_in_no_other(round)
    journal.record(round.code, "reopen_round", by=by.code, at=at, secrets={"reason": reason})
    Numbered.objects.filter(round=round).update(**dict.fromkeys(SETTLED))
    round.state, round.closed_at, round.close_reason = Round.State.OPEN, None, ""
    round.reopened_at = at
    round.save(update_fields=["state", "closed_at", "close_reason", "reopened_at"])


def _require_marked(round: Round, results: Sequence[scores.Result], *, reason: str, at: datetime) -> None:
    waiting = [load.panelist for load in facts.loads(round, at=at) if load.progress.left]
    if waiting:
        names = ", ".join(panelist.name for panelist in waiting)
        advice = "Hãy đợi, đổi giám khảo, hoặc cho đóng vòng không có giám khảo đó (ghi lý do)."
        raise Refused(not_met("", f"Còn phiếu chưa chấm của {names}. {advice}"))
    if bare := [result.number for result in results if result.final is None and not result.withdrawn]:
        raise Refused(not_met("", f"Chưa có điểm nào cho {_listed(bare)}."))
    if not reason.strip() and (third := [r.number for r in results if r.needs_third]):
        advice = "Hãy giao chấm thêm, hoặc ghi lý do đóng vòng khi chưa chấm thêm."
        raise Refused(not_met("", f"Điểm chênh quá mức ở {_listed(third)}. {advice}"))


def _lock(round: Round) -> None:
    """Hold all rounds of the season until the act is done, so that two never open on one entry."""
    list(Round.objects.select_for_update().filter(season=round.season).order_by("pk"))
    round.refresh_from_db()


def _listed(numbers: Sequence[int] | dict[int, int]) -> str:
    shown = ", ".join(map(str, sorted(numbers)[:LISTED]))
    more = len(numbers) - LISTED
    return f"bài số phách {shown}" + (f" và {more} bài khác" if more > 0 else "")
