"""Receipts that anyone can check, and one's own entry looked up by its number and telephone."""

from typing import Any

import segno
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import mark_safe

from hoadep.contest.entries import actions, facts
from hoadep.contest.entries.lodging_forms import CheckForm, CompletionForm, LookUpForm
from hoadep.contest.entries.models import Entry, Receipt
from hoadep.rules.lifecycle import ENTRY
from hoadep.rules.receipts import matches
from hoadep.web.access import Request, duty
from hoadep.web.pages import page

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
        context["qr"] = _qr(request, found)
        mark = found.fingerprint
        context["groups"] = [mark[n : n + 8] for n in range(0, len(mark), 8)]
    return page(request, "entries/receipt.html", context)


def _receipt(request: Request, given: dict[str, str]) -> Receipt | None:
    rows = Receipt.objects.filter(entry__season=request.season, entry__code=given["ma"].strip().upper())
    return next(
        (row for row in rows.select_related("entry") if matches(row.fingerprint, given["doi_chieu"])), None
    )


def _qr(request: Request, found: Receipt) -> str:
    """The QR code, drawn by segno as SVG, of the address at which the receipt can be checked."""
    path = reverse("receipt", kwargs={"season": request.season.slug})
    address = request.build_absolute_uri(f"{path}?ma={found.entry.code}&doi_chieu={found.fingerprint[:16]}")
    drawn = segno.make(address, error="m").svg_inline(
        scale=4, border=2, omitsize=True, title="Mã QR của giấy biên nhận"
    )
    return mark_safe(drawn)  # noqa: S308 (segno draws it; the address is quoted by build_absolute_uri)


@duty("look_up_entry")
def look_up(request: Request) -> HttpResponse:
    """Ask for the number and the telephone; both right open the entry's page for this visit."""
    form = LookUpForm(request.POST or None)
    if form.is_valid():
        entry = facts.looked_up(request.season, **form.cleaned_data)
        if entry:
            request.session[OPENED] = [*request.session.get(OPENED, []), entry.code]
            return redirect("looked_up", season=request.season.slug, code=entry.code)
        form.add_error(None, "Số bài và số điện thoại không khớp. Hãy xem lại giấy biên nhận.")
    return page(request, "entries/look_up.html", {"form": form}, status=422 if form.errors else 200)


@duty("look_up_entry")
def looked_up(request: Request, code: str) -> HttpResponse:
    """How one's entry stands; an entry given back is completed and sent again here."""
    if code not in request.session.get(OPENED, []):
        return redirect("look_up", season=request.season.slug)
    entry = get_object_or_404(Entry, season=request.season, code=code)
    initial = {"title": entry.title, "text": entry.text, "base_version": entry.version}
    form = CompletionForm(request.POST or None, initial=initial) if entry.state == "returned" else None
    if form and form.is_valid():
        _completed(entry, form.cleaned_data)
        return redirect("looked_up", season=request.season.slug, code=code)
    context = {
        "entry": entry,
        "state": ENTRY.states[entry.state],
        "stations": facts.stations(entry),
        "returned": entry.steps.filter(name="return_for_changes").last() if form else None,
        "form": form,
        "receipt": entry.receipts.last(),
    }
    return page(request, "entries/looked_up.html", context, status=422 if form and form.errors else 200)


def _completed(entry: Entry, given: dict[str, Any]) -> None:
    now = timezone.now()
    writing = actions.Writing(kind=entry.kind, title=given["title"], text=given["text"], extra=entry.extra)
    people: dict[str, Any] = {"authors": list(entry.authors.all()), "exemplars": list(entry.exemplars.all())}
    newer = actions.rewrite(entry, writing, base_version=given["base_version"], **people, by=None, at=now)
    actions.submit(newer, by=None, at=now)
