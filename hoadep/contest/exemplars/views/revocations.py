"""Pages on which a commendation is taken back, and what was given with it comes back."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from hoadep.contest.exemplars import actions, facts, reports
from hoadep.contest.exemplars.certificates import called
from hoadep.contest.exemplars.models import Commendation, Revocation
from hoadep.contest.exemplars.money import money_of
from hoadep.contest.exemplars.revocation_documents import Taking, revocation_decision
from hoadep.contest.papers.actions import keep_papers
from hoadep.contest.papers.signing import chosen_for
from hoadep.contest.plans.facts import book_of
from hoadep.office.tables.exports import asked_for, exported
from hoadep.rules.verdict import Refused, Verdict
from hoadep.web.access import Request, duty
from hoadep.web.pages import page
from hoadep.web.taking_back import RecoveryForm, TakenForm, TakingForm


@duty("record_commendation")
@require_POST
def revocation_draft(request: Request, code: str) -> HttpResponse:
    """Draft the decision and keep it among the papers of the season, to be signed and numbered."""
    found = _found(request, code)
    form = TakingForm(request.POST, prefix="du-thao")
    if not form.is_valid():
        return _show(request, found, _blank(found), form)
    now = request.arrived_at
    plan = request.book.latest
    taking = Taking(
        commendation=found,
        plan=plan,
        form=next((form.name for form in plan.forms if form.key == found.form), found.form),
        called=called(found),
        year=timezone.localdate(now).year,
        signer=chosen_for(plan, found.code, on=timezone.localdate(now)).get("host"),
        **form.cleaned_data,
    )
    keep_papers(
        request.season,
        {"quyet-dinh-huy": revocation_decision(taking)},
        subject=found.code,
        page=reverse("commendation", kwargs={"season": request.season.slug, "code": found.code}),
        by=request.user,
        at=now,
    )
    messages.success(request, "Đã soạn dự thảo quyết định hủy. Khi đã ký và có số, ghi hủy ở trang này.")
    return redirect(f"{reverse('paper_list', kwargs={'season': request.season.slug})}?ve={found.code}")


def _found(request: Request, code: str) -> Commendation:
    rows = Commendation.objects.filter(season=request.season)
    return get_object_or_404(
        rows.select_related("season", "exemplar__person", "exemplar__collective", "dossier__nomination"),
        code=code,
    )


@duty("record_commendation")
def revocation(request: Request, code: str) -> HttpResponse:
    """Record a decision that takes a commendation back, with the money and things to be recovered."""
    found = _found(request, code)
    if request.method != "POST":
        return _show(request, found, _blank(found), None)
    form = TakenForm(request.POST)
    if form.is_valid():
        who: dict[str, Any] = {"by": request.user, "at": request.arrived_at}
        try:
            actions.revoke(found, actions.Withdrawal(**form.cleaned_data), **who)
        except Refused as refusal:
            form.add_error(None, refusal.verdict.reason)
        else:
            messages.success(request, f"Đã ghi hủy khen thưởng {found.code}; không còn được tính từ ngày ấy.")
            return redirect("commendation", season=request.season.slug, code=found.code)
    return _show(request, found, form, None)


def _money(found: Commendation) -> Verdict:
    plan = book_of(found.season, timezone.now()).latest
    return money_of(found.exemplar.kind, plan, form=found.form, level=found.level, on=found.decided_on)


def _blank(found: Commendation) -> TakenForm:
    return TakenForm(initial={"money": _money(found).found})


def _show(request: Request, found: Commendation, form: TakenForm, draft: TakingForm | None) -> HttpResponse:
    money = _money(found)
    form.fields["money"].help_text = money.reason
    context = {
        "form": form,
        "draft": draft or TakingForm(initial={"money": money.found}, prefix="du-thao"),
        "commendation": found,
        "title": "Hủy quyết định khen thưởng",
        "act": "Ghi hủy",
    }
    wrong = form.errors or (draft and draft.errors)
    return page(request, "exemplars/revocation.html", context, status=422 if wrong else 200)


@duty("record_commendation")
def recovery_list(request: Request) -> HttpResponse:
    """What was taken back and has not come back yet: money and things, with the total; all with `ca`."""
    rows = Revocation.objects.filter(commendation__season=request.season)
    waiting = rows.filter(recovered_on__isnull=True)
    chosen = rows if "ca" in request.GET else waiting
    told = facts.recoveries(chosen)
    if asked_for(request):
        sheets = reports.recovery_sheets(told, as_of=request.arrived_at)
        return exported(request, sheets, f"thu-hoi-{request.season.slug}")
    total = sum(row.revocation.money or 0 for row in told if not row.revocation.recovered_on)
    unknown = sum(row.revocation.money is None for row in told if not row.revocation.recovered_on)
    context = {"rows": told, "total": total, "unknown": unknown, "every": "ca" in request.GET}
    return page(request, "exemplars/recovery_list.html", context)


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
        who: dict[str, Any] = {"by": request.user, "at": request.arrived_at}
        try:
            actions.note_recovery(found, **form.cleaned_data, **who)
        except Refused as refusal:
            form.add_error(None, refusal.verdict.reason)
        else:
            messages.success(request, "Đã ghi thu hồi.")
            return redirect("commendation", season=request.season.slug, code=code)
    context = {"form": form, "commendation": found.commendation, "title": "Ghi đã thu hồi", "act": "Ghi"}
    return page(request, "exemplars/revocation.html", context, status=422 if form.errors else 200)
