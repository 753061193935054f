"""The marking room: a judge's door, list, sheets and prints. Nothing here knows who wrote."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from hoadep.contest.jury import actions, blinding, facts
from hoadep.contest.jury.door import DOOR
from hoadep.contest.jury.forms import CodeForm, ConflictForm, SheetForm, filled
from hoadep.contest.jury.models import Panelist, Round, Sheet
from hoadep.office.files.responses import respond
from hoadep.web.access import Request, duty
from hoadep.web.pages import page
from hoadep.web.stories import Picture


@duty("mark_sheets")
def jury_door(request: Request) -> HttpResponse:
    """What a judge needs to come in; a judge who is inside goes on to the list."""
    if DOOR.inside(request):
        return redirect("jury_sheets", season=request.season.slug)
    return page(request, "jury/door.html", {"form": None})


@duty("mark_sheets")
def jury_enter(request: Request, key: str) -> HttpResponse:
    """Ask for the short code of a link; a wrong one is said, and too many have to wait."""
    form = CodeForm(request.POST or None)
    if form.is_valid():
        panelist = DOOR.by_link(request.season, key)
        verdict = DOOR.judge_code(panelist, key, form.cleaned_data["code"], at=request.arrived_at)
        if verdict.met and panelist:
            return DOOR.let_in(redirect("jury_sheets", season=request.season.slug), panelist, request.season)
        form.add_error("code", verdict.reason)
    return page(request, "jury/door.html", {"form": form}, status=422 if form.errors else 200)


@duty("mark_sheets")
@require_POST
def jury_leave(request: Request) -> HttpResponse:
    """Forget the judge in this browser."""
    return DOOR.let_out(redirect("jury_door", season=request.season.slug), request.season)


@duty("mark_sheets")
@DOOR.guards
def jury_sheets(request: Request, panelist: Panelist) -> HttpResponse:
    """The judge's sheets by their random numbers, and how far the work is."""
    begun = panelist.round.state != Round.State.PREPARING
    lines = facts.lines_of(panelist) if begun else []
    context = {
        "panelist": panelist,
        "lines": lines,
        "begun": begun,
        "open": panelist.round.state == Round.State.OPEN,
        "progress": facts.progress_of(panelist),
        "rubric": facts.rubric_of(panelist.round),
    }
    return page(request, "jury/sheets.html", context)


@duty("mark_sheets")
@DOOR.guards
def jury_sheet(request: Request, panelist: Panelist, number: int) -> HttpResponse:
    """One entry to read and to mark; each mark is saved by itself, and may be changed until the end."""
    sheet = _own(panelist, number)
    rubric = facts.rubric_of(panelist.round)
    if request.method != "POST":
        standing = facts.marks_of([sheet])[sheet.pk]
        form = SheetForm(filled(standing, sheet.remark_office, sheet.remark_author), rubric=rubric)
        return page(request, "jury/sheet.html", _shown(request, sheet, form))
    form = SheetForm(request.POST, rubric=rubric)
    sound = form.is_valid()
    sheet = actions.mark(sheet, form.given, by=panelist.code, at=request.arrived_at)
    if not sound or request.headers.get("HX-Request"):
        return page(request, "jury/sheet.html", _shown(request, sheet, form), status=200 if sound else 422)
    return _onwards(request, panelist, number)


def _own(panelist: Panelist, number: int) -> Sheet:
    """The judge's own sheet of that number; any other does not exist for the judge."""
    if panelist.round.state == Round.State.PREPARING:
        raise Http404
    return get_object_or_404(facts.standing_sheets(panelist), numbered__number=number)


def _shown(request: Request, sheet: Sheet, form: SheetForm) -> dict[str, Any]:
    number = sheet.numbered.number
    text = blinding.blind_texts([sheet.numbered])[number]
    numbers = facts.numbers_of(sheet.panelist)
    at = numbers.index(number)
    place = reverse("jury_sheet", kwargs={"season": request.season.slug, "number": number})
    return {
        "panelist": sheet.panelist,
        "sheet": sheet,
        "number": number,
        "text": text,
        "pictures": [Picture(p.n, f"{place}anh/{p.n}/", p.caption, p.width, p.height) for p in text.pictures],
        "form": form,
        "conflict": ConflictForm(prefix="lien_quan"),
        "rubric": form.rubric,
        "progress": facts.progress_of(sheet.panelist),
        "place": at + 1,
        "total": len(numbers),
        "before": numbers[at - 1] if at else None,
        "after": numbers[at + 1] if at + 1 < len(numbers) else None,
        "open": _may_mark(sheet) and not text.withdrawn,
    }


def _may_mark(sheet: Sheet) -> bool:
    return sheet.numbered.round.state == Round.State.OPEN and facts.markable(sheet)


def _onwards(request: Request, panelist: Panelist, number: int) -> HttpResponse:
    """Where the button leads: the next sheet, the one before, or the list."""
    numbers = facts.numbers_of(panelist)
    step = {"sau": 1, "truoc": -1}.get(request.POST.get("di", ""), 0)
    at = numbers.index(number) + step
    if step and 0 <= at < len(numbers):
        return redirect("jury_sheet", season=request.season.slug, number=numbers[at])
    messages.success(request, f"Đã lưu phiếu bài số phách {number}.")
    return redirect("jury_sheets", season=request.season.slug)


@duty("mark_sheets")
@DOOR.guards
def jury_photo(request: Request, panelist: Panelist, number: int, n: int) -> HttpResponse:
    """A photo of an entry that the judge marks, under a name that says nothing."""
    stored = blinding.blind_photo(_own(panelist, number).numbered, n)
    if stored is None:
        raise Http404
    return respond(stored, f"anh-{n}.jpg")


@duty("mark_sheets")
@DOOR.guards
@require_POST
def jury_conflict(request: Request, panelist: Panelist, number: int) -> HttpResponse:
    """The judge has to do with the entry and gives the sheet back."""
    sheet, form = _own(panelist, number), ConflictForm(request.POST, prefix="lien_quan")
    if not form.is_valid():
        messages.error(request, "Hãy ghi vì sao bạn có liên quan.")
        return redirect("jury_sheet", season=request.season.slug, number=number)
    reason, now = form.cleaned_data["reason"], request.arrived_at
    actions.declare_entry(panelist, sheet.numbered, reason=reason, by=panelist.code, at=now)
    messages.success(request, f"Đã trả lại bài số phách {number}; Ban Tổ chức sẽ giao giám khảo khác.")
    return redirect("jury_sheets", season=request.season.slug)
