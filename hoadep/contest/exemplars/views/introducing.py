"""Pages on which a unit introduces an exemplar, and completes a nomination that came back."""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone

from hoadep.contest.exemplars import actions, facts
from hoadep.contest.exemplars.forms.nominations import IntroductionForm, SendingForm
from hoadep.contest.exemplars.models import Nomination
from hoadep.contest.exemplars.views.lists import visible_nominations
from hoadep.contest.people.acting import acts_for, kept_letter
from hoadep.contest.people.models import Unit
from hoadep.contest.plans.facts import book_of
from hoadep.office.files.models import IncomingLetter
from hoadep.rules.duties import units_of
from hoadep.rules.lifecycle import NOMINATION, judge_step
from hoadep.rules.verdict import Refused, require
from hoadep.web.access import Request, duty, may, require_duty
from hoadep.web.pages import page


@duty("nominate")
def nomination_new(request: Request) -> HttpResponse:
    """ "Giới thiệu gương mới" in one page. Others who bear the name are shown as soon as it is known."""
    form = _introduction(request)
    if request.method == "POST" and form.is_valid():
        require_duty(request, "nominate", unit=form.unit.code)
        stated: dict[str, Any] = {"text": form.text, "reason": form.reason, "by": request.user, "at": form.at}
        try:
            with transaction.atomic():
                letter = _letter(request, form, form.unit)
                sent = actions.introduce(request.season, form.unit, form.who, letter=letter, **stated)
        except Refused as refusal:
            form.add_error(None, refusal.verdict.reason)
        else:
            return _after(request, sent, "Đã gửi giới thiệu gương")
    context = {"form": form, "foci": form["foci"], "on_behalf": form.on_behalf}
    return page(request, "exemplars/nomination_new.html", context, status=422 if form.errors else 200)


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
        plan=book_of(request.season, now).latest,
        on_behalf=may(request, "act_for_unit").met,
        now=now,
    )


@duty("nominate")
def nomination_completion(request: Request, code: str) -> HttpResponse:
    """What came back is written anew and sent again."""
    found = get_object_or_404(visible_nominations(request).select_related("unit", "season"), code=code)
    require_duty(request, "nominate", unit=found.unit.code)
    require(judge_step(NOMINATION, found.state, "send"))
    form = _completion(request, found)
    if request.method == "POST" and form.is_valid():
        who: dict[str, Any] = {"reason": form.reason, "by": request.user, "at": form.at}
        try:
            with transaction.atomic():
                actions.complete(found, form.text, letter=_letter(request, form, found.unit), **who)
        except Refused as refusal:
            form.add_error(None, refusal.verdict.reason)
        else:
            return _after(request, found, "Đã gửi lại giới thiệu gương")
    exemplar = found.exemplar
    context = {
        "form": form,
        "nomination": found,
        "exemplar_name": exemplar.name,
        "returned": found.steps.select_related("by").last(),
    }
    return page(request, "exemplars/nomination_completion.html", context, status=422 if form.errors else 200)


def _completion(request: Request, found: Nomination) -> SendingForm:
    now = request.arrived_at
    return SendingForm(
        request.POST if request.method == "POST" else None,
        request.FILES if request.method == "POST" else None,
        initial={"achievement": found.achievement, "foci": found.foci},
        plan=book_of(found.season, now).latest,
        on_behalf=acts_for(request, found.unit),
        now=now,
    )


def _letter(request: Request, form: SendingForm, unit: Unit) -> IncomingLetter | None:
    """The unit's letter, kept, where the office sends for it."""
    given = form.cleaned_data if form.on_behalf else {}
    return kept_letter(request.season, unit, given, by=request.user, at=form.at)


def _after(request: Request, sent: Nomination, said: str) -> HttpResponse:
    """To the nomination, telling its number and the period in which it is placed."""
    plan = book_of(request.season, timezone.now()).latest
    (listed,) = facts.listed(visible_nominations(request).filter(pk=sent.pk), request.season, plan)
    period = f", tính vào {listed.period.label}" if listed.period else ", ngoài thời gian tính chỉ tiêu"
    messages.success(request, f"{said}. Số: {sent.code}{period}.")
    return redirect("nomination", season=request.season.slug, code=sent.code)
