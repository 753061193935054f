"""The closing of a vote: the counts, whether enough took part throughout, and what came of it."""

from datetime import datetime
from functools import partial

from django.db import transaction
from django.utils import timezone

from hoadep.contest.council import erasing, facts
from hoadep.contest.council.actions.motions import OPTIONS
from hoadep.contest.council.models import Counter, HasVoted, Motion, NamedVote
from hoadep.contest.council.tally_facts import tally_of
from hoadep.contest.people.models import Account
from hoadep.office.journal import actions as journal
from hoadep.rules.plan import Plan
from hoadep.rules.verdict import Refused, Verdict, not_met, require
from hoadep.rules.voters import there_between
from hoadep.rules.voting import (
    Ballots,
    Tally,
    judge_ballots,
    judge_motion,
    judge_quorum_held,
    judge_result,
)
from hoadep.vietnamese.text import one_line


@transaction.atomic
def count_paper(
    motion: Motion,
    plan: Plan,
    ballots: Ballots,
    *,
    tellers: str,
    counted_at: datetime,
    by: Account,
    at: datetime,
) -> Verdict:
    """Enter what the tellers counted and close the vote. Raises `Refused` where the counts do not add up."""
    if motion.stage != "open" or motion.mode != Motion.Mode.PAPER:
        raise Refused(not_met("", f"{motion.title}: không phải bỏ phiếu giấy đang mở."))
    _require_time(motion, counted_at, at)
    found = facts.sitting(motion, plan)
    free = {one.code for one in found.free}
    opened_at = motion.opened_at or counted_at
    there = len(there_between(found.stays, free, start=opened_at, end=counted_at))
    could = len(free) if found.rule.absent_write else there
    require(judge_ballots(ballots, voters=could, absent=could - there))
    motion.tellers = one_line(tellers)
    motion.counts = {name: getattr(ballots, name) for name in Ballots.__slots__}
    tally = Tally(in_favour=ballots.in_favour, against=ballots.against, secret=True)
    held = _held(found, counted_at)
    return _close(found, tally, held, wrote=ballots.by_letter, closed_at=counted_at, by=by, at=at)


@transaction.atomic
def close_vote(motion: Motion, plan: Plan, *, closed_at: datetime, by: Account, at: datetime) -> Verdict:
    """Close an open vote, a secret online one, or the asking for opinions, with what was given until then."""
    Motion.objects.select_for_update().get(pk=motion.pk)
    motion.refresh_from_db()
    if motion.stage != "open" or motion.mode == Motion.Mode.PAPER:
        raise Refused(not_met("", f"{motion.title}: không có biểu quyết nào đang mở để kết thúc."))
    _require_time(motion, closed_at, at)
    found = facts.sitting(motion, plan)
    if motion.mode == Motion.Mode.ONLINE:
        return _close_online(motion, found, closed_at=closed_at, by=by, at=at)
    votes = list(NamedVote.objects.filter(motion=motion).select_related("member"))
    if motion.mode == Motion.Mode.LETTER:
        answered = len(votes) == len(found.free)
        if not answered and motion.return_on and timezone.localdate(closed_at) <= motion.return_on:
            raise Refused(not_met("", "Chưa hết hạn trả lời và còn người chưa trả lời."))
    tally = tally_of(found, votes)
    held = found.quorum(closed_at) if motion.mode == Motion.Mode.LETTER else _held(found, closed_at)
    wrote = len({vote.member.code for vote in votes if vote.by_letter} - found.there(closed_at))
    return _close(found, tally, held, wrote=wrote, closed_at=closed_at, by=by, at=at)


def _require_time(motion: Motion, closed_at: datetime, at: datetime) -> None:
    if closed_at > at or (motion.opened_at and closed_at < motion.opened_at):
        raise Refused(not_met("", "Giờ kết thúc biểu quyết không thể trước giờ mở hoặc ở tương lai."))


def _held(found: facts.Sitting, closed_at: datetime) -> Verdict:
    """Whether enough were there from the opening to the end."""
    return judge_quorum_held(
        found.rule,
        found.voters,
        found.stays,
        opened_at=found.motion.opened_at or closed_at,
        closed_at=closed_at,
        zone=timezone.get_default_timezone(),
    )


def _close_online(
    motion: Motion, found: facts.Sitting, *, closed_at: datetime, by: Account, at: datetime
) -> Verdict:
    """Read the counters and put away all from which the order of the votes could be told."""
    counters = dict(Counter.objects.filter(motion=motion).values_list("option", "votes"))
    sums = {option: counters[name] for option, name in OPTIONS.items()}
    took = sorted(facts.voted(motion))
    away = len(set(took) - found.there(closed_at))
    cast = sum(sums.values())
    motion.counts = {"given_out": len(found.free), "returned": cast, "valid": cast, "invalid": 0, **sums}
    motion.counts["by_letter"] = away
    _forget_order(motion)
    tally = Tally(in_favour=sums["in_favour"], against=sums["against"], secret=True)
    held = _held(found, closed_at)
    return _close(found, tally, held, wrote=away, closed_at=closed_at, by=by, at=at)


def _forget_order(motion: Motion) -> None:
    """Counters go; who took part is written anew, by the order of the members, in this one transaction."""
    members = sorted(
        (row.member for row in HasVoted.objects.filter(motion=motion).select_related("member")),
        key=lambda member: member.code,
    )
    Counter.objects.filter(motion=motion).delete()
    HasVoted.objects.filter(motion=motion).delete()
    HasVoted.objects.bulk_create(HasVoted(motion=motion, member=member) for member in members)
    transaction.on_commit(partial(erasing.wipe, (Counter, HasVoted)))


def _close(
    found: facts.Sitting,
    tally: Tally,
    held: Verdict,
    *,
    wrote: int,
    closed_at: datetime,
    by: Account,
    at: datetime,
) -> Verdict:
    motion = found.motion
    turnout = found.turnout(at=closed_at, wrote=wrote)
    verdict = judge_motion([held], judge_result(found.rule, found.council, turnout, tally))
    journal.record(motion.code, "close_vote", by=by.code, at=at, codes=[motion.subject, verdict.answer])
    motion.closed_at, motion.result = closed_at, verdict.to_json()
    motion.result_on = timezone.localdate(closed_at)
    motion.save()
    return verdict
