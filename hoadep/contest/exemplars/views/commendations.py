"""Pages of commendations: the list and its workbook, one of them, and recording one by hand."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone

from hoadep.contest.exemplars import actions, dossier_facts, facts, reports
from hoadep.contest.exemplars.forms.commendations import CommendationForm
from hoadep.contest.exemplars.forms.lists import CommendationFilters
from hoadep.contest.exemplars.models import Commendation, CommendationQuerySet, Exemplar
from hoadep.contest.exemplars.money import money_of
from hoadep.office.tables.exports import exported
from hoadep.rules.verdict import Refused
from hoadep.web.access import Request, duty, may
from hoadep.web.pages import page
from hoadep.web.paging import one_page

TOLD_WITH = ("exemplar__person", "exemplar__collective")


def _chosen(request: Request, filters: CommendationFilters) -> CommendationQuerySet:
    return filters.chosen(Commendation.objects.filter(season=request.season))


@duty("see_commendations")
def commendation_list(request: Request) -> HttpResponse:
    """The commendations of the season, filtered by the address, newest first."""
    plan = request.book.latest
    filters = CommendationFilters(request.GET, plan=plan)
    rows, pagination = one_page(request, _chosen(request, filters))
    context = {
        "filters": filters,
        "rows": facts.told(rows.select_related(*TOLD_WITH), plan),
        "may_record": may(request, "record_commendation").met,
        **pagination,
    }
    return page(request, "exemplars/commendation_list.html", context)


@duty("see_commendations")
def commendation_workbook(request: Request) -> HttpResponse:
    """All commendations that the filters of the address leave, as a file."""
    now = request.arrived_at
    plan = request.book.latest
    rows = _chosen(request, CommendationFilters(request.GET, plan=plan)).order_by("decided_on", "pk")
    told = facts.told(rows.select_related(*TOLD_WITH), plan)
    sheets = reports.commendation_sheets(told, plan, as_of=now)
    name = f"khen-thuong-{request.season.slug}-{timezone.localtime(now):%Y%m%d-%H%M}"
    return exported(request, sheets, name)


@duty("see_commendations")
def commendation(request: Request, code: str) -> HttpResponse:
    """One commendation, with whom it commends and for what; the entries are told by their own room."""
    rows = Commendation.objects.filter(season=request.season).select_related(
        *TOLD_WITH, "by", "dossier", "revocation"
    )
    found = get_object_or_404(rows, code=code)
    plan = request.book.latest
    (told,) = facts.told([found], plan)
    context = {
        "told": told,
        "commendation": found,
        "counts": facts.counts_for_awards(found, plan),
        "clause": plan.unit_conditions.clause,
        "money": money_of(found.exemplar.kind, plan, form=found.form, level=found.level, on=found.decided_on),
        "revocation": getattr(found, "revocation", None),
        "may_record": may(request, "record_commendation").met,
    }
    return page(request, "exemplars/commendation.html", context)


@duty("record_commendation")
def commendation_new(request: Request) -> HttpResponse:
    """Record by hand a decision that commends the exemplar named in the address."""
    rows = Exemplar.objects.filter(season=request.season).select_related("person", "collective", "season")
    exemplar = get_object_or_404(rows, code=request.GET.get("guong", ""))
    now = request.arrived_at
    plan = request.book.latest
    before = dossier_facts.given_before(exemplar, plan, as_of=now)
    form = CommendationForm(
        request.POST if request.method == "POST" else None,
        plan=plan,
        now=now,
        before=bool(before.earlier or before.alike),
    )
    who: dict[str, Any] = {"by": request.user, "at": now}
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.record_commendation(exemplar, form.decision, other_deed=form.another, **who)
        except Refused as refusal:
            form.add_error(None, refusal.verdict.reason)
        else:
            messages.success(request, f"Đã ghi khen thưởng {made.code}. Hãy gắn bài viết về việc được khen.")
            return redirect("commendation", season=request.season.slug, code=made.code)
    context = {"form": form, "exemplar": exemplar, "before": before}
    return page(request, "exemplars/commendation_new.html", context, status=422 if form.errors else 200)
