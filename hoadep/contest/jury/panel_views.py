"""Judges as the office sees them: invited with a slip shown once, moved, replaced, done without."""

import secrets
from typing import Any

import segno
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.crypto import get_random_string
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.http import require_POST

from hoadep.contest.jury import actions, conflict_facts, facts
from hoadep.contest.jury.models import Panelist, Round, Sheet
from hoadep.contest.jury.office_forms import InvitationForm, MoveForm, ReasonForm, UnitConflictForm
from hoadep.contest.jury.office_views import back_to_round, season_round
from hoadep.contest.jury.print_views import copies_of, sheet_file
from hoadep.web.access import Request, duty, may
from hoadep.web.pages import page
from hoadep.web.typed import typed

LEGIBLE = "abcdefghkmnpqrstuvwxyz23456789"
"""Letters that nobody mistakes on a printed slip."""


def _fresh() -> dict[str, str]:
    return {"key": secrets.token_urlsafe(18), "secret": get_random_string(8, LEGIBLE)}


@duty("manage_rounds")
def judge_new(request: Request, code: str) -> HttpResponse:
    """Invite a judge; the slip with link and short code is shown once."""
    round = season_round(request, code)
    form = InvitationForm(request.POST or None, round=round)
    if form.is_valid():
        fresh = _fresh()
        panelist = actions.invite(round, form.invitation, by=request.user, at=request.arrived_at, **fresh)
        return _slip(request, panelist, fresh)
    context = {"form": form, "round": round}
    return page(request, "jury/judge_new.html", context, status=422 if form.errors else 200)


@duty("manage_rounds")
@require_POST
def judge_slip(request: Request, judge: str) -> HttpResponse:
    """A new slip for a lost one; the old one no longer opens anything."""
    panelist, fresh = _panelist(request, judge), _fresh()
    actions.renew_slip(panelist, by=request.user, at=request.arrived_at, **fresh)
    return _slip(request, panelist, fresh)


def _slip(request: Request, panelist: Panelist, fresh: dict[str, str]) -> HttpResponse:
    path = reverse("jury_enter", kwargs={"season": request.season.slug, "key": fresh["key"]})
    link = request.build_absolute_uri(path)
    context = {"panelist": panelist, "link": link, "qr": _qr(link), "secret": fresh["secret"]}
    response = page(request, "jury/slip.html", context)
    response.headers["Cache-Control"] = "private, no-store"
    return response


def _qr(link: str) -> SafeString:
    drawn = segno.make(link, error="m").svg_inline(
        scale=4, border=2, omitsize=True, title="Mã QR vào phòng chấm"
    )
    return mark_safe(drawn)  # noqa: S308 (segno draws it; the address is quoted by build_absolute_uri)


def _panelist(request: Request, judge: str) -> Panelist:
    rows = Panelist.objects.filter(round__season=request.season).select_related("round__season", "unit")
    return get_object_or_404(rows, code=judge)


@duty("see_rounds")
def judge(request: Request, judge: str) -> HttpResponse:
    """One judge: the sheets, what is barred and why, and what may be done."""
    panelist, now = _panelist(request, judge), request.arrived_at
    barred = conflict_facts.barred(panelist.round, at=now)[panelist.pk]
    context = {
        "panelist": panelist,
        "round": panelist.round,
        "lines": facts.lines_of(panelist),
        "ended": facts.ended_sheets(panelist),
        "barred": sorted(barred.items()),
        "conflicts": list(panelist.conflicts.select_related("unit", "numbered")),
        "open": panelist.round.state != Round.State.CLOSED and panelist.left_at is None,
        "leave_form": ReasonForm(),
        "conflict_form": UnitConflictForm(None, season=request.season),
        "move_form": MoveForm(None, judges=_others(panelist)),
        "may_manage": may(request, "manage_rounds").met,
        "may_type": may(request, "type_in_marks").met,
    }
    return page(request, "jury/judge.html", context)


def _others(panelist: Panelist) -> list[tuple[str, str]]:
    rows = Panelist.objects.serving().filter(round=panelist.round).exclude(pk=panelist.pk)
    return [(other.code, f"{other.name} ({other.code})") for other in rows]


@duty("see_rounds")
def judge_sheet(request: Request, judge: str) -> HttpResponse:
    """The judge's phiếu chấm, to print and sign."""
    return sheet_file(request, _panelist(request, judge))


@duty("manage_rounds")
def judge_copies(request: Request, judge: str) -> HttpResponse:
    """The judge's blind copies, printed by the office for whoever marks on paper."""
    panelist = _panelist(request, judge)

    def place(number: int) -> str:
        named = {"season": request.season.slug, "code": panelist.round.code, "number": number}
        return reverse("jury_masked", kwargs=named)

    return copies_of(request, panelist, place=place, base="web/staff.html")


@duty("manage_rounds")
@require_POST
def judge_act(request: Request, judge: str, name: str) -> HttpResponse:
    """Do without the judge, write down a conflict with a unit, or move one sheet to somebody else."""
    panelist = _panelist(request, judge)
    who: dict[str, Any] = {"by": request.user, "at": request.arrived_at}
    if name == "thoi-cham":
        number = actions.leave(panelist, reason=typed(request, "reason"), **who)
        messages.success(request, f"Đã ghi {panelist.name} thôi chấm; thu lại {number} phiếu chưa chấm.")
    elif name == "lien-quan":
        _declare(request, panelist, who)
    elif name == "chuyen-phieu":
        _move(request, panelist, who)
    return back_to_round(request, panelist.round)


def _declare(request: Request, panelist: Panelist, who: dict[str, Any]) -> None:
    form = UnitConflictForm(request.POST, season=request.season)
    if not form.is_valid():
        messages.error(request, "Hãy chọn đơn vị và ghi lý do.")
        return
    given = form.cleaned_data
    unit, also = given["unit"], given["marked_too"]
    actions.declare_unit(panelist, unit, reason=given["reason"], marked_too=also, **who)
    kept = facts.marked_of_unit(panelist, unit.code)
    stay = f" {kept} phiếu đã chấm của đơn vị này vẫn được tính." if kept else ""
    messages.success(request, f"{panelist.name} không chấm bài của {unit}.{stay}")


def _move(request: Request, panelist: Panelist, who: dict[str, Any]) -> None:
    form = MoveForm(request.POST, judges=_others(panelist))
    if not form.is_valid():
        messages.error(request, "Hãy chọn giám khảo nhận phiếu và ghi lý do.")
        return
    rows = Sheet.objects.standing().filter(panelist=panelist).select_related("numbered__round", "panelist")
    sheet = get_object_or_404(rows, numbered__number=request.POST.get("number", "0"))
    to = get_object_or_404(Panelist, round=panelist.round, code=form.cleaned_data["to"])
    actions.move_sheet(sheet, to, reason=form.cleaned_data["reason"], **who)
    messages.success(request, f"Đã chuyển bài số phách {sheet.numbered.number} cho {to.name}.")
