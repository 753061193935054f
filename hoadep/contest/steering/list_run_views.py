"""Long lists that are taken in apart from the page: how far each is, going on after a stop."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from hoadep.contest.people.models import Unit
from hoadep.contest.steering.list_views import offer_at
from hoadep.contest.steering.tasks import take_list_in
from hoadep.office.uploads import actions, facts
from hoadep.office.uploads.models import Upload
from hoadep.rules.verdict import Refused
from hoadep.web.access import Request, duty, require_duty
from hoadep.web.pages import page

LISTED = {"entries": "entry_list", "nominations": "nomination_list"}
"""Where the rows of a list stand once they are taken in; those of the unit itself on its own page."""


@duty("act_by_list")
def list_run(request: Request, what: str, uuid: str) -> HttpResponse:
    """How far a list is; the page may be left and come back to."""
    sent = _found(request, what, uuid)
    if sent.asked_at is None:
        return redirect("list_preview", season=request.season.slug, what=what, uuid=sent.uuid)
    stand = facts.standing(sent)
    context = {
        "what": what,
        "offer": offer_at(what),
        "upload": sent,
        "unit": get_object_or_404(Unit, code=sent.unit),
        "stand": stand,
        "left": sent.total - stand,
        "stuck": facts.is_stuck(sent, request.arrived_at),
        "stands_at": _stands_at(request, sent),
    }
    return page(request, "steering/list_run.html", context)


@duty("act_by_list")
@require_POST
def list_go_on(request: Request, what: str, uuid: str) -> HttpResponse:
    """Hand a list that stopped to the worker once more; rows that stand are not taken in again."""
    sent = _found(request, what, uuid)
    now = request.arrived_at
    if sent.stage == "stopped" or facts.is_stuck(sent, now):
        try:
            actions.go_on(sent, by=request.user.code, at=now)
        except Refused as refusal:
            messages.error(request, refusal.verdict.reason)
        else:
            take_list_in.enqueue(sent.pk)
    return redirect("list_run", season=request.season.slug, what=what, uuid=sent.uuid)


def _found(request: Request, what: str, uuid: str) -> Upload:
    rows = Upload.objects.defer("rows").filter(scope=request.season.code, purpose=offer_at(what).purpose)
    sent = get_object_or_404(rows, uuid=uuid)
    require_duty(request, "act_by_list", unit=sent.unit)
    return sent


def _stands_at(request: Request, sent: Upload) -> str:
    season = {"season": request.season.slug}
    if sent.purpose in LISTED:
        return f"{reverse(LISTED[sent.purpose], kwargs=season)}?don_vi={sent.unit}"
    return reverse("running", kwargs=season | {"code": sent.unit})
