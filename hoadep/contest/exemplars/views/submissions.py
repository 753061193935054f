"""Pages of lists put to the vote: all of them, a new one, and one from its making to the decision."""

from datetime import datetime
from typing import Any

from django import forms
from django.contrib import messages
from django.db.models import Count, Q
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from hoadep.contest.exemplars import actions, dossier_facts
from hoadep.contest.exemplars.candidates import candidates
from hoadep.contest.exemplars.forms import submissions as asking
from hoadep.contest.exemplars.models import Dossier, Submission, UpperAnswer
from hoadep.contest.exemplars.submission_documents import NAMES
from hoadep.contest.exemplars.submission_facts import Opened, money_of_submission, opened
from hoadep.contest.exemplars.views.submission_acts import ACTS
from hoadep.office.files.responses import respond
from hoadep.rules.plan import Plan
from hoadep.rules.verdict import Refused
from hoadep.web.access import Request, duty, may, require_duty
from hoadep.web.pages import page

STAGES = {
    "open": "đang lập",
    "put": "đang xét",
    "settled": "đã có kết quả xét",
    "forwarded": "đã trình cấp trên",
    "decided": "đã có quyết định",
    "closed": "kết thúc, không có trường hợp nào được thông qua",
    "refused": "cấp trên không khen",
}


@duty("see_submissions")
def submission_list(request: Request) -> HttpResponse:
    """The lists of the season, the newest first."""
    plan = request.book.latest
    standing = Count("items", filter=Q(items__removed_at__isnull=True))
    rows = Submission.objects.filter(season=request.season).annotate(many=standing).order_by("-pk")
    names = {form.key: form.name for form in plan.forms}
    fit = Dossier.objects.filter(season=request.season, state="fit").count()
    context = {
        "rows": [(row, STAGES[row.stage], names.get(row.form, row.form)) for row in rows],
        "fit": fit,
        "may_manage": may(request, "manage_submissions").met,
    }
    return page(request, "exemplars/submission_list.html", context)


@duty("manage_submissions")
def submission_new(request: Request) -> HttpResponse:
    """Make a list of fit dossiers."""
    now = request.arrived_at
    plan = request.book.latest
    fit = list(Dossier.objects.filter(season=request.season, state="fit").select_related(*dossier_facts.WITH))
    form = asking.SubmissionForm(
        request.POST if request.method == "POST" else None,
        plan=plan,
        initial=_usual(fit),
        dossiers=_offered(fit, plan, now),
    )
    if request.method == "POST" and form.is_valid():
        chosen = [row for row in fit if row.code in form.cleaned_data["dossiers"]]
        who: dict[str, Any] = {"by": request.user, "at": now}
        try:
            made = actions.start_list(request.season, form.heading, chosen, **who)
        except Refused as refusal:
            form.add_error(None, refusal.verdict.reason)
        else:
            messages.success(request, f"Đã lập danh sách {made.code} với {len(chosen)} hồ sơ.")
            return redirect("submission", season=request.season.slug, code=made.code)
    context = {"form": form, "fit": len(fit)}
    return page(request, "exemplars/submission_new.html", context, status=422 if form.errors else 200)


def _usual(fit: list[Dossier]) -> dict[str, Any]:
    """What the first fit dossier asks for, and all that ask for the same."""
    if not fit:
        return {}
    first = fit[0]
    same = [row.code for row in fit if (row.level, row.form, row.occasion) == _asked(first)]
    return {"wanted": f"{first.level}.{first.form}", "occasion": first.occasion, "dossiers": same}


def _asked(row: Dossier) -> tuple[str, str, str]:
    return (row.level, row.form, row.occasion)


def _offered(fit: list[Dossier], plan: Plan, now: datetime) -> list[tuple[str, str]]:
    return [
        (row.code, f"{row.full_name}, {row.unit.short_name}: {row.form}, {row.occasion} ({row.code})")
        for row in candidates(fit, plan, as_of=now)
    ]


@duty("see_submissions")
def submission(request: Request, code: str) -> HttpResponse:
    """One list: its rows with earlier commendations, how it was settled, what may be done now."""
    return _show(request, _found(request, code), {})


def _found(request: Request, code: str) -> Submission:
    rows = Submission.objects.filter(season=request.season).select_related("season", "by")
    return get_object_or_404(rows, code=code)


def _open_to(request: Request, shown: Opened, name: str) -> bool:
    """Whether the act fits the list's stage and level, and is the person's."""
    act, stage, upper = ACTS[name], shown.submission.stage, shown.submission.level == "upper"
    if stage not in act.stages or not may(request, act.duty).met:
        return False
    if name == "ket-thuc":
        return not shown.passed
    if name in ("trinh-cap-tren", "quyet-dinh") and not shown.passed:
        return False
    if name == "trinh-cap-tren":
        return upper
    return name != "quyet-dinh" or (stage == "forwarded") == upper


@duty("see_submissions")
@require_POST
def submission_step(request: Request, code: str, name: str) -> HttpResponse:
    """Do one thing with a list."""
    act = ACTS.get(name)
    if act is None:
        raise Http404
    found = _found(request, code)
    require_duty(request, act.duty, unit=None)
    now = request.arrived_at
    plan = request.book.latest
    shown = opened(found, plan, as_of=now)
    form = act.form(request.POST, request.FILES, shown, plan)
    if form.is_valid():
        try:
            said = act.do(shown, form, by=request.user, at=now)
        except Refused as refusal:
            form.add_error(None, refusal.verdict.reason)
        else:
            messages.success(request, said)
            return redirect("submission", season=request.season.slug, code=found.code)
    return _show(request, _found(request, code), {name: form})


@duty("see_submissions")
def submission_answer(request: Request, code: str, pk: int) -> HttpResponse:
    """The scan of a paper with which the upper level answered."""
    rows = UpperAnswer.objects.filter(submission__season=request.season, submission__code=code)
    answer = get_object_or_404(rows.select_related("stored"), pk=pk)
    if answer.stored is None:
        raise Http404
    return respond(answer.stored, answer.name or f"tra-loi-{code}.pdf")


def _show(request: Request, found: Submission, bound: dict[str, forms.Form]) -> HttpResponse:
    now = request.arrived_at
    plan = request.book.latest
    shown = opened(found, plan, as_of=now)
    acts = [name for name in ACTS if name in bound or _open_to(request, shown, name)]
    context = {
        "shown": shown,
        "submission": found,
        "stage": STAGES[found.stage],
        "answers": shown.answers,
        "money": money_of_submission(shown, plan, today=timezone.localdate(now)),
        "papers": [
            (key, name) for key, name in NAMES.items() if key != "quyet-dinh" or found.level != "upper"
        ],
        "removed": list(found.items.filter(removed_at__isnull=False).select_related("dossier")),
        "acts": [
            (name, ACTS[name].label, bound.get(name) or ACTS[name].form(None, None, shown, plan))
            for name in acts
        ],
        "commendations": list(
            found.items.filter(dossier__commendation__isnull=False)
            .select_related("dossier__commendation__exemplar__person")
            .order_by("n")
        ),
        "may_keep": may(request, "manage_papers").met,
        "may_print": may(request, "print_certificates").met,
    }
    return page(request, "exemplars/submission.html", context, status=422 if bound else 200)
