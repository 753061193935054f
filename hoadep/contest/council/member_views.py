"""Pages of the seats on the council: the list with a new seat, one seat with its holder's near family."""

import secrets
from typing import Any

import segno
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import get_random_string
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.http import require_POST

from hoadep.contest.council import actions
from hoadep.contest.council import member_forms as forms
from hoadep.contest.council.models import Kin, Member, OpinionSlip
from hoadep.rules.verdict import Refused
from hoadep.web.access import Request, duty, may
from hoadep.web.pages import page

LEGIBLE = "abcdefghkmnpqrstuvwxyz23456789"
"""Letters that nobody mistakes on a printed slip."""


@duty("see_council")
def council_members(request: Request) -> HttpResponse:
    """All seats of the season in the order of the decision; those who left stand apart."""
    today = timezone.localdate()
    rows = list(Member.objects.filter(season=request.season).select_related("unit", "account"))
    context = {
        "rows": [row for row in rows if not row.until or row.until >= today],
        "left": [row for row in rows if row.until and row.until < today],
        "may_manage": may(request, "manage_council").met,
    }
    return page(request, "council/members.html", context)


@duty("manage_council")
def council_member_new(request: Request) -> HttpResponse:
    """Give somebody a seat."""
    form = forms.SeatForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.add_member(request.season, form.seat, by=request.user, at=request.arrived_at)
        except Refused as refusal:
            form.add_error(None, refusal.verdict.reason)
        else:
            messages.success(request, f"Đã thêm {made.name} vào Hội đồng.")
            return redirect("council_members", season=request.season.slug)
    return page(request, "council/member_new.html", {"form": form}, status=422 if form.errors else 200)


def _found(request: Request, code: str) -> Member:
    rows = Member.objects.filter(season=request.season).select_related("season", "person", "account", "unit")
    return get_object_or_404(rows, code=code)


@duty("manage_council")
def council_member(request: Request, code: str) -> HttpResponse:
    """Correct a seat or end it; note near family."""
    member = _found(request, code)
    form = forms.SeatForm(request.POST if request.method == "POST" else None, member=member)
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_member(member, form.seat, by=request.user, at=request.arrived_at)
        except Refused as refusal:
            form.add_error(None, refusal.verdict.reason)
        else:
            messages.success(request, f"Đã sửa: {member.name}.")
            return redirect("council_members", season=request.season.slug)
    return _show(request, member, form, forms.KinForm())


def _show(request: Request, member: Member, form: forms.SeatForm, kin_form: forms.KinForm) -> HttpResponse:
    family = list(member.family.select_related("person", "collective"))
    slip = OpinionSlip.objects.filter(member=member).first()
    context: dict[str, Any] = {
        "member": member,
        "slip": slip,
        "form": form,
        "kin_form": kin_form,
        "family": family,
    }
    wrong = form.errors or kin_form.errors
    return page(request, "council/member.html", context, status=422 if wrong else 200)


@duty("manage_council")
@require_POST
def council_kin(request: Request, code: str) -> HttpResponse:
    """Note that a person is near family."""
    member = _found(request, code)
    form = forms.KinForm(request.POST)
    if form.is_valid():
        actions.add_kin(member, **form.cleaned_data, by=request.user, at=request.arrived_at)
        messages.success(request, "Đã ghi người thân. Khi xét người này, thành viên không biểu quyết.")
        return redirect("council_member", season=request.season.slug, code=code)
    return _show(request, member, forms.SeatForm(member=member), form)


@duty("manage_council")
@require_POST
def council_kin_removal(request: Request, code: str, pk: int) -> HttpResponse:
    """Take the note back."""
    kin = get_object_or_404(
        Kin.objects.select_related("member", "person", "collective"), pk=pk, member=_found(request, code)
    )
    actions.remove_kin(kin, by=request.user, at=request.arrived_at)
    messages.success(request, "Đã bỏ ghi chú người thân.")
    return redirect("council_member", season=request.season.slug, code=code)


@duty("manage_council")
@require_POST
def council_slip(request: Request, code: str) -> HttpResponse:
    """A link and a short code for a member without an account, shown once."""
    member, secret = _found(request, code), get_random_string(8, LEGIBLE)
    slip = actions.give_slip(
        member, key=secrets.token_urlsafe(18), secret=secret, by=request.user, at=request.arrived_at
    )
    path = reverse("opinion_enter", kwargs={"season": request.season.slug, "key": slip.key})
    link = request.build_absolute_uri(path)
    context = {"member": member, "link": link, "qr": _qr(link), "secret": secret}
    response = page(request, "council/slip.html", context)
    response.headers["Cache-Control"] = "private, no-store"
    return response


def _qr(link: str) -> SafeString:
    drawn = segno.make(link, error="m").svg_inline(scale=4, border=2, omitsize=True, title="Mã QR cho ý kiến")
    return mark_safe(drawn)  # noqa: S308 (segno draws it; the address is quoted by build_absolute_uri)
