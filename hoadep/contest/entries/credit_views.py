"""The part of a commendation's page that tells of entries: a person finds that one tells of the deed."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect

from hoadep.contest.entries import actions
from hoadep.contest.entries.choosing import EntryChoice, lines
from hoadep.contest.entries.models import CommendationEntry, Entry
from hoadep.contest.exemplars.models import Commendation
from hoadep.web.access import Request, duty, may, require_duty
from hoadep.web.pages import page


@duty("see_commendations")
def credit(request: Request, code: str) -> HttpResponse:
    """Entries that tell of the deed, and those on the same exemplar that may; the office links them (II.3).

    A link takes effect with the decision: when somebody found it out changes nothing in what is counted.
    """
    found = get_object_or_404(Commendation.objects.filter(season=request.season), code=code)
    may_link = may(request, "record_commendation").met
    links = CommendationEntry.objects.filter(commendation=found, undone_at__isnull=True)
    linked = Entry.objects.filter(pk__in=links.values("entry"))
    others = Entry.objects.filter(exemplars=found.exemplar_id, code__isnull=False)
    others = others.exclude(state="withdrawn").exclude(pk__in=linked.values("pk"))
    offered = lines(request, others) if may_link else []
    form = EntryChoice(request.POST or None, label="Bài viết về việc được khen", offered=offered)
    if request.method == "POST":
        require_duty(request, "record_commendation", unit=None)
        if "undo" in request.POST:
            return _undo(request, found)
        if form.is_valid():
            who: dict[str, Any] = {"by": request.user, "at": request.arrived_at, "effective_at": found.at}
            actions.credit_entry(found, form.entry, **who)
            messages.success(request, f"Đã ghi: bài {form.entry.code} viết về việc được khen.")
            return redirect("commendation", season=request.season.slug, code=found.code)
    context = {
        "commendation": found,
        "lines": lines(request, linked),
        "form": form if offered else None,
        "may_link": may_link,
    }
    return page(request, "entries/of_commendation.html", context, status=422 if form.errors else 200)


def _undo(request: Request, found: Commendation) -> HttpResponse:
    """Take one link back."""
    rows = CommendationEntry.objects.select_related("commendation", "entry")
    link = get_object_or_404(
        rows, commendation=found, entry__code=request.POST["undo"], undone_at__isnull=True
    )
    who: dict[str, Any] = {"by": request.user, "at": request.arrived_at}
    actions.undo_credit(link, **who)
    messages.success(request, f"Đã gỡ bài {link.entry.code} khỏi khen thưởng {found.code}.")
    return redirect("commendation", season=request.season.slug, code=found.code)
