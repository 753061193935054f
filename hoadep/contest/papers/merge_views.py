""" "Gửi thư cho nhiều người": one letter to each of a group, as one PDF, or by e-mail after it was read."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from hoadep.contest.papers import actions, addressing, merging
from hoadep.contest.papers.addressing import Addressee
from hoadep.contest.papers.composing import Desk
from hoadep.contest.papers.merge_forms import PASTED, MergeForm, MergeStartForm
from hoadep.contest.papers.merging import TEMPLATES, Merge
from hoadep.office.documents.letters import letters
from hoadep.rules.verdict import Refused
from hoadep.web.access import Request, duty, may
from hoadep.web.downloads import PDF, download
from hoadep.web.pages import page

SHOWN = 200


@duty("manage_papers")
def merge(request: Request) -> HttpResponse:
    """Choose text, sender and recipients; then word it, look at it, print it or hold it for e-mail."""
    now = request.arrived_at
    desk = Desk(request.book.latest, timezone.localdate(now))
    groups = addressing.groups(request.season, now)
    start = MergeStartForm(request.GET if "mau" in request.GET else None, desk=desk, groups=groups)
    if not start.is_valid():
        return page(request, "papers/merge_start.html", {"form": start})
    given, ready = start.cleaned_data, TEMPLATES[start.cleaned_data["mau"]]
    people = [] if given["gui"] == PASTED else addressing.members(request.season, given["gui"], now)
    form = MergeForm(
        request.POST if request.method == "POST" else None,
        start=given,
        desk=desk,
        initial={"subject": ready.subject, "body": ready.body},
    )
    if form.is_bound and form.is_valid():
        people = people or form.people
        made = form.merge_for(people)
        if made and (answer := _do(request, form, made, people, desk=desk)):
            return answer
    return _show(request, form, people, ready.name)


def _do(
    request: Request, form: MergeForm, made: Merge, people: list[Addressee], *, desk: Desk
) -> HttpResponse | None:
    """What the pressed button asks for; None shows the page again with what was refused."""
    if "thu" not in request.POST:
        chosen = {"xem": people[:1], "in-con-lai": [one for one in people if not one.address]}
        rows = next((rows for name, rows in chosen.items() if name in request.POST), people)
        if not rows:
            form.add_error(None, "Ai cũng có thư điện tử: không còn thư nào phải in.")
            return None
        paper = merging.paper(made, desk.plan, desk.today)
        return download(letters(paper, [one.row for one in rows]), PDF, "thu.pdf")
    try:
        held = actions.hold_letters(request.season, made, people, by=request.user, at=request.arrived_at)
    except Refused as refusal:
        form.add_error(None, refusal.verdict.reason)
        return None
    left = len(people) - held
    more = f" {left} người không có thư điện tử: hãy in thư cho họ." if left else ""
    messages.success(request, f"Đã soạn {held} thư, đang chờ đọc lại trước khi gửi.{more}")
    if may(request, "manage_mail").met and not left:
        return redirect("letters", season=request.season.slug)
    return None


def _show(request: Request, form: MergeForm, people: list[Addressee], name: str) -> HttpResponse:
    context: dict[str, Any] = {
        "form": form,
        "name": name,
        "people": people[:SHOWN],
        "many": len(people),
        "without": sum(not one.address for one in people),
        "may_mail": may(request, "manage_mail").met,
    }
    return page(request, "papers/merge.html", context, status=422 if form.errors else 200)
