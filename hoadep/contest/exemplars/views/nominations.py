"""Pages of nominations: the list, and one with its steps and what may be done with it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from hoadep.contest.exemplars import actions, facts, reports
from hoadep.contest.exemplars.forms import nominations as asking
from hoadep.contest.exemplars.forms.lists import NominationFilters
from hoadep.contest.exemplars.models import Nomination
from hoadep.contest.exemplars.views.lists import (
    MOST_EXPORTED,
    units_in_question,
    visible_nominations,
)
from hoadep.office.tables.exports import asked_for, exported
from hoadep.rules.duties import has_duty
from hoadep.rules.lifecycle import NOMINATION, judge_step
from hoadep.rules.plan import Plan
from hoadep.rules.verdict import Refused, require
from hoadep.web.access import Request, duty, may
from hoadep.web.days import end_of
from hoadep.web.pages import page
from hoadep.web.paging import one_page


@dataclass(frozen=True)
class Act:
    """What may be done to a nomination on its page: the step, what is asked, what is done."""

    step: str
    form: type[forms.Form]
    do: Callable[..., object]


ACTS = {
    "tiep-nhan": Act(
        "receive",
        asking.ReceiptForm,
        lambda found, given, **who: actions.step(found, "receive", **who),
    ),
    "dua-vao": Act(
        "accept",
        asking.ReceiptForm,
        lambda found, given, **who: actions.decide(found, accepted=True, reason="", **who),
    ),
    "khong-dua-vao": Act(
        "refuse",
        asking.ReasonForm,
        lambda found, given, **who: actions.decide(found, accepted=False, **given, **who),
    ),
    "tra-lai": Act(
        "return_for_completion",
        asking.ReturnForm,
        lambda found, given, **who: actions.return_for_completion(
            found, reason=given["reason"], due_at=end_of(given["due_on"]), **who
        ),
    ),
    "rut": Act(
        "withdraw",
        asking.ReasonForm,
        lambda found, given, **who: actions.withdraw(found, **given, **who),
    ),
}


@duty("see_nominations")
def nomination_list(request: Request) -> HttpResponse:
    """The nominations that the person may see, filtered by the address, newest first."""
    plan = request.book.latest
    filters = NominationFilters(request.GET, plan=plan, units=units_in_question(request))
    chosen = filters.chosen(visible_nominations(request), at=request.arrived_at)
    if asked_for(request):
        found = facts.listed(chosen.order_by("pk")[:MOST_EXPORTED], request.season, plan)
        sheets = reports.nomination_sheets(found, plan, as_of=request.arrived_at)
        return exported(request, sheets, f"gioi-thieu-guong-{request.season.slug}")
    rows, pagination = one_page(request, chosen)
    context = {
        "filters": filters,
        "rows": facts.listed(rows, request.season, plan),
        "now": request.arrived_at,
        "may_nominate": has_duty(request.grants, "nominate", season=request.season.code),
        **pagination,
    }
    return page(request, "exemplars/nomination_list.html", context)


@duty("see_nominations")
def nomination(request: Request, code: str) -> HttpResponse:
    """One nomination: whom and what it states, its steps, and what this person may do with it now."""
    return _show(request, _visible(request, code), {})


@duty("see_nominations")
@require_POST
def nomination_step(request: Request, code: str, name: str) -> HttpResponse:
    """Take one step: receive, decide, return or withdraw."""
    act = ACTS.get(name)
    if act is None:
        raise Http404
    found = _visible(request, code)
    _require(request, found, act)
    form = act.form(request.POST, prefix=name)
    if form.is_valid():
        try:
            act.do(found, form.cleaned_data, by=request.user, at=request.arrived_at)
        except Refused as refusal:
            form.add_error(None, refusal.verdict.reason)
        else:
            messages.success(request, f"Đã ghi: {NOMINATION.states[found.state]} – {found.code}.")
            return redirect("nomination", season=request.season.slug, code=found.code)
    return _show(request, found, {name: form})


def _visible(request: Request, code: str) -> Nomination:
    """A nomination that the person may see; for others it does not exist."""
    rows = visible_nominations(request).select_related("unit", "season")
    return get_object_or_404(rows, code=code)


def _require(request: Request, found: Nomination, act: Act) -> None:
    """Raise `Refused` unless the state allows the act and one of its duties is the person's."""
    require(judge_step(NOMINATION, found.state, act.step))
    judged = [may(request, name, unit=found.unit.code) for name in NOMINATION.duties(found.state, act.step)]
    if not any(verdict.met for verdict in judged):
        require(judged[0])


def _show(request: Request, found: Nomination, bound: dict[str, forms.Form]) -> HttpResponse:
    now = request.arrived_at
    plan = request.book.latest
    rows = visible_nominations(request).filter(pk=found.pk)
    (listed,) = facts.listed(rows, request.season, plan)
    context = {
        **_said(listed, plan, now),
        "acts": [
            (name, NOMINATION.label(act.step), bound.get(name) or act.form(prefix=name))
            for name, act in ACTS.items()
            if name in bound or _possible(request, listed, act)
        ],
        "may_complete": _duty_fits(request, found, "send"),
        "dossiers": list(found.dossiers.all()),
        "may_prepare": found.state in ("sent", "accepted")
        and may(request, "prepare_dossier", unit=found.unit.code).met,
    }
    return page(request, "exemplars/nomination.html", context, status=422 if bound else 200)


def _said(listed: facts.Listed, plan: Plan, now: datetime) -> dict[str, Any]:
    """What the page tells of the nomination."""
    found = listed.nomination
    names = {focus.key: focus.name for focus in plan.foci}
    return {
        "listed": listed,
        "nomination": found,
        "exemplar": found.exemplar,
        "foci": [names[key] for key in found.foci if key in names],
        "steps": [
            (step, NOMINATION.label(step.name))
            for step in found.steps.select_related("by", "letter").order_by("-n")
        ],
        "overdue": listed.due_at is not None and listed.due_at < now,
        "host": plan.level("host").name,
    }


def _possible(request: Request, listed: facts.Listed, act: Act) -> bool:
    """Whether the act is open to the person; what was received once is not received again."""
    again = act.step == NOMINATION.acknowledging and listed.step.received
    return not again and _duty_fits(request, listed.nomination, act.step)


def _duty_fits(request: Request, found: Nomination, step: str) -> bool:
    duties = NOMINATION.duties(found.state, step)
    return any(may(request, name, unit=found.unit.code).met for name in duties)
