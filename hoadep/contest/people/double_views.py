"""Rows that may be one person or one collective: joined by a person with a reason, and parted again."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from hoadep.contest.people import actions
from hoadep.contest.people.doubles import doubles as doubles_of
from hoadep.contest.people.doubles import joined
from hoadep.contest.people.models import Collective, Link, Person
from hoadep.contest.people.reports import double_sheets
from hoadep.office.tables.exports import asked_for, exported
from hoadep.web.access import Request, duty
from hoadep.web.pages import page
from hoadep.web.typed import typed


@duty("join_doubles")
def doubles(request: Request) -> HttpResponse:
    """Persons or collectives of one name that nobody has joined, and what was joined."""
    now, collectives = request.arrived_at, request.GET.get("loai") == "tap-the"
    words = request.GET.get("tim", "").strip()
    groups = doubles_of(Collective if collectives else Person, words=words, as_of=now)
    if asked_for(request):
        return exported(request, double_sheets(groups, request.season.name), "trung-ten")
    context = {
        "groups": groups,
        "collectives": collectives,
        "words": words,
        "links": joined(now),
    }
    return page(request, "people/doubles.html", context)


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
    messages.success(request, f"Đã gộp vào {kept.name} ({kept.code}). Có thể tách lại ở cuối trang.")
    return redirect(_back(request))


@duty("join_doubles")
@require_POST
def part(request: Request, link: int) -> HttpResponse:
    """Part what was joined; counts follow."""
    found = get_object_or_404(Link, pk=link, undone_at__isnull=True)
    actions.undo_link(found, by=request.user, at=request.arrived_at)
    messages.success(request, "Đã tách hai hồ sơ.")
    return redirect(_back(request))


def _back(request: Request) -> str:
    kind = "?loai=tap-the" if request.POST.get("loai") == "tap-the" else ""
    return reverse("doubles", kwargs={"season": request.season.slug}) + kind
