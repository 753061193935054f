"""Pages of layouts and printers: trial sheets, places and sizes of texts, how far a printer is off."""

from dataclasses import asdict, replace
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.text import slugify
from django.views.decorators.http import require_POST

from hoadep.contest.exemplars.forms.certificates import BoxForm, NewLayoutForm, PaperForm, PrinterForm
from hoadep.office.documents.certificate_templates import (
    PLACEHOLDERS,
    Box,
    Template,
    default_templates,
    fitted,
    read_template,
)
from hoadep.office.documents.certificates import trial_sheet
from hoadep.office.printing import actions
from hoadep.office.printing.facts import is_own, layouts, offset_of
from hoadep.office.printing.models import Printer
from hoadep.rules.verdict import Refused
from hoadep.vietnamese.folding import fold_plain
from hoadep.web.access import Request, duty, may
from hoadep.web.downloads import PDF, download
from hoadep.web.pages import page

PAPER = ("name", "symbol", "width", "height")
NEW = Box(text="", x=0, y=0, width=1, size=14)
"""What a text that is added has beside what is typed."""


@duty("print_certificates")
def layout_list(request: Request) -> HttpResponse:
    """The layouts and the printers, each with a trial sheet."""
    return _show_all(request, PrinterForm())


def _show_all(
    request: Request, printer_form: PrinterForm, layout_form: NewLayoutForm | None = None
) -> HttpResponse:
    known = layouts()
    context = {
        "layouts": known.values(),
        "layout_form": layout_form or NewLayoutForm(layouts=known),
        "printers": list(Printer.objects.all()),
        "printer_form": printer_form,
        "may_change": may(request, "change_certificates").met,
    }
    status = 422 if printer_form.errors or layout_form else 200
    return page(request, "exemplars/certificate_layouts.html", context, status=status)


@duty("print_certificates")
def trial(request: Request, key: str) -> HttpResponse:
    """A trial sheet of a layout with a grid, moved as a printer asks for."""
    chosen = request.GET.get("may", "")
    printer = Printer.objects.filter(pk=chosen).first() if chosen.isdecimal() else None
    sheet = trial_sheet(_layout(key), offset=offset_of(printer))
    return download(sheet, PDF, f"in-thu-{key}.pdf", attached=False)


@duty("change_certificates")
@require_POST
def layout_new(request: Request) -> HttpResponse:
    """A layout for a bought form: its paper in mm, with the texts of a layout that is there."""
    known = layouts()
    form = NewLayoutForm(request.POST, layouts=known)
    if form.is_valid():
        given = form.cleaned_data
        began = fitted(known[given["like"]], given["width"], given["height"])
        made = replace(began, key=_free_key(given["name"], known), name=given["name"], symbol=given["symbol"])
        actions.keep_layout(made, by=request.user.code, at=request.arrived_at)
        messages.success(request, "Đã thêm mẫu. Hãy in thử có lưới rồi chỉnh chỗ của từng ô.")
        return redirect("certificate_layout", season=request.season.slug, key=made.key)
    return _show_all(request, PrinterForm(), form)


def _free_key(name: str, known: dict[str, Template]) -> str:
    plain = slugify(fold_plain(name))[:30] or "mau"
    keys = [plain, *(f"{plain}-{n}" for n in range(2, len(known) + 3))]
    return next(key for key in keys if key not in known)


@duty("change_certificates")
def layout(request: Request, key: str) -> HttpResponse:
    """The places and sizes of a layout's texts, changed by the office; a last empty box adds one."""
    before = _layout(key)
    if "restore" in request.POST:
        return _restored(request, key)
    data = request.POST or None
    paper = PaperForm(data, initial={name: getattr(before, name) for name in PAPER})
    boxes = _box_forms(data, before)
    if data and all([paper.is_valid(), *(box.is_valid() for box in boxes)]):
        try:
            after = _changed(before, paper, boxes)
        except ValueError as fault:
            paper.add_error(None, str(fault))
        else:
            actions.keep_layout(after, by=request.user.code, at=request.arrived_at)
            messages.success(request, "Đã lưu mẫu.")
            return redirect("certificate_layout", season=request.season.slug, key=key)
    wrong = bool(paper.errors) or any(box.errors for box in boxes)
    context = {
        "layout": before,
        "paper": paper,
        "boxes": boxes,
        "own": is_own(key),
        "added": key not in default_templates(),
        "placeholders": PLACEHOLDERS,
        "printers": list(Printer.objects.all()),
    }
    return page(request, "exemplars/certificate_layout.html", context, status=422 if wrong else 200)


def _box_forms(data: Any, before: Template) -> list[BoxForm]:
    """A form for each text, and an empty one for a new text."""
    known = [BoxForm(data, prefix=f"o{n}", initial=asdict(box)) for n, box in enumerate(before.boxes)]
    new = BoxForm(data, prefix=f"o{len(known)}", empty_permitted=True, use_required_attribute=False)
    return [*known, new]


def _changed(before: Template, paper: PaperForm, boxes: list[BoxForm]) -> Template:
    places = [*before.boxes, NEW]
    written = [
        form.box(box)
        for form, box in zip(boxes, places, strict=True)
        if (form.has_changed() or box is not NEW) and not form.cleaned_data.get("gone")
    ]
    return read_template(asdict(before) | paper.cleaned_data | {"boxes": written})


def _restored(request: Request, key: str) -> HttpResponse:
    actions.restore_layout(key, by=request.user.code, at=request.arrived_at)
    if key not in default_templates():
        messages.success(request, "Đã bỏ mẫu.")
        return redirect("certificate_layouts", season=request.season.slug)
    messages.success(request, "Đã trở lại mẫu có sẵn.")
    return redirect("certificate_layout", season=request.season.slug, key=key)


def _layout(key: str) -> Template:
    found = layouts().get(key)
    if found is None:
        raise Http404
    return found


@duty("change_certificates")
@require_POST
def printer_new(request: Request) -> HttpResponse:
    """Remember a printer, or correct one that is known by its name."""
    form = PrinterForm(request.POST)
    if form.is_valid():
        try:
            actions.keep_printer(**form.cleaned_data, by=request.user.code, at=request.arrived_at)
        except Refused as refusal:
            form.add_error(None, refusal.verdict.reason)
        else:
            messages.success(request, "Đã lưu máy in.")
            return redirect("certificate_layouts", season=request.season.slug)
    return _show_all(request, form)
