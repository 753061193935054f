"""Pages of the award prospects: who qualifies, who does not yet, and why, by which clause."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from hoadep.contest.awards import actions, facts, forms, reports
from hoadep.contest.awards.models import Assessment, Judgement
from hoadep.contest.awards.uncounted_facts import uncounted
from hoadep.contest.plans.facts import book_of
from hoadep.office.tables.exports import asked_for, exported
from hoadep.rules.duties import units_of
from hoadep.rules.plan import Plan
from hoadep.rules.verdict import Verdict
from hoadep.vietnamese.folding import fold_plain
from hoadep.web.access import Request, duty, may, require_duty
from hoadep.web.pages import page


@duty("see_verdicts")
def unit_prospects(request: Request) -> HttpResponse:
    """Every unit's prospect of the collective award, for those units that the person may see."""
    plan = request.book.latest
    filters = forms.ProspectForm(request.GET, blocks=[(block.key, block.name) for block in plan.blocks])
    own = units_of(request.grants, "see_verdicts", season=request.season.code)
    as_of = filters.asked.get("tinh_den")
    found = facts.unit_prospects(
        request.season, as_of=as_of or request.arrived_at, units=None if own is None else sorted(own)
    )
    return _list(request, filters, found, kind="unit")


@duty("see_author_verdicts")
def author_prospects(request: Request) -> HttpResponse:
    """Every author's prospect of the individual award."""
    filters = forms.ProspectForm(request.GET, blocks=[])
    found = facts.author_prospects(request.season, as_of=filters.asked.get("tinh_den") or request.arrived_at)
    return _list(request, filters, found, kind="author")


def _list(
    request: Request, filters: forms.ProspectForm, found: list[facts.Prospect], *, kind: str
) -> HttpResponse:
    shown = list(_chosen(found, filters.asked))
    if asked_for(request):
        as_of = filters.asked.get("tinh_den") or request.arrived_at
        sheets = reports.prospect_sheets(
            shown, f"Triển vọng khen thưởng – {request.season.name}", as_of=as_of
        )
        return exported(request, sheets, f"trien-vong-{request.season.slug}")
    context = {
        "filters": filters,
        "kind": kind,
        "prospects": shown,
        "counts": [
            (word, sum(p.verdict.answer == word for p in found)) for word in ("met", "not_yet", "not_met")
        ],
        "as_of": filters.asked.get("tinh_den"),
        "plan_url": _plan_url(request),
        "may_see_authors": may(request, "see_author_verdicts").met,
        "may_assess": may(request, "assess").met,
        "may_see_lists": may(request, "see_submissions").met,
    }
    return page(request, "awards/prospects.html", context)


def _chosen(found: Iterable[facts.Prospect], asked: dict[str, Any]) -> Iterable[facts.Prospect]:
    words = fold_plain(asked.get("tim") or "")
    for prospect in found:
        fits_block = not asked.get("khoi") or prospect.group == asked["khoi"]
        fits_answer = not asked.get("ket_luan") or prospect.verdict.answer == asked["ket_luan"]
        if fits_block and fits_answer and words in fold_plain(f"{prospect.name} {prospect.subject}"):
            yield prospect


@duty("see_verdicts")
def unit_prospect(request: Request, code: str) -> HttpResponse:
    """One unit's verdict with the tree of its reasons."""
    require_duty(request, "see_verdicts", unit=code)
    as_of = _as_of(request)
    plan = book_of(request.season, as_of or request.arrived_at).latest
    now = as_of or request.arrived_at
    found = facts.unit_prospects(request.season, as_of=now, units=[code])
    left_out = uncounted(request.season, code, as_of=now) if found else []
    conditions = [(code, plan.unit_conditions.judgement)]
    return _prospect(request, found, as_of=as_of, conditions=conditions, uncounted=left_out)


@duty("see_author_verdicts")
def author_prospect(request: Request, code: str) -> HttpResponse:
    """One author's verdict with the tree of its reasons."""
    as_of = _as_of(request)
    now = as_of or request.arrived_at
    plan = book_of(request.season, now).latest
    found = facts.author_prospects(request.season, as_of=now, authors=[code])
    entries = facts.entries_of_author(request.season, code, as_of=now)
    conditions = [(entry, f"{plan.author_award.newness} – {entry}") for entry in entries]
    return _prospect(request, found, as_of=as_of, conditions=conditions)


def _prospect(
    request: Request,
    found: list[facts.Prospect],
    *,
    as_of: datetime | None,
    conditions: list[tuple[str, str]],
    uncounted: Sequence[Verdict] = (),
) -> HttpResponse:
    """The page of one verdict; `conditions` are (subject, title) of what a person may judge here."""
    if not found:
        raise Http404
    subjects = [subject for subject, _ in conditions]
    context = {
        "prospect": found[0],
        "conditions": conditions,
        "uncounted": uncounted,
        "judgements": list(_judgements(request, subjects)),
        "assessments": [
            (kept, Verdict.from_json(kept.verdict)) for kept in _assessments(request, found[0].subject)
        ],
        "form": forms.JudgementForm(),
        "may_judge": may(request, "judge_condition").met,
        "as_of": as_of,
        "plan_url": _plan_url(request),
    }
    return page(request, "awards/prospect.html", context)


def _judgements(request: Request, subjects: list[str]) -> Iterable[Judgement]:
    rows = Judgement.objects.filter(season=request.season, subject__in=subjects)
    return rows.select_related("by").order_by("-at", "-pk")


def _assessments(request: Request, subject: str) -> Iterable[Assessment]:
    rows = Assessment.objects.filter(season=request.season, subject=subject)
    return rows.select_related("plan__season", "by")


@duty("judge_condition")
@require_POST
def judgement(request: Request, subject: str) -> HttpResponse:
    """The officer's answer to a condition on a unit or an entry."""
    plan = request.book.latest
    kind = facts.kind_of(request.season, subject)
    if kind is None:
        raise Http404
    form = forms.JudgementForm(request.POST)
    if not form.is_valid():
        messages.error(request, "Hãy chọn kết luận và ghi lý do.")
        return redirect(_back(request))
    clause = _clause(plan, kind)
    given = form.cleaned_data
    who = {"by": request.user, "at": request.arrived_at}
    actions.judge(request.season, subject, clause, holds=given["holds"], reason=given["reason"], **who)
    messages.success(request, f"Đã ghi kết luận về {subject}.")
    return redirect(_back(request))


def _clause(plan: Plan, kind: str) -> str:
    return plan.unit_conditions.clause if kind == "unit" else plan.author_award.clause


@duty("assess")
@require_POST
def assessment(request: Request) -> HttpResponse:
    """Store every verdict as it stands now, with the plan version it was given under."""
    now = request.arrived_at
    found = [
        *facts.unit_prospects(request.season, as_of=now),
        *facts.author_prospects(request.season, as_of=now),
    ]
    version = request.book.version
    actions.assess(request.season, version, found, as_of=now, by=request.user, at=now)
    messages.success(request, f"Đã lưu {len(found)} kết luận theo bản kế hoạch số {version.n}.")
    return redirect("unit_prospects", season=request.season.slug)


def _back(request: Request) -> str:
    """The page of this site that the form stood on, else the list."""
    wanted = request.POST.get("back", "")
    return wanted if wanted.startswith(f"/{request.season.slug}/") else _list_url(request)


def _list_url(request: Request) -> str:
    return reverse("unit_prospects", kwargs={"season": request.season.slug})


def _plan_url(request: Request) -> str:
    return reverse("plan", kwargs={"season": request.season.slug})


def _as_of(request: Request) -> datetime | None:
    return forms.ProspectForm(request.GET, blocks=[]).asked.get("tinh_den")
