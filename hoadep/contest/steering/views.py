"""First pages: what a unit has to do in this period, and what waits for the standing office."""

from datetime import datetime

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from hoadep.contest.steering import facts, searching
from hoadep.contest.steering.morning import morning
from hoadep.office.outbox import actions as outbox
from hoadep.office.outbox.facts import for_bell
from hoadep.office.search import facts as finding
from hoadep.rules.duties import units_of
from hoadep.web.access import Request, duty, may
from hoadep.web.pages import page

LISTED = 100


@duty("see_unit_desk")
def unit_desk(request: Request) -> HttpResponse:
    """ "Việc kỳ này": one sentence, two buttons, what waits for approval, and the award in sight."""
    as_of = _as_of(request)
    own = units_of(request.grants, "see_unit_desk", season=request.season.code) or frozenset()
    desks = facts.unit_desks(request.season, sorted(own), as_of=as_of or request.arrived_at)
    return page(request, "steering/unit_desk.html", {"desks": desks, "as_of": as_of})


@duty("see_office_desk")
def office_desk(request: Request) -> HttpResponse:
    """ "Bàn làm việc": "Sáng nay" in three sentences, each number a link to what it counts, what waits."""
    as_of = _as_of(request)
    context = {
        "morning": morning(request.season, as_of=as_of or request.arrived_at),
        "may_list": may(request, "act_by_list").met,
        "as_of": as_of,
    }
    return page(request, "steering/office_desk.html", context)


@duty("search")
def search(request: Request) -> HttpResponse:
    """All that the person may see by its words, with marks or without; each kind by its own duty."""
    words, kind = request.GET.get("q", "").strip(), request.GET.get("loai", "")
    kinds = searching.opened(request)
    wanted = [kind] if kind in kinds else [each for each in kinds if each not in searching.ALONE]
    found = finding.search(searching.places(request, wanted), words, after=request.GET.get("sau", ""))
    context = {
        "words": words,
        "found": found,
        "rows": searching.shown(request, found.hits),
        "kind": kind,
        "kinds": kinds,
    }
    return page(request, "steering/search.html", context)


@duty("see_bell")
def bell(request: Request) -> HttpResponse:
    """ "Thông báo": what happened to what concerns the person, the newest first."""
    rows = list(for_bell(request.user.code)[:LISTED])
    if request.method == "POST":
        outbox.mark_read([row.pk for row in rows], by=request.user.code, at=request.arrived_at)
        return redirect("bell", season=request.season.slug)
    unread_now = sum(row.read_at is None for row in rows)
    return page(request, "steering/bell.html", {"messages_shown": rows, "unread": unread_now})


def _as_of(request: Request) -> datetime | None:
    """The instant that the address asks about; what is not understood means now."""
    try:
        found = parse_datetime(request.GET.get("tinh_den", ""))
    except ValueError:
        return None
    return timezone.make_aware(found) if found and timezone.is_naive(found) else found
