"""Receipts that anyone can check, and one's own entry looked up by its number and telephone."""

from typing import Any
from urllib.parse import urlencode

import segno
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from hoadep.contest.entries import actions, documents, facts
from hoadep.contest.entries.forms import CheckForm, LookUpForm, ReasonForm
from hoadep.contest.entries.models import Entry, Receipt
from hoadep.contest.entries.opened import any_open, close_entries, has_lapsed, open_entry, opened_entry
from hoadep.contest.entries.stations import stations_of
from hoadep.contest.entries.versions import check, received
from hoadep.contest.plans.facts import book_of
from hoadep.office.attempts.actions import note_failure
from hoadep.office.attempts.facts import judge_attempt
from hoadep.office.files.responses import respond
from hoadep.rules.lifecycle import ENTRY, judge_step
from hoadep.rules.receipts import matches
from hoadep.web.access import Request, duty
from hoadep.web.downloads import PDF, download
from hoadep.web.pages import page
from hoadep.web.typed import typed_before

BEFORE_APPROVAL = ("submitted", "returned")
QR_MASK = 4
"""Any of the eight can be read; trying them all for the best takes longer than the rest of the page."""
LOOK_UP = "looked_up"
"""For what somebody who guesses telephone numbers has to wait."""


@duty("check_receipt")
def receipt(request: Request) -> HttpResponse:
    """Give back a receipt to whoever holds it: number and fingerprint must agree."""
    form = CheckForm(request.GET or None)
    found = _receipt(request, form.cleaned_data) if form.is_valid() else None
    context: dict[str, Any] = {
        "form": form,
        "receipt": found,
        "asked": form.is_bound,
        "new": "moi" in request.GET,
    }
    if found:
        context["check"] = None if context["new"] else check(found)
        context["title"] = received(found)["title"]
        context["qr"] = _qr(request, found)
        context["groups"] = documents.groups(found.fingerprint)
    return page(request, "entries/receipt.html", context)


def _receipt(request: Request, given: dict[str, str]) -> Receipt | None:
    rows = Receipt.objects.filter(entry__season=request.season, entry__code=given["ma"].strip().upper())
    return next(
        (row for row in rows.select_related("entry__season") if matches(row.fingerprint, given["doi_chieu"])),
        None,
    )


@duty("check_receipt")
def receipt_paper(request: Request) -> HttpResponse:
    """The receipt as PDF, to whoever holds its number and fingerprint."""
    form = CheckForm(request.GET)
    found = _receipt(request, form.cleaned_data) if form.is_valid() else None
    if found is None:
        raise Http404
    content = documents.receipts_pdf([(found, direct_address(request, found))], **addresses(request))
    return download(content, PDF, f"bien-nhan-{found.entry.code}.pdf")


def addresses(request: Request) -> dict[str, str]:
    """Where a receipt is checked and an entry looked up, as they are printed to be typed."""
    season = {"season": request.season.slug}
    return {
        "check": request.build_absolute_uri(reverse("receipt", kwargs=season)),
        "look_up": request.build_absolute_uri(reverse("look_up", kwargs=season)),
    }


def direct_address(request: Request, found: Receipt) -> str:
    """The address at which this receipt can be checked."""
    path = reverse("receipt", kwargs={"season": request.season.slug})
    return request.build_absolute_uri(f"{path}?ma={found.entry.code}&doi_chieu={found.fingerprint[:16]}")


def _qr(request: Request, found: Receipt) -> str:
    """The QR code, drawn by segno as SVG, of the address at which the receipt can be checked."""
    drawn = segno.make(direct_address(request, found), error="m", mask=QR_MASK).svg_inline(
        scale=4, border=2, omitsize=True, title="Mã QR của giấy biên nhận"
    )
    return mark_safe(drawn)  # noqa: S308 (segno draws it; the address is quoted by build_absolute_uri)


@duty("look_up_entry")
def look_up(request: Request) -> HttpResponse:
    """Ask for the number and the telephone; both right open the entry's page for a while.

    Whoever wrote on after that while gets back what was typed, to send it again.
    """
    form = LookUpForm(request.POST or None, initial={"code": request.GET.get("so", "")})
    entry = _looked_up(request, form) if form.is_valid() else None
    if entry is None:
        return asked_again(request, form, to=request.POST.get("to", ""))
    code = str(entry.code)
    open_entry(request, code)
    kept, to = typed_before(request), request.POST.get("to", "")
    place = reverse("looked_up", kwargs=_named(request, code))
    if kept and to.startswith(place):
        return page(request, "web/go_on.html", {"to": to, "kept": kept, "title": f"Đã mở bài {code}"})
    return redirect(place)


def asked_again(request: Request, form: LookUpForm, *, to: str, status: int = 0) -> HttpResponse:
    """The page that asks for number and telephone; with `to` it holds what was typed for that address."""
    context = {"form": form, "to": to, "kept": typed_before(request), "any_open": any_open(request)}
    return page(request, "entries/look_up.html", context, status=status or (422 if form.errors else 200))


@duty("look_up_entry")
@require_POST
def close(request: Request) -> HttpResponse:
    """Shut whatever was looked up, as before somebody else sits down at the computer."""
    close_entries(request)
    messages.success(request, "Đã đóng tra cứu: người dùng máy sau bạn không mở được bài.")
    return redirect("look_up", season=request.season.slug)


def _looked_up(request: Request, form: LookUpForm) -> Entry | None:
    """The entry, or None with the form saying why; whoever guesses too often waits."""
    now, code = request.arrived_at, form.cleaned_data["code"]
    verdict = judge_attempt(LOOK_UP, code, at=now)
    if not verdict.met:
        form.add_error(None, verdict.reason)
        return None
    entry = facts.looked_up(request.season, **form.cleaned_data)
    if entry is None:
        note_failure(LOOK_UP, code, at=now)
        form.add_error(None, "Số bài và số điện thoại không khớp. Hãy xem lại giấy biên nhận.")
    return entry


@duty("write_entry")
def claim(request: Request) -> HttpResponse:
    """Bring an entry that was sent without an account into one's own, by its number and telephone."""
    form = LookUpForm(request.POST or None)
    if form.is_valid():
        entry = _looked_up(request, form)
        if entry:
            who = {"by": request.user, "at": request.arrived_at}
            actions.claim(entry, telephone=form.cleaned_data["telephone"], **who)
            messages.success(request, f"Bài {entry.code} nay ở trong “Bài của tôi”.")
            return redirect("entry", season=request.season.slug, code=entry.code)
    return page(request, "entries/claim.html", {"form": form}, status=422 if form.errors else 200)


@duty("look_up_entry")
@never_cache
def looked_up(request: Request, code: str) -> HttpResponse:
    """How one's entry stands; it may be taken back until the unit has approved it.

    The browser keeps no copy, which the next person at a shared computer could turn back to.
    """
    entry = opened_entry(request, code)
    if entry is None:
        return lapsed(request, code)
    may_withdraw = judge_step(ENTRY, entry.state, "withdraw").met and entry.state in BEFORE_APPROVAL
    form = ReasonForm(request.POST or None, prefix="rut") if may_withdraw else None
    if form and form.is_valid():
        actions.withdraw(entry, reason=form.cleaned_data["reason"], by=None, at=request.arrived_at)
        return redirect("looked_up", season=request.season.slug, code=code)
    returned = entry.state == "returned"
    context = {
        "entry": entry,
        "state": ENTRY.states[entry.state],
        "stations": stations_of(book_of(entry.season, request.arrived_at).latest, [entry])[entry.pk],
        "returned": entry.steps.filter(name="return_for_changes").last() if returned else None,
        "passed_on": entry.steps.filter(name="pass_on").select_related("unit").last(),
        "form": form,
        "receipt": entry.receipts.last(),
        "pictures": facts.pictures(entry, reverse("looked_up", kwargs=_named(request, code))),
    }
    return page(request, "entries/looked_up.html", context, status=422 if form and form.errors else 200)


def lapsed(request: Request, code: str) -> HttpResponse:
    """To the page that asks for number and telephone; what was typed comes along."""
    if request.method == "POST":
        form = LookUpForm(initial={"code": code})
        return asked_again(request, form, to=request.get_full_path(), status=401)
    if has_lapsed(request, code):
        messages.info(request, "Tra cứu đã tự đóng vì đã lâu. Hãy ghi lại số điện thoại để mở.")
    place = reverse("look_up", kwargs={"season": request.season.slug})
    return redirect(f"{place}?{urlencode({'so': code})}")


@duty("look_up_entry")
def looked_up_photo(request: Request, code: str, n: int) -> HttpResponse:
    """A photo of the entry that one looked up."""
    entry = opened_entry(request, code)
    if entry is None:
        raise Http404
    return respond(get_object_or_404(entry.photos.select_related("stored"), n=n).stored, f"anh-{n}.jpg")


def _named(request: Request, code: str) -> dict[str, str]:
    return {"season": request.season.slug, "code": code}
