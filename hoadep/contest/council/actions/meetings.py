"""Meetings: called, who was there from when to when, ended."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from hoadep.contest.council.models import Meeting, Member, Presence
from hoadep.contest.people.models import Account
from hoadep.contest.plans.actions import next_code
from hoadep.contest.plans.models import Season
from hoadep.office.journal import actions as journal
from hoadep.rules.verdict import Refused, not_met
from hoadep.vietnamese.text import one_line


@dataclass(frozen=True, kw_only=True)
class Called:
    """What the invitation says of a meeting."""

    title: str
    place: str
    starts_at: datetime
    standing: bool = False


@transaction.atomic
def call_meeting(season: Season, called: Called, *, by: Account, at: datetime) -> Meeting:
    """A new meeting, to come or held already."""
    code = next_code(f"{season.code}-HOP", width=3)
    journal.record(code, "call_meeting", by=by.code, at=at)
    given = {**vars(called), "title": one_line(called.title), "place": one_line(called.place)}
    return Meeting.objects.create(season=season, code=code, by=by, at=at, **given)


@transaction.atomic
def note_presence(
    meeting: Meeting,
    times: Mapping[Member, tuple[datetime | None, datetime | None]],
    *,
    by: Account,
    at: datetime,
) -> None:
    """Note when each member came and left last; who came after having left has been there twice.

    Without a time of coming a member was not there. Raises `Refused` for leaving before coming, and once
    the meeting has ended.
    """
    if meeting.ended_at:
        raise Refused(not_met("", "Cuộc họp đã kết thúc, không sửa được điểm danh."))
    last = {row.member: row for row in meeting.presences.select_related("member")}
    changed = [member for member, stay in times.items() if stay != _stay(last.get(member))]
    for member in changed:
        _note(meeting, member, last.get(member), times[member])
    if changed:
        codes = [member.code for member in changed]
        journal.record(meeting.code, "note_presence", by=by.code, at=at, codes=codes)


def _stay(row: Presence | None) -> tuple[datetime | None, datetime | None]:
    return (row.came_at, row.left_at) if row else (None, None)


def _note(
    meeting: Meeting, member: Member, last: Presence | None, stay: tuple[datetime | None, datetime | None]
) -> None:
    came, left = stay
    if came is None:
        meeting.presences.filter(member=member).delete()
        return
    if left and left <= came:
        raise Refused(not_met("", f"{member.name}: giờ rời phải sau giờ đến."))
    if last and last.left_at and came > last.left_at:
        last = None
    row = last or Presence(meeting=meeting, member=member)
    row.came_at, row.left_at = came, left
    row.save()


@transaction.atomic
def end_meeting(meeting: Meeting, ended_at: datetime, *, by: Account, at: datetime) -> Meeting:
    """Note the end. What was not voted on leaves the agenda; an open vote has to be closed before."""
    if meeting.ended_at:
        raise Refused(not_met("", "Cuộc họp đã kết thúc."))
    if ended_at <= meeting.starts_at or ended_at > at:
        raise Refused(not_met("", "Giờ kết thúc phải sau giờ bắt đầu và không ở tương lai."))
    waiting = meeting.motions.filter(closed_at__isnull=True)
    if opened := waiting.filter(opened_at__isnull=False).first():
        raise Refused(not_met("", f"Còn nội dung đang biểu quyết: {opened.title}."))
    waiting.update(meeting=None)
    journal.record(meeting.code, "end_meeting", by=by.code, at=at)
    meeting.ended_at = ended_at
    meeting.save(update_fields=["ended_at"])
    return meeting
