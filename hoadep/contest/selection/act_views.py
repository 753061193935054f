"""Doing something with a choice: an act of its page, a prize taken back, one entry exchanged for another."""

import secrets
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from hoadep.contest.selection import actions, choosing
from hoadep.contest.selection.acts import ACTS
from hoadep.contest.selection.facts import Desk, desk
from hoadep.contest.selection.forms import DecidedSwapForm, ReasonForm
from hoadep.contest.selection.models import Selection
from hoadep.contest.selection.views import season_selection, show
from hoadep.rules.verdict import Refused
from hoadep.web.access import Request, duty
from hoadep.web.pages import page
from hoadep.web.typed import typed

NONE = "KHONG"
"""Typed instead of an entry: nothing takes the place of the one that goes."""


def back(request: Request, found: Selection) -> HttpResponse:
    """The page of a choice."""
    return redirect("selection", season=request.season.slug, code=found.code)


@duty("manage_selection")
@require_POST
def selection_act(request: Request, code: str, name: str) -> HttpResponse:
    """Do one thing with a choice; what is refused is said beside what was typed."""
    if name not in ACTS:
        raise Http404
    found, now = season_selection(request, code), request.arrived_at
    shown = desk(found, at=now)
    form = ACTS[name].form(request.POST, shown)
    if form.is_valid():
        try:
            said = ACTS[name].do(shown, form, by=request.user, at=now)
        except Refused as refusal:
            form.add_error(None, refusal.verdict.reason)
        else:
            messages.success(request, said)
            return back(request, found)
    return show(request, desk(season_selection(request, code), at=now), {name: form})


@duty("manage_selection")
@require_POST
def prize_act(request: Request, code: str, entry: str) -> HttpResponse:
    """Take a prize back."""
    found = season_selection(request, code)
    prize = get_object_or_404(found.prizes.select_related("entry", "selection"), entry__code=entry)
    actions.take_prize_back(prize, reason=typed(request, "reason"), by=request.user, at=request.arrived_at)
    messages.success(request, f"Đã bỏ giải của bài {entry}.")
    return back(request, found)


@duty("manage_selection")
@require_POST
def sheets_ask(request: Request, code: str) -> HttpResponse:
    """Ask the jury for more sheets of the ticked entries around the cut line."""
    found = season_selection(request, code)
    many = actions.ask_sheets(
        found,
        request.POST.getlist("bai"),
        reason=typed(request, "reason"),
        seed=secrets.randbelow(2**31),
        by=request.user,
        at=request.arrived_at,
    )
    messages.success(request, f"Đã giao thêm {many} phiếu chấm; vòng chấm mở lại cho đến khi chấm xong.")
    return back(request, found)


@duty("manage_selection")
def selection_swap(request: Request, code: str, entry: str) -> HttpResponse:
    """What could stand in an entry's place, what each costs and breaks; and the exchange, with a reason.

    An entry of a decided list may also go without another in its place.
    """
    found, now = season_selection(request, code), request.arrived_at
    shown = desk(found, at=now)
    out = shown.line(entry)
    if out is None or not out.chosen:
        raise Http404
    form = _swap_form(request, shown)
    if request.method == "POST" and form.is_valid():
        try:
            said = _swap(request, found, form, out=entry, at=now)
        except Refused as refusal:
            form.add_error(None, refusal.verdict.reason)
        else:
            messages.success(request, said)
            return back(request, found)
    context = {
        "selection": found,
        "out": out,
        "offers": choosing.offers(shown, out),
        "form": form,
        "by_marks": shown.by_marks,
        "decided": found.state == Selection.State.DECIDED,
        "into": request.POST.get("into", ""),
        "none": NONE,
        "left": len(shown.chosen) - 1,
    }
    return page(request, "selection/swap.html", context, status=422 if form.errors else 200)


def _swap_form(request: Request, shown: Desk) -> Any:
    """A reason; for a list that is decided also the decision that changes it."""
    data = request.POST if request.method == "POST" else None
    if shown.selection.state == Selection.State.DECIDED:
        return DecidedSwapForm(data, initial={"decided_by": shown.selection.decided_by})
    return ReasonForm(data)


def _swap(request: Request, found: Selection, form: Any, *, out: str, at: datetime) -> str:
    """Exchange the entry, or drop it from a decided list; what was done."""
    into = request.POST.get("into", "").strip().upper()
    given: dict[str, Any] = {"reason": form.cleaned_data["reason"], "by": request.user, "at": at}
    if not isinstance(form, DecidedSwapForm):
        return f"Đã đổi bài: {actions.exchange(found, out=out, into=into, **given)}."
    if into == NONE:
        actions.drop_decided(found, out=out, ruling=form.ruling, **given)
        return f"Đã bỏ bài {out}, không thay bài khác."
    return f"Đã đổi bài: {actions.exchange_decided(found, out=out, into=into, ruling=form.ruling, **given)}."
