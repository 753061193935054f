"""Votes as they are given: by name, or secret with nothing kept but who took part and a counter."""

from datetime import datetime

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from hoadep.contest.council import facts
from hoadep.contest.council.actions.motions import OPTIONS
from hoadep.contest.council.models import Counter, HasVoted, Member, Motion, NamedVote
from hoadep.contest.people.models import Account
from hoadep.office.journal import actions as journal
from hoadep.rules.plan import Plan
from hoadep.rules.verdict import Refused, not_met, require
from hoadep.rules.voters import Voter, judge_presence
from hoadep.vietnamese.text import one_line


@transaction.atomic
def cast_named(
    motion: Motion,
    member: Member,
    option: str,
    plan: Plan,
    *,
    by_letter: bool = False,
    note: str = "",
    own: bool = False,
    by: Account | Member,
    at: datetime,
) -> NamedVote:
    """An open vote of somebody in the room, or an opinion in writing; the last one counts until the closing.

    Raises `Refused` for whoever has left, is kept from the vote, or writes where the plan does not allow it,
    and where somebody else (`own` is False) would write over what the member gave.
    """
    _require_open(motion, (Motion.Mode.OPEN, Motion.Mode.LETTER))
    if not own:
        _require_not_given(motion, member)
    found = facts.sitting(motion, plan)
    voter = _require_voter(found, member)
    if motion.mode == Motion.Mode.OPEN and not by_letter:
        require(judge_presence(voter, found.stays, at=at, zone=timezone.get_default_timezone()))
    elif motion.mode == Motion.Mode.OPEN and not found.rule.absent_write:
        raise Refused(not_met("", "Hình thức khen này không nhận ý kiến bằng văn bản của người vắng mặt."))
    written = by_letter or motion.mode == Motion.Mode.LETTER
    journal.record(motion.code, "cast_named", by=by.code, at=at, codes=[member.code, option])
    given = {"option": option, "by_letter": written, "note": one_line(note), "own": own, "at": at}
    row, _ = NamedVote.objects.update_or_create(motion=motion, member=member, defaults=given)
    return row


def _require_not_given(motion: Motion, member: Member) -> None:
    if motion.named_votes.filter(member=member, own=True).exists():
        raise Refused(not_met("", f"{member.name} đã tự ghi ý kiến; chỉ thành viên sửa được ý kiến ấy."))


@transaction.atomic
def strike_named(motion: Motion, member: Member, *, by: Account, at: datetime) -> None:
    """Take back a vote that was typed for a member by mistake. Raises `Refused` for the member's own."""
    _require_open(motion, (Motion.Mode.OPEN, Motion.Mode.LETTER))
    _require_not_given(motion, member)
    journal.record(motion.code, "strike_named", by=by.code, at=at, codes=[member.code])
    motion.named_votes.filter(member=member).delete()


def _require_open(motion: Motion, modes: tuple[str, ...]) -> None:
    Motion.objects.select_for_update().get(pk=motion.pk)
    motion.refresh_from_db(fields=["opened_at", "closed_at", "mode"])
    if motion.stage != "open" or motion.mode not in modes:
        raise Refused(not_met("", f"{motion.title}: không nhận phiếu lúc này."))


def _require_voter(found: facts.Sitting, member: Member) -> Voter:
    voter = next((one for one in found.voters if one.code == member.code), None)
    if voter is None:
        raise Refused(not_met("", f"{member.name} không có quyền biểu quyết vào ngày này."))
    require(found.conflicts[voter.code])
    return voter


@transaction.atomic
def cast_secret(
    motion: Motion, member: Member, option: str, plan: Plan, *, by: Account, at: datetime
) -> None:
    """A secret vote, once and for all: the member is marked as having voted, a counter goes up, no more.

    Nothing is entered in the journal, no time is kept and no vote can be changed: what cannot be told apart
    cannot be given away. Who is absent may vote too where the plan lets absent members write.
    """
    _require_open(motion, (Motion.Mode.ONLINE,))
    found = facts.sitting(motion, plan)
    voter = _require_voter(found, member)
    if not found.rule.absent_write:
        require(judge_presence(voter, found.stays, at=at, zone=timezone.get_default_timezone()))
    _, first = HasVoted.objects.get_or_create(motion=motion, member=member)
    if not first:
        raise Refused(not_met("", "Bạn đã bỏ phiếu. Phiếu kín không đổi được."))
    Counter.objects.filter(motion=motion, option=OPTIONS[option]).update(votes=F("votes") + 1)
