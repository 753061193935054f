"""Receipts that anyone can check, and one's own entry looked up by its number and telephone."""

from typing import Any

import segno
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.safestring import mark_safe

from hoadep.contest.entries import actions, documents, facts
from hoadep.contest.entries.forms import CheckForm, LookUpForm, ReasonForm
from hoadep.contest.entries.models import Entry, Receipt
from hoadep.contest.entries.stations import stations_of
from hoadep.contest.entries.versions import check
from hoadep.contest.plans.facts import book_of
from hoadep.office.attempts.actions import note_failure
from hoadep.office.attempts.facts import judge_attempt
from hoadep.office.files.responses import respond
from hoadep.rules.lifecycle import ENTRY, judge_step
from hoadep.rules.receipts import matches
from hoadep.web.access import Request, duty
from hoadep.web.downloads import PDF, download
from hoadep.web.pages import page

BEFORE_APPROVAL = ("submitted", "returned")
QR_MASK = 4
"""Any of the eight can be read; trying them all for the best takes longer than the rest of the page."""
OPENED = "looked_up"
"""The session's list of entries whose number and telephone were given rightly."""


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
    """Ask for the number and the telephone; both right open the entry's page for this visit."""
    form = LookUpForm(request.POST or None)
    if form.is_valid():
        entry = _looked_up(request, form)
        if entry:
            request.session[OPENED] = [*request.session.get(OPENED, []), entry.code]
            return redirect("looked_up", season=request.season.slug, code=entry.code)
    return page(request, "entries/look_up.html", {"form": form}, status=422 if form.errors else 200)


def opened_entry(request: Request, code: str) -> Entry | None:
    """The entry if its number and telephone were given rightly in this visit."""
    if code not in request.session.get(OPENED, []):
        return None
    return Entry.objects.filter(season=request.season, code=code).select_related("season", "unit").first()


def _looked_up(request: Request, form: LookUpForm) -> Entry | None:
    """The entry, or None with the form saying why; whoever guesses too often waits."""
    now, code = request.arrived_at, form.cleaned_data["code"]
    verdict = judge_attempt(OPENED, code, at=now)
    if not verdict.met:
        form.add_error(None, verdict.reason)
        return None
    entry = facts.looked_up(request.season, **form.cleaned_data)
    if entry is None:
        note_failure(OPENED, code, at=now)
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
def looked_up(request: Request, code: str) -> HttpResponse:
    """How one's entry stands; it may be taken back until the unit has approved it."""
    entry = opened_entry(request, code)
    if entry is None:
        return redirect("look_up", season=request.season.slug)
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


@duty("look_up_entry")
def looked_up_photo(request: Request, code: str, n: int) -> HttpResponse:
    """A photo of the entry that one looked up."""
    entry = opened_entry(request, code)
    if entry is None:
        raise Http404
    return respond(get_object_or_404(entry.photos.select_related("stored"), n=n).stored, f"anh-{n}.jpg")


def _named(request: Request, code: str) -> dict[str, str]:
    return {"season": request.season.slug, "code": code}
