"""Pages of meetings and of what waits to be voted on: all of them, one meeting from its call to its end."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django import forms as django_forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from hoadep.contest.council import actions, facts, forms
from hoadep.contest.council.documents import NAMES, Told, papers
from hoadep.contest.council.models import Meeting, Motion
from hoadep.rules.plan import Plan
from hoadep.rules.verdict import Refused, Verdict
from hoadep.web.access import Request, duty, may
from hoadep.web.pages import page


@duty("see_council")
def meeting_list(request: Request) -> HttpResponse:
    """What waits, what members are asked in writing, and all meetings, the newest first."""
    return _show_list(request, None)


def _show_list(request: Request, form: forms.OpinionsForm | None) -> HttpResponse:
    rows = list(facts.motions_of(request.season))
    waiting = [row for row in rows if row.stage == "waiting" and row.meeting is None]
    to_ask = [row for row in waiting if row.way == "written"]
    context = {
        "waiting": [row for row in waiting if row.way != "written"],
        "asking": [row for row in rows if row.way == "written" and row.stage != "waiting"],
        "opinions": form or _opinions(to_ask),
        "meetings": list(request.season.meetings.prefetch_related("motions")),
        "may_manage": may(request, "manage_council").met,
    }
    return page(request, "council/meetings.html", context, status=422 if form else 200)


def _opinions(to_ask: list[Motion]) -> forms.OpinionsForm | None:
    return forms.OpinionsForm(waiting=to_ask, today=timezone.localdate()) if to_ask else None


@duty("manage_council")
@require_POST
def ask_opinions(request: Request) -> HttpResponse:
    """Send what is ticked to all members for their opinions in writing."""
    waiting = list(facts.motions_of(request.season).filter(way="written", opened_at=None))
    now = request.arrived_at
    form = forms.OpinionsForm(request.POST, waiting=waiting, today=timezone.localdate(now))
    if form.is_valid():
        chosen = [row for row in waiting if row.code in form.cleaned_data["motions"]]
        try:
            asked_at = forms.in_working_hours(form.cleaned_data["asked_on"], now)
            given = {"asked_at": asked_at, "by": request.user, "at": now}
            actions.ask_for_opinions(chosen, form.cleaned_data["return_on"], **given)
        except Refused as refusal:
            form.add_error(None, refusal.verdict.reason)
        else:
            messages.success(
                request, f"Đã gửi xin ý kiến {len(chosen)} nội dung. Hãy in phiếu cho thành viên."
            )
            return redirect("meeting_list", season=request.season.slug)
    return _show_list(request, form)


@duty("manage_council")
def meeting_new(request: Request) -> HttpResponse:
    """Call a meeting, or note one that was held."""
    form = forms.MeetingForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        made = actions.call_meeting(request.season, form.called, by=request.user, at=request.arrived_at)
        messages.success(request, "Đã lập cuộc họp. Hãy đưa nội dung chờ xét vào chương trình.")
        return redirect("meeting", season=request.season.slug, code=made.code)
    return page(request, "council/meeting_new.html", {"form": form}, status=422 if form.errors else 200)


@duty("see_council")
def meeting(request: Request, code: str) -> HttpResponse:
    """One meeting: agenda with results, who is there, whether that is enough."""
    return _show(request, _found(request, code), {})


def _found(request: Request, code: str) -> Meeting:
    return get_object_or_404(
        Meeting.objects.filter(season=request.season).select_related("season", "by"), code=code
    )


def _waiting(found: Meeting) -> list[Motion]:
    way = "standing" if found.standing else "meeting"
    return list(facts.motions_of(found.season).filter(way=way, meeting=None, opened_at=None))


Forms = dict[str, django_forms.Form]


def _forms(found: Meeting, plan: Plan, name: str | None = None, data: Any = None) -> Forms:
    """The forms of a meeting's page, the one that was sent with what was typed."""
    last = {row.member.code: row for row in found.presences.select_related("member")}
    return {
        "diem-danh": forms.AttendanceForm(
            data if name == "diem-danh" else None,
            members=facts.members_called(found, plan),
            last=last,
            meeting=found,
        ),
        "chuong-trinh": forms.AgendaForm(data if name == "chuong-trinh" else None, waiting=_waiting(found)),
        "ket-thuc": forms.HourForm(data if name == "ket-thuc" else None),
    }


def _note_presence(found: Meeting, plan: Plan, form: Any, **who: Any) -> str:
    actions.note_presence(found, form.times, **who)
    return "Đã ghi điểm danh."


def _all_came(found: Meeting, plan: Plan, form: Any, **who: Any) -> str:
    there = {row.member for row in found.presences.select_related("member")}
    absent = [member for member in facts.members_called(found, plan) if member not in there]
    actions.note_presence(found, dict.fromkeys(absent, (found.starts_at, None)), **who)
    return (
        f"Đã ghi {len(absent)} thành viên có mặt từ đầu. Sửa giờ của người đến muộn, xóa giờ của người vắng."
    )


def _take_in(found: Meeting, plan: Plan, form: Any, **who: Any) -> str:
    chosen = [row for row in _waiting(found) if row.code in form.cleaned_data["motions"]]
    actions.take_in(found, chosen, plan, mode=form.cleaned_data["mode"], **who)
    return f"Đã đưa {len(chosen)} nội dung vào chương trình."


def _end(found: Meeting, plan: Plan, form: Any, **who: Any) -> str:
    day = timezone.localdate(found.starts_at)
    actions.end_meeting(found, forms.moment(day, form.cleaned_data["hour"]), **who)
    return "Đã kết thúc cuộc họp. Biên bản đã có đủ số liệu."


ACTS: dict[str, Callable[..., str]] = {
    "diem-danh": _note_presence,
    "du-mat": _all_came,
    "chuong-trinh": _take_in,
    "ket-thuc": _end,
}


@duty("manage_council")
@require_POST
def meeting_step(request: Request, code: str, name: str) -> HttpResponse:
    """Do one thing in a meeting."""
    if name not in ACTS:
        raise Http404
    found, now = _found(request, code), request.arrived_at
    plan = request.book.latest
    form = _forms(found, plan, name, request.POST).get(name) or django_forms.Form(request.POST)
    if form.is_valid():
        try:
            said = ACTS[name](found, plan, form, by=request.user, at=now)
        except Refused as refusal:
            form.add_error(None, refusal.verdict.reason)
        else:
            messages.success(request, said)
            return redirect("meeting", season=request.season.slug, code=code)
    return _show(request, _found(request, code), {name: form})


def _show(request: Request, found: Meeting, bound: Forms) -> HttpResponse:
    now = request.arrived_at
    plan = request.book.latest
    motions = list(found.motions.select_related("season", "meeting"))
    shown = {**_forms(found, plan), **bound}
    if not shown["chuong-trinh"].fields["motions"].choices:  # type: ignore[attr-defined] # a choice field
        del shown["chuong-trinh"]
    context = {
        "meeting": found,
        "motions": [(row, Verdict.from_json(row.result) if row.result else None) for row in motions],
        "quorum": _quorum(found, motions, plan, min(now, found.ended_at or now)),
        "forms": {name.replace("-", "_"): form for name, form in shown.items()},
        "papers": [(key, NAMES[key]) for key in papers(_told(found, motions, plan))],
        "refused": bound.get("du-mat"),
        "to_vote": any(row.stage != "closed" for row in motions),
        "may_manage": may(request, "manage_council").met and not found.ended_at,
        "may_keep": may(request, "manage_papers").met,
    }
    return page(request, "council/meeting.html", context, status=422 if bound else 200)


def _told(found: Meeting, motions: list[Motion], plan: Plan) -> Told:
    known = list(facts.sittings(motions, plan).values())
    return Told(found, facts.members_called(found, plan), known, plan)


def _quorum(found: Meeting, motions: list[Motion], plan: Plan, at: datetime) -> Verdict | None:
    """Whether enough are there for the strictest of what is on the agenda."""
    known = facts.sittings(motions, plan).values()
    strictest = max(known, key=lambda one: one.rule.quorum_part, default=None)
    if strictest is None:
        return None
    today = timezone.localdate(at) == timezone.localdate(found.starts_at)
    return strictest.quorum(at if today else _last(found))


def _last(found: Meeting) -> datetime:
    """The last instant at which somebody came: what a meeting noted afterwards is judged by."""
    came = [row.came_at for row in found.presences.all()]
    return max(came, default=found.starts_at)
