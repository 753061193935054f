"""Pages of exemplars: the list, and one with its nominations and commendations."""

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from hoadep.contest.exemplars import facts, reports
from hoadep.contest.exemplars.consent_facts import may_be_public
from hoadep.contest.exemplars.forms.lists import ExemplarFilters
from hoadep.contest.exemplars.models import Exemplar
from hoadep.contest.exemplars.views.lists import (
    MOST_EXPORTED,
    visible_exemplars,
    visible_nominations,
)
from hoadep.contest.exemplars.views.public_acts import PUBLIC_ACTS, judge_keeper
from hoadep.office.tables.exports import asked_for, exported
from hoadep.rules.verdict import Refused, require
from hoadep.web.access import Request, duty, may
from hoadep.web.pages import page
from hoadep.web.paging import one_page, one_page_by_name


@duty("see_nominations")
def exemplar_list(request: Request) -> HttpResponse:
    """The exemplars that the person may see, filtered by the address, by given name or newest first."""
    filters = ExemplarFilters(request.GET)
    plan = request.book.latest
    chosen, seen = filters.chosen(visible_exemplars(request)), visible_nominations(request)
    if asked_for(request):
        found = facts.summaries(chosen.order_by(*filters.order)[:MOST_EXPORTED], plan, seen=seen)
        sheets = reports.exemplar_sheets(found, plan, as_of=request.arrived_at)
        return exported(request, sheets, f"guong-{request.season.slug}")
    rows, pagination = (one_page if filters.newest else one_page_by_name)(request, chosen)
    context = {
        "filters": filters,
        "newest": filters.newest,
        "rows": facts.summaries(rows, plan, seen=seen),
        **pagination,
    }
    return page(request, "exemplars/exemplar_list.html", context)


@duty("see_nominations")
def exemplar(request: Request, code: str) -> HttpResponse:
    """One exemplar: who and where, the nominations that the person may see, the commendations."""
    return _show(request, _visible(request, code), {})


@duty("see_nominations")
@require_POST
def exemplar_step(request: Request, code: str, name: str) -> HttpResponse:
    """Note who agreed to be told of, that the word is taken back, or the year of birth."""
    act = PUBLIC_ACTS.get(name)
    if act is None:
        raise Http404
    found = _visible(request, code)
    require(judge_keeper(request, found))
    form = act.form(request.POST, prefix=name)
    if form.is_valid():
        try:
            said = act.do(found, form.cleaned_data, by=request.user, at=request.arrived_at)
        except Refused as refusal:
            form.add_error(None, refusal.verdict.reason)
        else:
            messages.success(request, said)
            return redirect("exemplar", season=request.season.slug, code=found.code)
    return _show(request, found, {name: form})


def _visible(request: Request, code: str) -> Exemplar:
    rows = visible_exemplars(request).select_related("person", "collective", "season")
    found: Exemplar = get_object_or_404(rows, code=code)
    return found


def _show(request: Request, found: Exemplar, bound: dict[str, forms.Form]) -> HttpResponse:
    now = request.arrived_at
    plan = request.book.latest
    nominations = visible_nominations(request).filter(exemplar=found).order_by("-pk")
    may_keep = judge_keeper(request, found).met
    context = {
        "exemplar": found,
        "nominations": facts.listed(nominations, request.season, plan),
        "commendations": facts.told(found.commendations.all(), plan),
        "earlier": facts.told(facts.earlier_commendations(found), plan),
        "may_see_commendations": may(request, "see_commendations").met,
        "may_record": may(request, "record_commendation").met,
        "public": may_be_public([found], plan, on=timezone.localdate(now))[found.pk],
        "consents": list(found.consents.standing()),
        "may_keep": may_keep,
        "acts": [
            (name, act.label, bound.get(name) or act.form(prefix=name))
            for name, act in PUBLIC_ACTS.items()
            if may_keep and found.person and act.label
        ],
    }
    return page(request, "exemplars/exemplar.html", context, status=422 if bound else 200)
