"""Pages of units: the list by block, one unit with its lineage, and changes to them."""

from datetime import datetime, time
from itertools import groupby

from django.contrib import messages
from django.db.models import QuerySet
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone

from hoadep.contest.people import actions, facts, forms, reports
from hoadep.contest.people.models import Participation, Unit
from hoadep.contest.people.unit_lists import ORDER, units_found
from hoadep.office.tables.exports import exported
from hoadep.rules.plan import Plan
from hoadep.vietnamese.text import one_line
from hoadep.web.access import Request, duty, may
from hoadep.web.pages import page
from hoadep.web.paging import page_by_columns

MOST_EXPORTED = 20_000


def _plan(request: Request) -> Plan:
    return request.book.latest


@duty("see_units")
def unit_list(request: Request) -> HttpResponse:
    """The units that take part, block after block, found without marks."""
    plan, found = _plan(request), _found(request)
    parts, pagination = page_by_columns(request, found, ORDER, code="unit__code")
    heads = facts.heads_of(request.season, [part.unit_id for part in parts])
    rows = [(part, plan.kind(part.kind).name, heads.get(part.unit_id, [])) for part in parts]
    blocks = [
        (plan.blocks[place].name, list(those)) for place, those in groupby(rows, lambda row: row[0].place)
    ]
    context = {
        "blocks": blocks,
        "offered": plan.blocks,
        "may_manage": may(request, "manage_units").met,
        **pagination,
    }
    return page(request, "people/units.html", context)


def _found(request: Request) -> QuerySet[Participation]:
    asked = {"words": one_line(request.GET.get("tim", "")), "block": request.GET.get("khoi", "")}
    return units_found(request.season, _plan(request), **asked)


@duty("see_units")
def unit_workbook(request: Request) -> HttpResponse:
    """The units that are looked at, as a file."""
    sheets = reports.unit_sheets(_plan(request), _found(request)[:MOST_EXPORTED])
    return exported(request, sheets, f"don-vi-{request.season.slug}")


@duty("see_units")
def unit(request: Request, code: str) -> HttpResponse:
    """One unit: names, kind, lineage and accounts."""
    part = _part(request, code)
    found = part.unit
    context = {
        "unit": found,
        "part": part,
        "kind": _plan(request).kind(part.kind).name,
        "roles": list(found.roles.filter(ended_at__isnull=True).select_related("account")),
        "successions": list(found.successions.select_related("new")),
        "origins": list(found.origins.select_related("old")),
        "may_manage": may(request, "manage_units").met,
        "may_manage_accounts": may(request, "manage_accounts").met,
        "may_see_running": may(request, "see_running", unit=found.code).met,
        "may_list": may(request, "act_by_list", unit=found.code).met,
    }
    return page(request, "people/unit.html", context)


def _part(request: Request, code: str) -> Participation:
    rows = Participation.objects.filter(season=request.season).select_related("unit")
    return get_object_or_404(rows, unit__code=code)


@duty("manage_units")
def unit_new(request: Request) -> HttpResponse:
    """Enter a unit and let it take part."""
    kinds = [(kind.key, kind.name) for kind in _plan(request).unit_kinds]
    form = forms.UnitForm(request.POST or None, kinds=kinds)
    if form.is_valid():
        given = form.cleaned_data
        if Unit.objects.filter(code=given["code"]).exists():
            form.add_error("code", "Mã này đã có. Hãy chọn mã khác.")
        else:
            actions.make_participant(request.season, **given, by=request.user.code, at=request.arrived_at)
            messages.success(request, f"Đã thêm {given['name']}.")
            return redirect("unit", season=request.season.slug, code=given["code"])
    return _form(request, form, title="Thêm đơn vị", verb="Thêm đơn vị")


@duty("manage_units")
def unit_names(request: Request, code: str) -> HttpResponse:
    """Give a unit new names; its code stays."""
    found = _part(request, code).unit
    form = forms.NameForm(request.POST or None, initial={"name": found.name, "short_name": found.short_name})
    if form.is_valid():
        actions.rename_unit(found, **form.cleaned_data, by=request.user.code, at=request.arrived_at)
        messages.success(request, "Đã sửa tên đơn vị.")
        return redirect("unit", season=request.season.slug, code=code)
    return _form(request, form, title=f"Sửa tên {found.name}", verb="Lưu tên mới")


@duty("manage_units")
def unit_succession(request: Request, code: str) -> HttpResponse:
    """Record that a unit went into another one. This cannot be undone, so the page says what follows."""
    found = _part(request, code).unit
    others = Unit.objects.filter(participations__season=request.season).exclude(pk=found.pk)
    form = forms.SuccessionForm(request.POST or None, others=others)
    if form.is_valid():
        given = form.cleaned_data
        actions.succeed(
            found,
            given["new"],
            whole=given["whole"],
            effective_at=timezone.make_aware(datetime.combine(given["on"], time.min)),
            reason=given["reason"],
            by=request.user,
            at=request.arrived_at,
        )
        messages.success(request, f"Đã ghi: {found.name} nhập vào {given['new'].name}.")
        return redirect("unit", season=request.season.slug, code=code)
    warning = (
        "Việc này không hoàn lại được. Khi nhập toàn bộ, đơn vị thôi tham gia từ ngày đó; "
        "bài, gương và chỉ tiêu trước ngày đó tính cho đơn vị nhận, theo kế hoạch."
    )
    return _form(request, form, title=f"Sáp nhập {found.name}", verb="Ghi sáp nhập", warning=warning)


def _form(request: Request, form: Form, *, title: str, verb: str, warning: str = "") -> HttpResponse:
    context = {"form": form, "title": title, "verb": verb, "warning": warning}
    return page(request, "people/form.html", context, status=422 if form.errors else 200)
