"""Pages on which a commendation is taken back, and what was given with it comes back."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone

from hoadep.contest.exemplars import actions
from hoadep.contest.exemplars.forms.submissions import RecoveryForm, RevocationForm
from hoadep.contest.exemplars.models import Commendation, Revocation
from hoadep.contest.exemplars.money import money_of
from hoadep.contest.plans.facts import book_of
from hoadep.rules.verdict import Refused
from hoadep.web.access import Request, duty
from hoadep.web.pages import page


@duty("record_commendation")
def revocation(request: Request, code: str) -> HttpResponse:
    """Record a decision that takes a commendation back, with the money and things to be recovered."""
    rows = Commendation.objects.filter(season=request.season)
    found = get_object_or_404(
        rows.select_related("exemplar__person", "exemplar__collective", "dossier__nomination"), code=code
    )
    plan = book_of(request.season, timezone.now()).latest
    money = money_of(found.exemplar.kind, plan, form=found.form, level=found.level, on=found.decided_on)
    form = RevocationForm(request.POST if request.method == "POST" else None, initial={"money": money.found})
    form.fields["money"].help_text = money.reason
    if request.method == "POST" and form.is_valid():
        who: dict[str, Any] = {"by": request.user, "at": timezone.now()}
        try:
            actions.revoke(found, form.withdrawal, **who)
        except Refused as refusal:
            form.add_error(None, refusal.verdict.reason)
        else:
            messages.success(request, f"Đã ghi hủy khen thưởng {found.code}; không còn được tính từ ngày ấy.")
            return redirect("commendation", season=request.season.slug, code=found.code)
    context = {"form": form, "commendation": found, "title": "Hủy quyết định khen thưởng", "act": "Ghi hủy"}
    return page(request, "exemplars/revocation.html", context, status=422 if form.errors else 200)


@duty("record_commendation")
def recovery(request: Request, code: str) -> HttpResponse:
    """Note that money and things of a revoked commendation were given back."""
    rows = Revocation.objects.filter(commendation__season=request.season)
    found = get_object_or_404(
        rows.select_related("commendation__exemplar__person", "commendation__exemplar__collective"),
        commendation__code=code,
        recovered_on__isnull=True,
    )
    form = RecoveryForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        who: dict[str, Any] = {"by": request.user, "at": timezone.now()}
        try:
            actions.note_recovery(found, **form.cleaned_data, **who)
        except Refused as refusal:
            form.add_error(None, refusal.verdict.reason)
        else:
            messages.success(request, "Đã ghi thu hồi.")
            return redirect("commendation", season=request.season.slug, code=code)
    context = {"form": form, "commendation": found.commendation, "title": "Ghi đã thu hồi", "act": "Ghi"}
    return page(request, "exemplars/revocation.html", context, status=422 if form.errors else 200)
