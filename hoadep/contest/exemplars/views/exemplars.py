"""Pages of exemplars: the list, and one with its nominations and commendations."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone

from hoadep.contest.exemplars import facts, reports
from hoadep.contest.exemplars.forms.lists import ExemplarFilters
from hoadep.contest.exemplars.models import Exemplar
from hoadep.contest.exemplars.views.lists import (
    MOST_EXPORTED,
    visible_exemplars,
    visible_nominations,
)
from hoadep.contest.plans.facts import book_of
from hoadep.office.tables.exports import asked_for, exported
from hoadep.web.access import Request, duty, may
from hoadep.web.pages import page
from hoadep.web.paging import one_page


@duty("see_nominations")
def exemplar_list(request: Request) -> HttpResponse:
    """The exemplars that the person may see, filtered by the address, newest first."""
    filters = ExemplarFilters(request.GET)
    plan = book_of(request.season, timezone.now()).latest
    chosen, seen = filters.chosen(visible_exemplars(request)), visible_nominations(request)
    if asked_for(request):
        found = facts.summaries(chosen.order_by("pk")[:MOST_EXPORTED], plan, seen=seen)
        sheets = reports.exemplar_sheets(found, plan, as_of=timezone.now())
        return exported(request, sheets, f"guong-{request.season.slug}")
    rows, pagination = one_page(request, chosen)
    context = {"filters": filters, "rows": facts.summaries(rows, plan, seen=seen), **pagination}
    return page(request, "exemplars/exemplar_list.html", context)


@duty("see_nominations")
def exemplar(request: Request, code: str) -> HttpResponse:
    """One exemplar: who and where, the nominations that the person may see, the commendations."""
    rows = visible_exemplars(request).select_related("person", "collective", "season")
    found: Exemplar = get_object_or_404(rows, code=code)
    plan = book_of(request.season, timezone.now()).latest
    nominations = visible_nominations(request).filter(exemplar=found).order_by("-pk")
    context = {
        "exemplar": found,
        "nominations": facts.listed(nominations, request.season, plan),
        "commendations": facts.told(found.commendations.all(), plan),
        "earlier": facts.told(facts.earlier_commendations(found), plan),
        "may_see_commendations": may(request, "see_commendations").met,
        "may_record": may(request, "record_commendation").met,
    }
    return page(request, "exemplars/exemplar.html", context)
