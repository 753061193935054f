"""Choices of the season, a new one, and one from its limits to the decision."""

from typing import Any

from django import forms
from django.contrib import messages
from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect

from hoadep.contest.jury.models import Round
from hoadep.contest.selection import actions, choosing, reports
from hoadep.contest.selection.acts import ACTS
from hoadep.contest.selection.desks import repeated, rows, shares
from hoadep.contest.selection.documents import NAMES, upper_name
from hoadep.contest.selection.facts import Desk, desk, open_round
from hoadep.contest.selection.forms import BY_HAND, SelectionForm
from hoadep.contest.selection.models import Selection
from hoadep.office.tables.exports import asked_for, exported
from hoadep.rules.plan import Plan
from hoadep.web.access import Request, duty, may
from hoadep.web.pages import page


@duty("see_selection")
def selection_list(request: Request) -> HttpResponse:
    """The choices of the season, the newest first."""
    many = Count("picks", filter=Q(picks__chosen=True))
    plan = request.book.latest
    context = {
        "selections": list(Selection.objects.filter(season=request.season).annotate(many=many)),
        "plan_selection": plan.selection,
        "may_manage": may(request, "manage_selection").met,
    }
    return page(request, "selection/selections.html", context)


@duty("manage_selection")
def selection_new(request: Request) -> HttpResponse:
    """Make a choice: as many as the plan says, by the marks of a round or by hand."""
    now = request.arrived_at
    plan = request.book.latest
    rounds = _rounds(request)
    form = SelectionForm(request.POST or None, rounds=rounds, initial=_usual(plan, rounds))
    if request.method == "POST" and form.is_valid():
        made = actions.make_selection(request.season, form.heading, by=request.user, at=now)
        messages.success(request, f"Đã lập danh sách {made.code}.")
        return redirect("selection", season=request.season.slug, code=made.code)
    context = {"form": form, "plan_selection": plan.selection}
    return page(request, "selection/selection_new.html", context, status=422 if form.errors else 200)


def _rounds(request: Request) -> list[tuple[str, str]]:
    """The rounds whose marks can be gone by, the latest first; one key of the plan once."""
    found = Round.objects.filter(season=request.season).exclude(state=Round.State.PREPARING).order_by("-pk")
    names = {round.key: f"Điểm {round.name.lower()}" for round in reversed(found)}
    return list(reversed(names.items()))


def _usual(plan: Plan, rounds: list[tuple[str, str]]) -> dict[str, Any]:
    usual: dict[str, Any] = {"marks": rounds[0][0] if rounds else BY_HAND}
    if plan.selection:
        usual |= {"number": plan.selection.number, "title": f"Bài gửi {upper_name(plan)}"}
    return usual


@duty("see_selection")
def selection(request: Request, code: str) -> HttpResponse:
    """One choice: its list, how it keeps its limits, the cut line, what may be done now."""
    found = season_selection(request, code)
    shown = desk(found, at=request.arrived_at)
    if asked_for(request):
        prizes = found.prizes.all()
        return exported(request, [reports.listed(shown, rows(shown, prizes))], f"danh-sach-bai-chon-{code}")
    return show(request, shown, {})


def season_selection(request: Request, code: str) -> Selection:
    """The choice of that code in the season of the page."""
    return get_object_or_404(
        Selection.objects.select_related("season", "by"), season=request.season, code=code
    )


def show(request: Request, shown: Desk, bound: dict[str, forms.Form]) -> HttpResponse:
    """The page of a choice, with forms that were refused."""
    found, may_manage = shown.selection, may(request, "manage_selection").met
    cut = choosing.cut(shown) if shown.by_marks else None
    offered = [name for name, act in ACTS.items() if may_manage and act.offered(shown)]
    by_code = {line.code: line for line in shown.lines}
    context = {
        "selection": found,
        "desk": shown,
        "rows": rows(shown, found.prizes.all()),
        "verdicts": choosing.judged(shown),
        "total": choosing.total(shown.chosen),
        "shares": shares(shown),
        "repeated": repeated(shown),
        "cut": cut,
        "near": [(by_code[one.code], one) for one in cut.unsettled] if cut else [],
        "advised": any(line.final and line.final.corrected is not None for line in shown.lines),
        "may_ask": may_manage and found.state == "draft" and any(one.more for one in cut.unsettled)
        if cut
        else False,
        "exchanges": list(found.exchanges.select_related("left", "entered", "by")),
        "kept": [line for line in shown.lines if line.fixed == "out"],
        "acts": [
            (name, ACTS[name].label, bound.get(name) or ACTS[name].form(None, shown)) for name in offered
        ],
        "prize_form": bound.get("giai") or ACTS["giai"].form(None, shown),
        "papers": [(key, name) for key, name in NAMES.items() if key != "cong-van" or found.decided_on],
        "open_round": open_round(found) if found.state == Selection.State.DRAFT else None,
        "may_keep": may(request, "manage_papers").met,
        "may_manage": may_manage,
    }
    return page(request, "selection/selection.html", context, status=422 if bound else 200)
