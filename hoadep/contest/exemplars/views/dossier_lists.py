"""The list of dossiers, and making one of a nomination."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect

from hoadep.contest.exemplars import actions, dossier_facts, reports
from hoadep.contest.exemplars.forms.dossiers import DossierForm
from hoadep.contest.exemplars.forms.lists import DossierFilters
from hoadep.contest.exemplars.views.lists import (
    MOST_EXPORTED,
    units_in_question,
    visible_dossiers,
    visible_nominations,
)
from hoadep.office.tables.exports import asked_for, exported
from hoadep.rules.verdict import Refused
from hoadep.web.access import Request, duty, may, require_duty
from hoadep.web.pages import page
from hoadep.web.paging import one_page


@duty("see_dossiers")
def dossier_list(request: Request) -> HttpResponse:
    """The dossiers that the person may see, filtered by the address, newest first."""
    now = request.arrived_at
    plan = request.book.latest
    filters = DossierFilters(request.GET, plan=plan, units=units_in_question(request))

    def overdue() -> list[str]:
        late = dossier_facts.overdue_appraisals(request.season, plan, as_of=now)
        return [row.dossier.code for row in late]

    chosen = filters.chosen(visible_dossiers(request), overdue)
    if asked_for(request):
        found = dossier_facts.listed(chosen.order_by("pk")[:MOST_EXPORTED], plan, as_of=now)
        sheets = reports.dossier_sheets(found, plan, as_of=now)
        return exported(request, sheets, f"ho-so-khen-{request.season.slug}")
    rows, pagination = one_page(request, chosen)
    context = {
        "filters": filters,
        "rows": dossier_facts.listed(rows, plan, as_of=now),
        "may_see_lists": may(request, "see_submissions").met,
        **pagination,
    }
    return page(request, "exemplars/dossier_list.html", context)


@duty("prepare_dossier")
def dossier_new(request: Request) -> HttpResponse:
    """Make a dossier of the nomination named in the address."""
    rows = visible_nominations(request).select_related(
        "unit", "season", "exemplar__person", "exemplar__collective"
    )
    nomination = get_object_or_404(rows, code=request.GET.get("gioi-thieu", ""))
    require_duty(request, "prepare_dossier", unit=nomination.unit.code)
    now = request.arrived_at
    form = DossierForm(request.POST if request.method == "POST" else None, plan=request.book.latest)
    who: dict[str, Any] = {"by": request.user, "at": now}
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.prepare(nomination, form.asked, **who)
        except Refused as refusal:
            form.add_error(None, refusal.verdict.reason)
        else:
            messages.success(request, f"Đã lập hồ sơ {made.code}. Hãy in bộ hồ sơ, ký và nộp bản ký.")
            return redirect("dossier", season=request.season.slug, code=made.code)
    context = {"form": form, "nomination": nomination, "exemplar": nomination.exemplar}
    return page(request, "exemplars/dossier_new.html", context, status=422 if form.errors else 200)
