"""Sending an entry without an account: four steps over a draft that the server keeps."""

import secrets
from typing import Any

from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from hoadep.contest.entries import actions
from hoadep.contest.entries.lodging_forms import LAST, STEPS, LodgingForm
from hoadep.contest.entries.models import Entry
from hoadep.contest.people.models import Unit
from hoadep.contest.plans.facts import book_of
from hoadep.office.drafts import actions as drafts
from hoadep.office.drafts.facts import anonymous, find, version_seen
from hoadep.office.keys.actions import once
from hoadep.rules.deadlines import judge_window
from hoadep.rules.verdict import Refused, not_met
from hoadep.web.access import Request, duty
from hoadep.web.pages import page

COOKIE, FORM = "nguoi_viet", "lodge"
A_YEAR = 365 * 24 * 3600


@duty("lodge_entry")
def lodge(request: Request) -> HttpResponse:
    """One step of sending; whatever was typed is kept before anything else happens."""
    token = request.get_signed_cookie(COOKIE, default="") or secrets.token_urlsafe(24)
    step = _step(request.GET.get("buoc", "1"))
    answer = _posted(request, token, step) if request.method == "POST" else _shown(request, token, step)
    answer.set_signed_cookie(COOKIE, token, max_age=A_YEAR, httponly=True, samesite="Lax")
    return answer


def _step(asked: str) -> int:
    return int(asked) if asked.isdecimal() and 1 <= int(asked) <= LAST else 1


def _posted(request: Request, token: str, step: int) -> HttpResponse:
    if step == LAST:
        return _to_step(request, LAST - 1) if "back" in request.POST else _send(request, token)
    data, fault = _keep(request, token, step)
    if fault:
        return _shown(request, token, step, data=data, fault=fault)
    if request.headers.get("HX-Request") == "true":
        return _shown(request, token, step)
    if "back" in request.POST:
        return _to_step(request, max(1, step - 1))
    if _form(request, data).faults_of(step):
        return _shown(request, token, step, data=data, checked=True)
    return _to_step(request, step + 1)


def _keep(request: Request, token: str, step: int) -> tuple[dict[str, Any], str]:
    """Keep what was typed in this step; what was typed, and why it could not be kept, if so."""
    owner, season = anonymous(token), request.season
    kept = find(owner, FORM, season.code)
    typed = {name: request.POST[name] for name in STEPS[step - 1][1] if name in request.POST}
    data = (kept.data if kept else {}) | typed
    seen = request.POST.get("seen", "")
    try:
        drafts.keep(
            owner,
            FORM,
            season.code,
            data,
            base_version="",
            seen=int(seen) if seen.isdecimal() else 0,
            tab=request.POST.get("tab", "")[:64],
            at=timezone.now(),
        )
    except drafts.Overtaken as overtaken:
        return data, overtaken.verdict.reason
    return data, ""


def _send(request: Request, token: str) -> HttpResponse:
    """Lodge the entry once, however often the button is pressed; the draft is closed with it."""
    key, purpose = request.POST.get("key", ""), f"{FORM}:{request.season.code}"
    try:
        code = once(key, purpose, lambda: _lodged(request, token), at=timezone.now())
    except Refused as refusal:
        return _shown(request, token, LAST, fault=refusal.verdict.reason)
    mark = Entry.objects.get(code=code).receipts.earliest("n").fingerprint
    address = reverse("receipt", kwargs={"season": request.season.slug})
    return redirect(f"{address}?ma={code}&doi_chieu={mark}&moi=1")


@transaction.atomic
def _lodged(request: Request, token: str) -> str:
    """Make the entry of the draft and send it; gives its number. Raises `Refused` when it lacks something."""
    now, owner = timezone.now(), anonymous(token)
    kept = find(owner, FORM, request.season.code)
    form = _form(request, kept.data if kept else {})
    if not form.is_valid():
        raise Refused(not_met("", "Bài còn thiếu thông tin ở những bước trước."))
    entry = actions.keep(request.season, form.manuscript(), kept=None, base_version=0, by=None, at=now)
    actions.submit(entry, by=None, at=now)
    drafts.use(owner, FORM, request.season.code, at=now)
    return entry.code or ""


def _to_step(request: Request, step: int) -> HttpResponse:
    return redirect(f"{reverse('lodge', kwargs={'season': request.season.slug})}?buoc={step}")


def _form(
    request: Request, data: dict[str, Any] | None, *, initial: dict[str, Any] | None = None
) -> LodgingForm:
    plan = book_of(request.season, timezone.now()).latest
    units = Unit.objects.filter(participations__season=request.season)
    return LodgingForm(data, plan=plan, units=units, initial=initial)


def _shown(
    request: Request,
    token: str,
    step: int,
    *,
    data: dict[str, Any] | None = None,
    checked: bool = False,
    fault: str = "",
) -> HttpResponse:
    """The page of a step with what was typed so far; `checked` shows what is still wrong."""
    owner, now = anonymous(token), timezone.now()
    kept = find(owner, FORM, request.season.code)
    typed = data if data is not None else (kept.data if kept else {})
    form = _form(request, typed) if checked or step == LAST else _form(request, None, initial=typed)
    plan = book_of(request.season, now).latest
    context = {
        "form": form,
        "step": step,
        "steps": [name for name, _ in STEPS],
        "fields": form.of_step(step),
        "faults": [(name, errors) for name, errors in form.errors.items()] if step == LAST else [],
        "review": form.said(typed),
        "seen": version_seen(owner, FORM, request.season.code),
        "tab": request.POST.get("tab") or secrets.token_hex(8),
        "key": secrets.token_hex(16),
        "saved_at": kept.saved_at if kept else None,
        "fault": fault,
        "most_words": next((rule.limit for rule in plan.completeness if rule.key == "words_most"), None)
        or "",
        "window": judge_window(plan, "entries", at=now),
    }
    return page(
        request, "entries/lodge.html", context, status=422 if fault or (checked and form.errors) else 200
    )
