"""A decided list on its way to the upper level: sent once, its receipt, its bundle, what came back."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect

from hoadep.contest.dispatch import actions, documents, facts
from hoadep.contest.dispatch.forms import BundleForm, SendingForm
from hoadep.contest.dispatch.models import Sending
from hoadep.contest.dispatch.outgoing import letter_of
from hoadep.contest.plans.facts import book_of
from hoadep.contest.plans.models import Season
from hoadep.contest.selection.facts import desk
from hoadep.contest.selection.models import Selection
from hoadep.office.bundles import signing
from hoadep.office.bundles.models import Partner
from hoadep.office.documents.pdf import to_pdf
from hoadep.office.files.responses import respond
from hoadep.rules.milestones import judge_dispatch
from hoadep.rules.verdict import Refused
from hoadep.web.access import Request, duty, may
from hoadep.web.downloads import PDF, download
from hoadep.web.pages import page


@duty("see_exchange")
def sending(request: Request, code: str) -> HttpResponse:
    """What will be sent, to whom, how it stands with the plan; once sent, the proof and the results."""
    rows = Selection.objects.filter(season=request.season, decided_on__isnull=False)
    found = get_object_or_404(rows.select_related("season"), code=code)
    sent = Sending.objects.select_related("bundle__partner", "stored", "by", "to_season")
    before = sent.filter(selection=found).first()
    if before:
        return show_sent(request, before, BundleForm())
    form = _form(request, request.POST if request.method == "POST" else None)
    if request.method == "POST" and may(request, "send_dispatch").met and form.is_valid():
        return _send(request, found, form)
    return _show_waiting(request, found, form)


def _form(request: Request, data: Any) -> SendingForm:
    partners = Partner.objects.standing() if signing.has_key() else Partner.objects.none()
    seasons = Season.objects.filter(closed_at=None).exclude(pk=request.season.pk)
    return SendingForm(data, partners=partners, seasons=seasons)


def _send(request: Request, found: Selection, form: SendingForm) -> HttpResponse:
    if request.POST.get("confirmed") != "1":
        context = {
            "question": f"Gửi danh sách {found.code} tới {form.receiver.name}?",
            "consequence": "Gửi rồi thì danh sách không đổi được nữa.",
            "verb": "Gửi cấp trên",
            "back_url": request.path,
            "kept": form.cleaned_data,
        }
        return page(request, "web/confirm.html", context)
    who: dict[str, Any] = {"by": request.user, "at": request.arrived_at}
    try:
        made = actions.send(found, form.receiver, reason=form.cleaned_data["reason"], **who)
    except Refused as refusal:
        form.add_error(None, refusal.verdict.reason)
        return _show_waiting(request, found, form)
    messages.success(request, f"Đã gửi {made.entries} bài tới {made.recipient}. Hãy in giấy xác nhận gửi.")
    return redirect("sending", season=request.season.slug, code=found.code)


def _show_waiting(request: Request, found: Selection, form: SendingForm) -> HttpResponse:
    now = request.arrived_at
    shown = desk(found, at=now)
    context = {
        "selection": found,
        "lines": shown.chosen,
        "gone": shown.gone,
        "verdict": judge_dispatch(shown.plan, number=len(shown.chosen), at=now),
        "letter": letter_of(found.code),
        "form": form,
        "has_key": signing.has_key(),
        "may_send": may(request, "send_dispatch").met,
        "may_keys": may(request, "manage_keys").met,
    }
    return page(request, "dispatch/sending.html", context, status=422 if form.errors else 200)


def show_sent(request: Request, found: Sending, form: BundleForm) -> HttpResponse:
    """The page of a list that was sent, with a form for results that may have been refused."""
    standing = facts.standing_outcomes(found)
    context = {
        "selection": found.selection,
        "sending": found,
        "sha256": signing.in_groups(found.stored.sha256),
        "mark": signing.in_groups(found.bundle.partner.fingerprint) if found.bundle else "",
        "outcomes": standing,
        "rows": facts.outcome_rows(standing) if standing else [],
        "gone": facts.praises_gone(found),
        "waiting": facts.waiting_answer(found),
        "form": form,
        "may_send": may(request, "send_dispatch").met,
    }
    return page(request, "dispatch/sent.html", context, status=422 if form.errors else 200)


def season_sending(request: Request, code: str) -> Sending:
    """The sending of the list of that code in the season of the page."""
    rows = Sending.objects.filter(selection__season=request.season, selection__code=code)
    related = ("selection__season", "bundle__partner", "stored", "by", "to_season")
    return get_object_or_404(rows.select_related(*related))


@duty("see_exchange")
def sending_bundle(request: Request, code: str) -> HttpResponse:
    """Exactly the bytes that were sent."""
    found = season_sending(request, code)
    if found.bundle is None:
        raise Http404
    return respond(found.stored, f"goi-ho-so-{code}.zip")


@duty("see_exchange")
def sending_receipt(request: Request, code: str) -> HttpResponse:
    """Giấy xác nhận gửi."""
    found = season_sending(request, code)
    plan = book_of(request.season, found.at).latest
    return download(to_pdf(documents.receipt(found, plan)), PDF, f"giay-xac-nhan-gui-{code}.pdf")
