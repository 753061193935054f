"""Motions: put by the room they concern, taken into a meeting or sent for opinions, opened, put again."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from hoadep.contest.council import facts
from hoadep.contest.council.letters import opinion_letters
from hoadep.contest.council.models import Counter, Declared, Meeting, Member, Motion
from hoadep.contest.people.models import Account
from hoadep.contest.plans.actions import next_code
from hoadep.contest.plans.facts import book_of
from hoadep.contest.plans.models import Season
from hoadep.office.journal import actions as journal
from hoadep.office.outbox.actions import queue
from hoadep.rules.plan import Plan
from hoadep.rules.verdict import Refused, not_met, require
from hoadep.rules.voting import judge_way
from hoadep.vietnamese.text import one_line

OPTIONS = {"in_favour": "ballots_in_favour", "against": "ballots_against"}
"""What may be chosen in a secret vote, and the counter that tells it."""


@dataclass(frozen=True, kw_only=True)
class Moved:
    """A subject as the room that moves it knows it: code, name, page, and the codes it concerns."""

    subject: str
    title: str
    page: str
    level: str
    form: str
    persons: Collection[str] = ()
    units: Collection[str] = ()


@transaction.atomic
def put_motions(
    season: Season, plan: Plan, moved: Iterable[Moved], *, way: str, by: Account, at: datetime
) -> list[Motion]:
    """Put each subject before the council. Raises `Refused` for a form without a rule, or in a wrong way."""
    made = []
    for one in moved:
        if Motion.objects.filter(subject=one.subject, closed_at__isnull=True).exists():
            raise Refused(not_met("", f"{one.title}: đang chờ Hội đồng xét."))
        rule = facts.vote_rule(plan, one.form)
        mode = _usual_mode(way, secret=rule.secret)
        require(judge_way(rule, facts.way_of(way), secret=mode == Motion.Mode.PAPER))
        code = next_code(f"{season.code}-BQ", width=4)
        journal.record(code, "put_motion", by=by.code, at=at, codes=[one.subject, way])
        given = {**vars(one), "persons": sorted(one.persons), "units": sorted(one.units)}
        made.append(Motion.objects.create(season=season, code=code, way=way, mode=mode, put_at=at, **given))
    return made


def _usual_mode(way: str, *, secret: bool) -> str:
    if way == "written":
        return Motion.Mode.LETTER
    return Motion.Mode.PAPER if secret else Motion.Mode.OPEN


@transaction.atomic
def take_in(
    meeting: Meeting, motions: Sequence[Motion], plan: Plan, *, mode: str, by: Account, at: datetime
) -> None:
    """Put motions on the agenda of a meeting, to be voted on in one mode ("" keeps what the plan says)."""
    if meeting.ended_at:
        raise Refused(not_met("", "Cuộc họp đã kết thúc."))
    way = "standing" if meeting.standing else "meeting"
    for motion in motions:
        if motion.way != way or motion.stage != "waiting":
            raise Refused(not_met("", f"{motion.title}: không xét ở cuộc họp này."))
        motion.mode = mode or motion.mode
        rule = facts.vote_rule(plan, motion.form)
        require(judge_way(rule, facts.way_of(way), secret=motion.secret))
        motion.meeting = meeting
        motion.save(update_fields=["meeting", "mode"])
    codes = [motion.code for motion in motions]
    journal.record(meeting.code, "take_in", by=by.code, at=at, codes=codes)


@transaction.atomic
def take_out(motion: Motion, *, by: Account, at: datetime) -> Motion:
    """Take a motion off the agenda before it is voted on; it waits for another meeting."""
    _require_stage(motion, "waiting")
    journal.record(motion.code, "take_out", by=by.code, at=at)
    motion.meeting = None
    motion.save(update_fields=["meeting"])
    return motion


def _require_stage(motion: Motion, stage: str) -> None:
    if motion.stage != stage:
        said = {"waiting": "đã mở biểu quyết", "open": "chưa mở hoặc đã kết thúc biểu quyết"}[stage]
        raise Refused(not_met("", f"{motion.title}: {said}."))


@transaction.atomic
def open_vote(motion: Motion, plan: Plan, *, opened_at: datetime, by: Account, at: datetime) -> Motion:
    """Begin a vote in a meeting, once enough members are there."""
    _require_stage(motion, "waiting")
    meeting = motion.meeting
    if meeting is None:
        raise Refused(not_met("", f"{motion.title}: chưa vào chương trình cuộc họp nào."))
    if opened_at > at or opened_at < meeting.starts_at:
        raise Refused(not_met("", "Giờ biểu quyết không thể trước giờ họp hoặc ở tương lai."))
    require(facts.sitting(motion, plan).quorum(opened_at))
    journal.record(motion.code, "open_vote", by=by.code, at=at, codes=[motion.mode])
    motion.opened_at = opened_at
    motion.save(update_fields=["opened_at"])
    if motion.mode == Motion.Mode.ONLINE:
        Counter.objects.bulk_create(Counter(motion=motion, option=name) for name in OPTIONS.values())
    return motion


@transaction.atomic
def ask_for_opinions(
    motions: Sequence[Motion], return_on: date, *, asked_at: datetime, by: Account, at: datetime
) -> None:
    """Send motions out for written opinions, to be answered by a day; members with an account are told."""
    if not motions:
        raise Refused(not_met("", "Chưa có nội dung nào để xin ý kiến."))
    if asked_at > at or return_on < timezone.localdate(asked_at):
        raise Refused(not_met("", "Ngày gửi không thể ở tương lai, hạn trả lời không thể trước ngày gửi."))
    for motion in motions:
        _require_stage(motion, "waiting")
        if motion.mode != Motion.Mode.LETTER:
            raise Refused(not_met("", f"{motion.title}: không xét bằng văn bản."))
        journal.record(motion.code, "ask_for_opinions", by=by.code, at=at, codes=[return_on.isoformat()])
        motion.opened_at, motion.return_on = asked_at, return_on
        motion.save(update_fields=["opened_at", "return_on"])
    queue(opinion_letters(motions, book_of(motions[0].season, at).latest, at=at), at=at)


@transaction.atomic
def declare(motion: Motion, member: Member, reason: str, *, by: Account | Member, at: datetime) -> Declared:
    """A member has to do with the matter and does not vote. Before the member has voted."""
    voted = any(rows.filter(member=member).exists() for rows in (motion.named_votes, motion.has_voted))
    if motion.closed_at or voted:
        said = f"{member.name} đã biểu quyết hoặc biểu quyết đã kết thúc, không khai được nữa."
        raise Refused(not_met("", said))
    journal.record(motion.code, "declare", by=by.code, at=at, codes=[member.code])
    row, _ = Declared.objects.update_or_create(
        motion=motion, member=member, defaults={"reason": one_line(reason)}
    )
    return row


@transaction.atomic
def put_again(motion: Motion, *, by: Account, at: datetime) -> Motion:
    """Put a subject to the vote once more where nothing came of it: too few were there, or answered."""
    found = facts.outcome_of([motion.subject]).get(motion.subject)
    if motion.stage != "closed" or not found or found[0].answer != "not_yet":
        raise Refused(not_met("", f"{motion.title}: lần biểu quyết trước đã có kết quả."))
    copied = ("season", "subject", "title", "page", "level", "form", "way", "mode", "persons", "units")
    code = next_code(f"{motion.season.code}-BQ", width=4)
    journal.record(code, "put_motion", by=by.code, at=at, codes=[motion.subject, motion.way, motion.code])
    return Motion.objects.create(code=code, put_at=at, **{key: getattr(motion, key) for key in copied})


@transaction.atomic
def withdraw_motion(subject: str, *, by: Account, at: datetime) -> None:
    """The room that moved a subject takes it back: a motion nobody has voted on is struck out.

    Raises `Refused` while the council votes on it.
    """
    motion = Motion.objects.filter(subject=subject, closed_at__isnull=True).first()
    if motion is None:
        return
    if motion.stage == "open":
        said = f"{motion.title}: Hội đồng đang biểu quyết ({motion.code}). Hãy kết thúc biểu quyết trước."
        raise Refused(not_met("", said, evidence=(motion.code,)))
    journal.record(motion.code, "withdraw_motion", by=by.code, at=at, codes=[subject])
    motion.declared.all().delete()
    motion.delete()
