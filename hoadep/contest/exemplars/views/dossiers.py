"""One dossier: what it lacks, what is known of its subject, and what may be done with it."""

from datetime import datetime
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from hoadep.contest.exemplars import actions, dossier_facts
from hoadep.contest.exemplars import facts as exemplar_facts
from hoadep.contest.exemplars.consent_facts import may_be_public
from hoadep.contest.exemplars.models import Dossier, DossierPaper
from hoadep.contest.exemplars.subject_facts import commendations_of, subjects
from hoadep.contest.exemplars.views.dossier_acts import ACTS, Act
from hoadep.contest.exemplars.views.lists import (
    visible_dossiers,
)
from hoadep.contest.papers import unit_letterheads
from hoadep.office.files.responses import respond
from hoadep.rules.dossier_life import DOSSIER
from hoadep.rules.dossiers import CHECKS, PAPERS
from hoadep.rules.plan import Plan
from hoadep.rules.verdict import Refused, require
from hoadep.web.access import Request, duty, may, require_duty
from hoadep.web.pages import page

PACKET = (
    ("proposal", "Tờ trình, công văn"),
    ("list", "Danh sách"),
    ("report", "Báo cáo thành tích"),
    ("minutes", "Biên bản"),
)


@duty("see_dossiers")
def dossier(request: Request, code: str) -> HttpResponse:
    """One dossier: what it lacks, who was commended before, the appraisal, and its history.

    With `in` it hands the packet over as well: the browser fetches it while the page stays.
    """
    found = _visible(request, code)
    shown = _show(request, found, {})
    if "in" in request.GET and may(request, "prepare_dossier", unit=found.nomination.unit.code).met:
        packet = reverse("dossier_packet", kwargs={"season": request.season.slug, "code": code})
        shown["Refresh"] = f"1; url={packet}"
    return shown


@duty("see_dossiers")
@require_POST
def dossier_step(request: Request, code: str, name: str) -> HttpResponse:
    """Do one thing with a dossier: bring papers, ask, appraise, return, withdraw …"""
    act = ACTS.get(name)
    if act is None:
        raise Http404
    found = _visible(request, code)
    require(act.judge(request, found))
    form = act.form(request.POST, request.FILES, prefix=name)
    if form.is_valid():
        try:
            said = act.do(found, form, by=request.user, at=request.arrived_at)
        except Refused as refusal:
            form.add_error(None, refusal.verdict.reason)
        else:
            messages.success(request, said)
            return redirect("dossier", season=request.season.slug, code=found.code)
    return _show(request, found, {name: form})


@duty("see_dossiers")
def dossier_paper(request: Request, code: str, pk: int) -> HttpResponse:
    """A signed scan of a dossier."""
    found = _visible(request, code)
    paper = get_object_or_404(DossierPaper.objects.select_related("stored"), dossier=found, pk=pk)
    if paper.stored is None:
        raise Http404
    return respond(paper.stored, paper.name or f"{found.code}.pdf")


@duty("prepare_dossier")
@require_POST
def dossier_paper_removal(request: Request, code: str, pk: int) -> HttpResponse:
    """Take a wrong paper away."""
    found = _visible(request, code)
    require_duty(request, "prepare_dossier", unit=found.nomination.unit.code)
    paper = get_object_or_404(DossierPaper, dossier=found, pk=pk, removed_at__isnull=True)
    who: dict[str, Any] = {"by": request.user, "at": request.arrived_at}
    actions.remove_paper(paper, **who)
    messages.success(request, "Đã bỏ giấy tờ này khỏi hồ sơ.")
    return redirect("dossier", season=request.season.slug, code=found.code)


def _visible(request: Request, code: str) -> Dossier:
    rows = visible_dossiers(request).select_related(*dossier_facts.WITH)
    return get_object_or_404(rows, code=code)


def _show(request: Request, found: Dossier, bound: dict[str, forms.Form]) -> HttpResponse:
    now = request.arrived_at
    plan = request.book.latest
    (listed,) = dossier_facts.listed(visible_dossiers(request).filter(pk=found.pk), plan, as_of=now)
    context = {
        "listed": listed,
        "dossier": found,
        "nomination": found.nomination,
        "exemplar": found.exemplar,
        **_known(found, plan, now),
        **_papers(request, found, plan),
        "acts": [
            (name, act.label, bound.get(name) or act.blank(found, now=now, prefix=name))
            for name, act in ACTS.items()
            if name in bound or _possible(request, found, act)
        ],
        "may_see_commendations": may(request, "see_commendations").met,
    }
    return page(request, "exemplars/dossier.html", context, status=422 if bound else 200)


def _possible(request: Request, found: Dossier, act: Act) -> bool:
    return act.judge(request, found).met


def _known(found: Dossier, plan: Plan, now: datetime) -> dict[str, Any]:
    """What is known of the subject and of the dossier's way so far."""
    known = subjects(now)
    given = commendations_of([found.exemplar], known, as_of=now)[known.who(found.exemplar)]
    names = {focus.key: focus.name for focus in plan.foci}
    return {
        "earlier": exemplar_facts.told(given, plan),
        "consent": may_be_public([found.exemplar], plan, on=timezone.localdate(now))[found.exemplar.pk],
        "consents": list(found.exemplar.consents.standing().select_related("by")),
        "inquiries": list(found.inquiries.select_related("by")),
        "foci": [names[key] for key in found.nomination.foci if key in names],
        "steps": [
            (step, DOSSIER.label(step.name), [CHECKS[key] for key in step.checks if key in CHECKS])
            for step in found.steps.select_related("by").order_by("-n")
        ],
        "item": found.items.filter(removed_at__isnull=True).select_related("submission").first(),
        "occasion": next((one.name for one in plan.occasions if one.key == found.occasion), found.occasion),
    }


def _papers(request: Request, found: Dossier, plan: Plan) -> dict[str, Any]:
    rows = found.papers.filter(removed_at__isnull=True).select_related("by")
    today, unit = timezone.localdate(), found.nomination.unit
    issuer = unit_letterheads.unit_issuer(unit, request.season, plan)
    return {
        "packet": PACKET,
        "signers": unit_letterheads.unit_signers(issuer, on=today),
        "papers": [(row, [PAPERS[kind] for kind in row.kinds if kind in PAPERS]) for row in rows],
        "may_prepare": may(request, "prepare_dossier", unit=unit.code).met,
    }
