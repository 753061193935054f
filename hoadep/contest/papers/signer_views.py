"""Pages of signers: who signs for the bodies of a season, for a unit, and for the papers about a subject."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from hoadep.contest.papers import actions, signer_forms, signing, unit_letterheads
from hoadep.contest.papers.models import Signer, SigningChoice, UnitMark
from hoadep.contest.people.models import Unit
from hoadep.contest.plans import letterheads
from hoadep.rules.plan import Plan
from hoadep.rules.verdict import Refused
from hoadep.vietnamese.folding import fold_plain
from hoadep.web.access import Request, duty, may, require_duty
from hoadep.web.pages import page


def _plan(request: Request) -> Plan:
    return request.book.latest


def _bodies(request: Request) -> list[str]:
    plan = _plan(request)
    return [letterheads.rule_of(plan, key).name for key in letterheads.keys(plan)]


def _lists(bodies: list[str]) -> list[tuple[str, list[Signer], list[Signer]]]:
    """For each body those who sign now and those who did."""
    today = timezone.localdate()
    known = list(Signer.objects.filter(body_key__in=[fold_plain(body) for body in bodies]))
    found = []
    for body in bodies:
        rows = [row for row in known if row.body_key == fold_plain(body)]
        left = [row for row in rows if row.until and row.until < today]
        found.append((body, [row for row in rows if row not in left], left))
    return found


@duty("see_papers")
def signers(request: Request) -> HttpResponse:
    """Who signs for the bodies that issue papers in this season."""
    return _show_signers(request, signer_forms.SignerForm(bodies=_bodies(request)))


def _show_signers(request: Request, form: signer_forms.SignerForm) -> HttpResponse:
    bodies = _bodies(request)
    context = {"lists": _lists(bodies), "form": form, "may_manage": may(request, "manage_papers").met}
    return page(request, "papers/signers.html", context, status=422 if form.errors else 200)


def _entered(request: Request, form: signer_forms.SignerForm) -> bool:
    if not form.is_valid():
        return False
    try:
        made = actions.enter_signer(form.signs, by=request.user, at=request.arrived_at)
    except Refused as refusal:
        form.add_error(None, refusal.verdict.reason)
        return False
    messages.success(request, f"Đã ghi {made} ký cho {made.body}.")
    return True


@duty("manage_papers")
@require_POST
def signer_new(request: Request) -> HttpResponse:
    """Somebody signs from now on."""
    form = signer_forms.SignerForm(request.POST, bodies=_bodies(request))
    if _entered(request, form):
        return redirect("signers", season=request.season.slug)
    return _show_signers(request, form)


@duty("keep_unit_signers")
def signer_end(request: Request, pk: int) -> HttpResponse:
    """Ask for the last day of a signer, and enter it."""
    found = get_object_or_404(Signer, pk=pk)
    unit = request.GET.get("don_vi", "")
    _require_own(request, found, unit)
    form = signer_forms.SignerEndForm(request.POST if request.method == "POST" else None)
    where = reverse("unit_signers" if unit else "signers", kwargs=_address(request, unit))
    if request.method == "POST" and form.is_valid():
        try:
            actions.end_signer(found, form.cleaned_data["until"], by=request.user, at=request.arrived_at)
        except Refused as refusal:
            form.add_error(None, refusal.verdict.reason)
        else:
            messages.success(request, f"Đã ghi ngày thôi ký của {found.name}.")
            return redirect(where)
    context = {"found": found, "form": form, "back_url": where}
    return page(request, "papers/signer_end.html", context, status=422 if form.errors else 200)


def _address(request: Request, unit: str) -> dict[str, str]:
    return {"season": request.season.slug} | ({"code": unit} if unit else {})


def _require_own(request: Request, found: Signer, unit: str) -> None:
    """A unit ends its own signers only, the office those of the season's bodies."""
    if not unit:
        require_duty(request, "manage_papers", unit=None)
        return
    require_duty(request, "keep_unit_signers", unit=unit)
    issuer = unit_letterheads.unit_issuer(_unit(request, unit), request.season, _plan(request))
    if found.body_key != fold_plain(issuer.name):
        raise Http404


def _unit(request: Request, code: str) -> Unit:
    return get_object_or_404(Unit, code=code, participations__season=request.season)


@duty("keep_unit_signers")
def unit_signers(request: Request, code: str) -> HttpResponse:
    """How a unit marks its papers and who signs them."""
    unit = _unit(request, code)
    require_duty(request, "keep_unit_signers", unit=code)
    issuer = unit_letterheads.unit_issuer(unit, request.season, _plan(request))
    sent = request.POST if request.method == "POST" else None
    mark = UnitMark.objects.filter(unit=unit).first()
    given = {"symbol": issuer.symbol, "drafter": mark.drafter if mark else ""}
    marks = signer_forms.UnitMarkForm(sent if sent and "symbol" in sent else None, initial=given)
    form = signer_forms.SignerForm(sent if sent and "name" in sent else None, bodies=[issuer.name])
    if marks.is_bound and marks.is_valid():
        actions.mark_unit(unit, **marks.cleaned_data, by=request.user, at=request.arrived_at)
        messages.success(request, "Đã ghi ký hiệu văn bản của đơn vị.")
        return redirect("unit_signers", season=request.season.slug, code=code)
    if form.is_bound and _entered(request, form):
        return redirect("unit_signers", season=request.season.slug, code=code)
    context = {"unit": unit, "lists": _lists([issuer.name]), "form": form, "marks": marks, "may_manage": True}
    return page(request, "papers/unit_signers.html", context, status=422 if form.errors else 200)


@duty("manage_papers")
def signing_of(request: Request, code: str) -> HttpResponse:
    """Choose who signs the papers about a list, a meeting or a choice."""
    if not code.startswith(f"{request.season.code}-"):
        raise Http404
    plan, on = _plan(request), timezone.localdate()
    offered: dict[str, tuple[str, list[Signer]]] = {
        key: (letterheads.rule_of(plan, key, on=on).name, signing.offered(plan, key, on=on))
        for key in letterheads.keys(plan)
    }
    asked = request.GET.get("tiep", "")
    back = asked if url_has_allowed_host_and_scheme(asked, allowed_hosts=None) else ""
    form = signer_forms.SigningForm(
        request.POST if request.method == "POST" else None, offered=offered, initial=_chosen(code)
    )
    if request.method == "POST" and form.is_valid():
        actions.choose_signers(code, form.chosen, by=request.user, at=request.arrived_at)
        messages.success(request, "Đã chọn người ký: văn bản in ra theo lựa chọn này.")
        return redirect(back or request.get_full_path())
    context: dict[str, Any] = {"code": code, "form": form, "back_url": back}
    return page(request, "papers/signing.html", context, status=422 if form.errors else 200)


def _chosen(code: str) -> dict[str, str]:
    return {row.issuer: str(row.signer_id) for row in SigningChoice.objects.filter(subject=code)}
