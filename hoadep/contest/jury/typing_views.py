"""Marks typed from signed paper sheets by the secretary, and checked by a second person."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect

from hoadep.contest.jury import actions, facts
from hoadep.contest.jury.forms import SheetForm, filled
from hoadep.contest.jury.models import Panelist, Sheet
from hoadep.contest.jury.office_views import season_round
from hoadep.web.access import Request, duty
from hoadep.web.pages import page

Row = tuple[Sheet, SheetForm]


@duty("type_in_marks")
def typed_sheet(request: Request, judge: str) -> HttpResponse:
    """The whole phiếu chấm of a judge as one table to type into."""
    panelists = Panelist.objects.filter(round__season=request.season).select_related("round__season")
    panelist = get_object_or_404(panelists, code=judge)
    rows = _rows(panelist, request.POST or None)
    if request.method == "POST":
        changed = [row for row in rows if _changed(row)]
        if all(form.is_valid() for _, form in changed):
            for sheet, form in changed:
                actions.type_in(sheet, form.given, by=request.user, at=request.arrived_at)
            messages.success(request, f"Đã nhập {len(changed)} phiếu; người thứ hai đối chiếu thì được tính.")
            return redirect("jury_round", season=request.season.slug, code=panelist.round.code)
    context = {"panelist": panelist, "rows": rows, "rubric": facts.rubric_of(panelist.round)}
    return page(request, "jury/typed.html", context, status=422 if request.method == "POST" else 200)


def _rows(panelist: Panelist, data: Any) -> list[Row]:
    """Each sheet with its form, under its number."""
    rubric, sheets = facts.rubric_of(panelist.round), list(facts.standing_sheets(panelist))
    marks = facts.marks_of(sheets)
    rows = []
    for sheet in sheets:
        stands = filled(marks[sheet.pk], sheet.remark_office, sheet.remark_author)
        form = SheetForm(data, rubric=rubric, prefix=str(sheet.numbered.number))
        form.initial = stands
        for remark in ("remark_office", "remark_author"):
            del form.fields[remark]
        rows.append((sheet, form))
    return rows


def _changed(row: Row) -> bool:
    """Whether something else was typed than what stands."""
    return row[1].has_changed()


@duty("type_in_marks")
def check_typed(request: Request, code: str) -> HttpResponse:
    """What was typed and waits for a second person, each with a tick."""
    round = season_round(request, code)
    sheets = list(facts.to_check(round))
    if request.method == "POST":
        ticked = set(request.POST.getlist("dung"))
        chosen = [sheet for sheet in sheets if str(sheet.pk) in ticked]
        for sheet in chosen:
            actions.check_typed(sheet, by=request.user, at=request.arrived_at)
        messages.success(request, f"Đã xác nhận {len(chosen)} phiếu đúng với bản giấy.")
        return redirect("jury_check", season=request.season.slug, code=code)
    marks, rubric = facts.marks_of(sheets), facts.rubric_of(round)
    rows = [
        (sheet, [marks[sheet.pk].get(criterion.key) for criterion in rubric.criteria]) for sheet in sheets
    ]
    context = {"round": round, "rubric": rubric, "rows": rows}
    return page(request, "jury/check.html", context)
