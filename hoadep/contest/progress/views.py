"""Pages of the board: everybody's totals, the matrix, one unit, and the rows behind a number."""

from typing import Any, get_args

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from hoadep.contest.people.acting import acts_for, kept_letter
from hoadep.contest.people.models import Participation, Unit
from hoadep.contest.plans.files import working_day
from hoadep.contest.progress import actions, facts, forms, matrix, reports
from hoadep.contest.progress.models import NothingToReport
from hoadep.office.tables.exports import exported
from hoadep.rules.duties import units_of
from hoadep.rules.periods import Period, period_of
from hoadep.rules.plan.schema import Counts
from hoadep.rules.quota import BoardLine
from hoadep.vietnamese.folding import fold_plain
from hoadep.web.access import Request, duty, may, require_duty
from hoadep.web.days import end_of
from hoadep.web.pages import page

COUNTS: dict[str, str] = {"nominations": "Giới thiệu gương", "entries": "Bài dự thi"}


@duty("see_totals")
def season(request: Request) -> HttpResponse:
    """The season's public page: what it is, what comes next, and the totals of each block."""
    now = request.arrived_at
    board = facts.board(request.season, as_of=now)
    plan = board.book.latest
    context = {
        "plan": plan,
        "blocks": [
            (counts, COUNTS[counts], matrix.block_totals(board, counts))
            for counts in ("entries", "nominations")
        ],
        "next_dates": facts.next_dates(plan, now),
    }
    return page(request, "progress/season.html", context)


@duty("see_board")
def board(request: Request) -> HttpResponse:
    """The matrix of units and periods, for those units that the person may see."""
    question, found = _asked(request)
    context = {
        "question": question,
        "counts": question.counts,
        "counts_name": COUNTS[question.counts],
        "tables": matrix.tables(found, question.counts, order=question.asked.get("sap") or ""),
        "as_of": question.as_of,
        "shown_at": found.as_of,
        "lacking": next((line.period for line in found.lines if _is_of(line, question)), None),
        "plan_url": _plan_url(request),
        "may_extend": may(request, "extend_deadline").met,
    }
    return page(request, "progress/board.html", context)


def _is_of(line: BoardLine, question: forms.BoardForm) -> bool:
    """Whether a line is of the period in which only units that lack something are shown."""
    return line.counts == question.counts and line.period.key == question.lacking


@duty("export_board")
def board_workbook(request: Request) -> HttpResponse:
    """The same matrix, both counts, as a file."""
    _, found = _asked(request)
    stamp = timezone.localtime(found.as_of).strftime("%Y%m%d-%H%M")
    return exported(request, reports.board_sheets(found), f"bang-theo-doi-{request.season.slug}-{stamp}")


def _asked(request: Request) -> tuple[forms.BoardForm, facts.Board]:
    """The question in the address and the board that answers it."""
    plan = request.book.latest
    question = forms.BoardForm(request.GET, blocks=[(block.key, block.name) for block in plan.blocks])
    codes = _chosen_units(request, question, kinds=_kinds(plan, question.asked.get("khoi")))
    as_of = question.as_of or request.arrived_at
    found = facts.board(request.season, as_of=as_of, units=codes)
    return question, found.lacking(question.counts, question.lacking) if question.lacking else found


def _kinds(plan: Any, block: str | None) -> tuple[str, ...] | None:
    return next((found.kinds for found in plan.blocks if found.key == block), None)


def _chosen_units(
    request: Request, question: forms.BoardForm, *, kinds: tuple[str, ...] | None
) -> list[str] | None:
    """Codes of the units to show: those that the person may see, narrowed by the filters; None means all."""
    own = units_of(request.grants, "see_board", season=request.season.code)
    words = fold_plain(question.asked.get("tim") or "")
    if own is None and kinds is None and not words:
        return None
    parts = Participation.objects.filter(season=request.season).select_related("unit")
    return [
        part.unit.code
        for part in parts
        if (own is None or part.unit.code in own)
        and (kinds is None or part.kind in kinds)
        and (not words or words in fold_plain(f"{part.unit.name} {part.unit.code}"))
    ]


@duty("see_board")
def unit(request: Request, code: str) -> HttpResponse:
    """One unit's year: every period with what was owed and what came."""
    found = _unit(request, code)
    as_of = forms.BoardForm(request.GET, blocks=[]).as_of
    mine = facts.board(request.season, as_of=as_of or request.arrived_at, units=[found.code]).units
    if not mine:
        raise Http404
    context = {
        "unit": found,
        "participation": mine[0].participation,
        "sections": [(counts, name, mine[0].of(counts)) for counts, name in COUNTS.items()],
        "notes": facts.unit_notes(request.season, found),
        "as_of": as_of,
        "may_report_nothing": may(request, "report_nothing", unit=found.code).met,
        "may_extend": may(request, "extend_deadline").met,
        "may_see_verdicts": may(request, "see_verdicts", unit=found.code).met,
        "plan_url": _plan_url(request),
    }
    return page(request, "progress/unit.html", context)


@duty("see_board")
def rows(request: Request, code: str, counts: str, key: str) -> HttpResponse:
    """The entries or nominations behind one number of the board."""
    found = _unit(request, code)
    as_of = forms.BoardForm(request.GET, blocks=[]).as_of or request.arrived_at
    line = facts.line_of(request.season, found, counts, key, as_of=as_of)
    if line is None:
        raise Http404
    context = {
        "unit": found,
        "line": line,
        "counts_name": COUNTS[counts],
        "rows": facts.rows_behind(request.season, found, line, as_of=as_of),
        "as_of": forms.BoardForm(request.GET, blocks=[]).as_of,
        "plan_url": _plan_url(request),
    }
    return page(request, "progress/rows.html", context)


@duty("report_nothing")
def nothing(request: Request, code: str, counts: str, key: str) -> HttpResponse:
    """A unit reports, with a reason, that it has nothing to send in a period."""
    found, period = _unit(request, code), _period(request, counts, key)
    require_duty(request, "report_nothing", unit=found.code)
    asked = forms.NothingByLetterForm if acts_for(request, found) else forms.NothingForm
    form = asked(request.POST or None, request.FILES or None)
    if form.is_valid():
        who: dict[str, Any] = {"by": request.user, "at": request.arrived_at}
        with transaction.atomic():
            letter = kept_letter(request.season, found, form.cleaned_data, **who)
            reason = form.cleaned_data["reason"]
            actions.report_nothing(request.season, found, period, reason=reason, letter=letter, **who)
        messages.success(request, f"Đã ghi báo cáo không phát sinh: {period.label}.")
        return redirect("board_unit", season=request.season.slug, code=found.code)
    context = {"form": form, "unit": found, "period": period, "counts_name": COUNTS[counts]}
    return page(request, "progress/nothing.html", context, status=422 if form.errors else 200)


@duty("report_nothing")
@require_POST
def nothing_back(request: Request, pk: int) -> HttpResponse:
    """Take such a report back."""
    rows = NothingToReport.objects.filter(season=request.season, undone_at__isnull=True)
    given = get_object_or_404(rows.select_related("unit"), pk=pk)
    require_duty(request, "report_nothing", unit=given.unit.code)
    actions.take_back_nothing(given, by=request.user, at=request.arrived_at)
    messages.success(request, "Đã rút lại báo cáo không phát sinh.")
    return redirect("board_unit", season=request.season.slug, code=given.unit.code)


@duty("extend_deadline")
def extension(request: Request, counts: str, key: str) -> HttpResponse:
    """The officer moves a period's end, for one unit or for all."""
    period = _period(request, counts, key)
    units = Unit.objects.filter(participations__season=request.season)
    chosen = units.filter(code=request.GET.get("don_vi", "")).first()
    form = forms.ExtensionForm(request.POST or None, units=units, initial={"unit": chosen})
    if form.is_valid():
        given = form.cleaned_data
        ends_at = end_of(given["ends_on"])
        who = {"by": request.user, "at": request.arrived_at}
        actions.extend(
            request.season, period, ends_at=ends_at, reason=given["reason"], unit=given["unit"], **who
        )
        messages.success(request, f"Đã gia hạn {period.label} đến hết ngày {given['ends_on']:%d/%m/%Y}.")
        return redirect("board", season=request.season.slug)
    context = {"form": form, "period": period, "counts_name": COUNTS[counts]}
    return page(request, "progress/extension.html", context, status=422 if form.errors else 200)


def _unit(request: Request, code: str) -> Unit:
    """A unit of the season that the person may see on the board."""
    found = get_object_or_404(Unit, code=code, participations__season=request.season)
    require_duty(request, "see_board", unit=found.code)
    return found


def _period(request: Request, counts: str, key: str) -> Period:
    known = next((known for known in get_args(Counts) if known == counts), None)
    found = period_of(request.book.latest, known, key, working_day()) if known else None
    if found is None:
        raise Http404
    return found


def _plan_url(request: Request) -> str:
    return reverse("plan", kwargs={"season": request.season.slug})
