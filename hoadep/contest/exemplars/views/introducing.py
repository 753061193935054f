"""Pages on which a unit introduces an exemplar, and completes a nomination that came back."""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from hoadep.contest.exemplars import actions, facts
from hoadep.contest.exemplars.forms.dossiers import DossierForm
from hoadep.contest.exemplars.forms.nominations import IntroductionForm, SendingForm
from hoadep.contest.exemplars.models import Nomination
from hoadep.contest.exemplars.views.lists import visible_nominations
from hoadep.contest.people.acting import acts_for, kept_letter
from hoadep.contest.people.models import Unit
from hoadep.office.files.models import IncomingLetter
from hoadep.rules.duties import units_of
from hoadep.rules.lifecycle import NOMINATION, judge_step
from hoadep.rules.verdict import Refused, require
from hoadep.vietnamese.differences import differences
from hoadep.web.access import Request, duty, may, require_duty
from hoadep.web.pages import page


@duty("nominate")
def nomination_new(request: Request) -> HttpResponse:
    """ "Giới thiệu gương mới" in one page, with the dossier and its packet if the unit wants them at once.

    Others who bear the name are shown as soon as it is known.
    """
    form, packet = _introduction(request), "packet" in request.POST
    plan = request.book.latest
    dossier = DossierForm(request.POST if packet else None, plan=plan, beside="ho-so")
    if request.method == "POST" and all([form.is_valid(), not packet or dossier.is_valid()]):
        require_duty(request, "nominate", unit=form.unit.code)
        try:
            with transaction.atomic():
                return _with_packet(request, form, dossier) if packet else _sent(request, form)
        except Refused as refusal:
            form.add_error(None, refusal.verdict.reason)
    wrong = bool(form.errors or dossier.errors)
    context = {
        "form": form,
        "foci": form["foci"],
        "on_behalf": form.on_behalf,
        "dossier_form": dossier,
        "asks": packet,
    }
    return page(request, "exemplars/nomination_new.html", context, status=422 if wrong else 200)


def _stated(request: Request, form: IntroductionForm) -> dict[str, Any]:
    return {
        "text": form.text,
        "letter": _letter(request, form, form.unit),
        "reason": form.reason,
        "by": request.user,
        "at": form.at,
    }


def _sent(request: Request, form: IntroductionForm) -> HttpResponse:
    sent = actions.introduce(request.season, form.unit, form.who, **_stated(request, form))
    return _after(request, sent, "Đã gửi giới thiệu gương")


def _with_packet(request: Request, form: IntroductionForm, dossier: DossierForm) -> HttpResponse:
    """The nomination and its dossier at once; then the dossier's page, which hands the packet over."""
    require_duty(request, "prepare_dossier", unit=form.unit.code)
    made = actions.introduce_and_ask(
        request.season, form.unit, form.who, dossier.asked, **_stated(request, form)
    )
    _tell(request, made.nomination, "Đã gửi giới thiệu gương")
    messages.success(request, f"Đã lập hồ sơ {made.code}; bộ giấy tờ để in và ký đang được tải về.")
    address = reverse("dossier", kwargs={"season": request.season.slug, "code": made.code})
    return redirect(f"{address}?in=1")


def _introduction(request: Request) -> IntroductionForm:
    codes = units_of(request.grants, "nominate", season=request.season.code)
    units = Unit.objects.filter(participations__season=request.season)
    given = request.POST if request.method == "POST" else request.GET
    now = request.arrived_at
    return IntroductionForm(
        request.POST if request.method == "POST" else None,
        request.FILES if request.method == "POST" else None,
        initial={name: given[name] for name in ("unit", "sort", "name") if name in given},
        units=list(units if codes is None else units.filter(code__in=codes)),
        known=facts.same_named(given.get("sort", facts.PERSON), given.get("name", "")),
        plan=request.book.latest,
        on_behalf=may(request, "act_for_unit").met,
        now=now,
    )


@duty("nominate")
def nomination_completion(request: Request, code: str) -> HttpResponse:
    """What came back is written anew and sent again; what somebody else wrote meanwhile is shown first."""
    found = get_object_or_404(visible_nominations(request).select_related("unit", "season"), code=code)
    require_duty(request, "nominate", unit=found.unit.code)
    open_ = judge_step(NOMINATION, found.state, "send")
    if request.method != "POST":
        require(open_)
    form = _completion(request, found)
    newer = request.method == "POST" and request.POST.get("base") != found.version
    if request.method == "POST" and form.is_valid() and open_.met and not newer:
        who: dict[str, Any] = {"reason": form.reason, "by": request.user, "at": form.at}
        try:
            with transaction.atomic():
                actions.complete(found, form.text, letter=_letter(request, form, found.unit), **who)
        except Refused as refusal:
            form.add_error(None, refusal.verdict.reason)
        else:
            return _after(request, found, "Đã gửi lại giới thiệu gương")
    context = {
        "form": form,
        "nomination": found,
        "exemplar_name": found.exemplar.name,
        "returned": found.steps.select_related("by").last(),
        "closed": None if open_.met else open_,
        "difference": differences(found.achievement, form["achievement"].value() or "") if newer else (),
    }
    wrong = bool(form.errors) or newer or not open_.met
    return page(request, "exemplars/nomination_completion.html", context, status=422 if wrong else 200)


def _completion(request: Request, found: Nomination) -> SendingForm:
    now = request.arrived_at
    return SendingForm(
        request.POST if request.method == "POST" else None,
        request.FILES if request.method == "POST" else None,
        initial={"achievement": found.achievement, "foci": found.foci},
        plan=request.book.latest,
        on_behalf=acts_for(request, found.unit),
        now=now,
    )


def _letter(request: Request, form: SendingForm, unit: Unit) -> IncomingLetter | None:
    """The unit's letter, kept, where the office sends for it."""
    given = form.cleaned_data if form.on_behalf else {}
    return kept_letter(request.season, unit, given, by=request.user, at=form.at)


def _after(request: Request, sent: Nomination, said: str) -> HttpResponse:
    """To the nomination, telling its number and the period in which it is placed."""
    _tell(request, sent, said)
    return redirect("nomination", season=request.season.slug, code=sent.code)


def _tell(request: Request, sent: Nomination, said: str) -> None:
    plan = request.book.latest
    (listed,) = facts.listed(visible_nominations(request).filter(pk=sent.pk), request.season, plan)
    period = f", tính vào {listed.period.label}" if listed.period else ", ngoài thời gian tính chỉ tiêu"
    messages.success(request, f"{said}. Số: {sent.code}{period}.")
