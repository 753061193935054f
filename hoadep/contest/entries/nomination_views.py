"""The part of a nomination's page that tells of entries: those it points to, and pointing to one more."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect

from hoadep.contest.entries import actions
from hoadep.contest.entries.choosing import EntryChoice, lines
from hoadep.contest.entries.models import Entry
from hoadep.contest.exemplars.models import Nomination
from hoadep.rules.duties import units_of
from hoadep.web.access import Request, duty, may, require_duty
from hoadep.web.pages import page


@duty("see_nominations")
def nomination_entry(request: Request, code: str) -> HttpResponse:
    """Entries of the same unit that tell of the nominated exemplar; the unit may point to one more."""
    units = units_of(request.grants, "see_nominations", season=request.season.code)
    rows = Nomination.objects.visible_to(request.season, units).select_related("unit", "exemplar")
    found = get_object_or_404(rows, code=code)
    may_point = may(request, "nominate", unit=found.unit.code).met and found.state != "withdrawn"
    linked = Entry.objects.filter(nomination_links__nomination=found)
    others = Entry.objects.filter(unit=found.unit, exemplars=found.exemplar, code__isnull=False)
    others = others.exclude(state="withdrawn").exclude(pk__in=linked.values("pk"))
    offered = lines(request, others) if may_point else []
    form = EntryChoice(request.POST or None, label="Bài của đơn vị viết về gương này", offered=offered)
    if request.method == "POST":
        require_duty(request, "nominate", unit=found.unit.code)
        if form.is_valid():
            who: dict[str, Any] = {"by": request.user, "at": request.arrived_at}
            actions.point_nomination(found, form.entry, **who)
            messages.success(request, f"Đã gắn bài {form.entry.code} với giới thiệu {found.code}.")
            return redirect("nomination", season=request.season.slug, code=found.code)
    context = {
        "nomination": found,
        "lines": lines(request, linked),
        "form": form if offered else None,
        "may_point": may_point,
    }
    return page(request, "entries/of_nomination.html", context, status=422 if form.errors else 200)
