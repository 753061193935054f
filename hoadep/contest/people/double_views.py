"""Rows that may be one person or one collective: joined by a person with a reason, and parted again."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from hoadep.contest.people import actions, pairs
from hoadep.contest.people.doubles import doubles as doubles_of
from hoadep.contest.people.doubles import joined, page_of_doubles
from hoadep.contest.people.models import Collective, Link, Named, Person
from hoadep.contest.people.reports import double_sheets, link_sheets
from hoadep.office.tables.exports import asked_for, exported
from hoadep.vietnamese.text import one_line
from hoadep.web.access import Request, duty
from hoadep.web.pages import page
from hoadep.web.paging import page_by_number
from hoadep.web.typed import typed

KINDS: dict[str, type[Named]] = {"": Person, "tap-the": Collective}
MOST_EXPORTED = 20_000


@duty("join_doubles")
def doubles(request: Request) -> HttpResponse:
    """Persons or collectives of one name that nobody has joined."""
    now, kind = request.arrived_at, _kind(request)
    words = one_line(request.GET.get("tim", ""))
    if asked_for(request):
        groups = doubles_of(KINDS[kind], words=words, as_of=now)
        return exported(request, double_sheets(groups, request.season.name), "trung-ten")
    groups, pagination = page_of_doubles(
        KINDS[kind], words=words, as_of=now, after=request.GET.get("sau", "")
    )
    context = {"groups": groups, "kind": kind, "words": words, **pagination}
    return page(request, "people/doubles.html", context)


@duty("join_doubles")
def doubles_joined(request: Request) -> HttpResponse:
    """What was joined and stands, the latest first, to be parted again."""
    words = one_line(request.GET.get("tim", ""))
    rows = joined(words, as_of=request.arrived_at)
    if asked_for(request):
        sheets = link_sheets(rows.order_by("-pk")[:MOST_EXPORTED], request.season.name)
        return exported(request, sheets, "da-gop")
    links, pagination = page_by_number(request, rows)
    context = {"links": links, "kind": "da-gop", "words": words, **pagination}
    return page(request, "people/doubles_joined.html", context)


@duty("join_doubles")
def doubles_pair(request: Request) -> HttpResponse:
    """Two rows of whatever names, looked up and laid side by side before they are joined."""
    kind = _kind(request)
    sides = [
        pairs.side(
            KINDS[kind],
            words=one_line(request.GET.get(f"tim_{n}", "")),
            code=request.GET.get(f"chon_{n}", ""),
        )
        for n in (1, 2)
    ]
    one, other = (side.chosen for side in sides)
    pair = pairs.pair(KINDS[kind], one, other, as_of=request.arrived_at) if one and other else None
    return page(request, "people/doubles_pair.html", {"kind": kind, "sides": sides, "pair": pair})


def _kind(request: Request) -> str:
    kind = request.GET.get("loai", "")
    return kind if kind in KINDS else ""


@duty("join_doubles")
@require_POST
def join(request: Request) -> HttpResponse:
    """Join the ticked rows to the first of them."""
    codes, reason = request.POST.getlist("code"), typed(request, "reason")
    persons = list(Person.objects.filter(code__in=codes).order_by("pk"))
    collectives = list(Collective.objects.filter(code__in=codes).order_by("pk"))
    if len(persons) + len(collectives) < 2 or (persons and collectives):
        messages.error(request, "Hãy chọn ít nhất hai hồ sơ cùng loại để gộp.")
        return redirect(_back(request))
    who: dict[str, Any] = {"reason": reason, "by": request.user, "at": request.arrived_at}
    if persons:
        actions.join_persons(persons, **who)
    else:
        actions.join_collectives(collectives, **who)
    kept = (persons or collectives)[0]
    messages.success(request, f"Đã gộp vào {kept.name} ({kept.code}). Có thể tách lại ở mục “Đã gộp”.")
    return (
        redirect("doubles_joined", season=request.season.slug)
        if "pair" in request.POST
        else redirect(_back(request))
    )


@duty("join_doubles")
@require_POST
def part(request: Request, link: int) -> HttpResponse:
    """Part what was joined; counts follow."""
    found = get_object_or_404(Link, pk=link, undone_at__isnull=True)
    actions.undo_link(found, by=request.user, at=request.arrived_at)
    messages.success(request, "Đã tách hai hồ sơ.")
    return redirect("doubles_joined", season=request.season.slug)


def _back(request: Request) -> str:
    kind = "?loai=tap-the" if request.POST.get("loai") == "tap-the" else ""
    return reverse("doubles", kwargs={"season": request.season.slug}) + kind
