"""How a unit runs the contest: its working group (III.1), its launches, its parts that lodge through it."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from hoadep.contest.people import actions
from hoadep.contest.people.models import GroupMember, Launch, OfUnit, SubUnit, Unit
from hoadep.contest.people.reports import running_sheets
from hoadep.contest.people.running_forms import LaunchForm, MemberForm, SubUnitForm
from hoadep.office.tables.exports import asked_for, exported
from hoadep.web.access import Request, duty, may, require_duty
from hoadep.web.pages import page


@dataclass(frozen=True)
class Part:
    """One list of the page: what it holds, how it is called, what is asked for a new line."""

    model: type[OfUnit]
    title: str
    verb: str
    form: type[Form]
    columns: tuple[str, ...]


PARTS = {
    "to-cong-tac": Part(
        GroupMember, "Tổ công tác chuyên đề", "Thêm thành viên", MemberForm, ("name", "post", "telephone")
    ),
    "phat-dong": Part(Launch, "Phát động", "Ghi lần phát động", LaunchForm, ("held_on", "way", "people")),
    "truc-thuoc": Part(SubUnit, "Đơn vị trực thuộc", "Thêm đơn vị", SubUnitForm, ("name", "contact")),
}


def _unit(request: Request, code: str) -> Unit:
    return get_object_or_404(Unit, code=code, participations__season=request.season)


def _part(what: str) -> Part:
    if what not in PARTS:
        raise Http404
    return PARTS[what]


@duty("see_running")
def running(request: Request, code: str) -> HttpResponse:
    """The three lists of one unit."""
    unit = _unit(request, code)
    require_duty(request, "see_running", unit=unit.code)
    if asked_for(request):
        sheets = running_sheets(
            unit, request.season.name, [_lines(request, unit, part) for part in PARTS.values()]
        )
        return exported(request, sheets, f"to-chuc-{unit.code.lower()}")
    return _shown(request, unit)


@duty("keep_running")
@require_POST
def add(request: Request, code: str, what: str) -> HttpResponse:
    """A new line in one of the lists."""
    unit, part = _unit(request, code), _part(what)
    require_duty(request, "keep_running", unit=unit.code)
    form = part.form(request.POST, prefix=what)
    if not form.is_valid():
        return _shown(request, unit, {what: form})
    row = part.model(season=request.season, unit=unit, **form.cleaned_data)
    actions.keep_running(row, by=request.user, at=request.arrived_at)
    messages.success(request, "Đã ghi.")
    return redirect("running", season=request.season.slug, code=code)


@duty("keep_running")
@require_POST
def end(request: Request, code: str, what: str, pk: int) -> HttpResponse:
    """Take a line out of its list."""
    unit, part = _unit(request, code), _part(what)
    require_duty(request, "keep_running", unit=unit.code)
    rows = part.model._default_manager.filter(season=request.season, unit=unit, ended_at__isnull=True)
    actions.end_running(get_object_or_404(rows, pk=pk), by=request.user, at=request.arrived_at)
    messages.success(request, "Đã bỏ khỏi danh sách.")
    return redirect("running", season=request.season.slug, code=code)


def _lines(request: Request, unit: Unit, part: Part) -> tuple[str, list[str], list[tuple[int, list[Any]]]]:
    """The title of one list, its headings, and its lines with their keys."""
    rows = part.model._default_manager.filter(season=request.season, unit=unit, ended_at__isnull=True)
    heads = [str(part.model._meta.get_field(name).verbose_name) for name in part.columns]  # type: ignore[union-attr]
    return part.title, heads, [(row.pk, [getattr(row, name) for name in part.columns]) for row in rows]


def _shown(request: Request, unit: Unit, bound: dict[str, Form] | None = None) -> HttpResponse:
    bound = bound or {}
    lists = []
    for what, part in PARTS.items():
        _, heads, lines = _lines(request, unit, part)
        lists.append((what, part, heads, lines, bound.get(what) or part.form(prefix=what)))
    context = {"unit": unit, "lists": lists, "may_keep": may(request, "keep_running", unit=unit.code).met}
    return page(request, "people/running.html", context, status=422 if bound else 200)
