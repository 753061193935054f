"""Pages of layouts and printers: trial sheets, places and sizes of texts, how far a printer is off."""

from dataclasses import asdict

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from hoadep.contest.exemplars.forms.certificates import BoxForm, PaperForm, PrinterForm
from hoadep.office.documents.certificate_templates import Template, read_template
from hoadep.office.documents.certificates import trial_sheet
from hoadep.office.printing import actions
from hoadep.office.printing.facts import is_own, layouts, offset_of
from hoadep.office.printing.models import Printer
from hoadep.rules.verdict import Refused
from hoadep.web.access import Request, duty, may
from hoadep.web.downloads import PDF, download
from hoadep.web.pages import page


@duty("print_certificates")
def layout_list(request: Request) -> HttpResponse:
    """The layouts and the printers, each with a trial sheet."""
    return _show_all(request, PrinterForm())


def _show_all(request: Request, printer_form: PrinterForm) -> HttpResponse:
    context = {
        "layouts": layouts().values(),
        "printers": list(Printer.objects.all()),
        "printer_form": printer_form,
        "may_change": may(request, "change_certificates").met,
    }
    status = 422 if printer_form.errors else 200
    return page(request, "exemplars/certificate_layouts.html", context, status=status)


@duty("print_certificates")
def trial(request: Request, key: str) -> HttpResponse:
    """A trial sheet of a layout with a grid, moved as a printer asks for."""
    chosen = request.GET.get("may", "")
    printer = Printer.objects.filter(pk=chosen).first() if chosen.isdecimal() else None
    sheet = trial_sheet(_layout(key), offset=offset_of(printer))
    return download(sheet, PDF, f"in-thu-{key}.pdf", attached=False)


@duty("change_certificates")
def layout(request: Request, key: str) -> HttpResponse:
    """The places and sizes of a layout's texts, changed by the office, or given back."""
    before = _layout(key)
    if "restore" in request.POST:
        actions.restore_layout(key, by=request.user.code, at=timezone.now())
        messages.success(request, "Đã trở lại mẫu có sẵn.")
        return redirect("certificate_layout", season=request.season.slug, key=key)
    data = request.POST or None
    paper = PaperForm(data, initial={"width": before.width, "height": before.height})
    boxes = [BoxForm(data, prefix=f"o{n}", initial=asdict(box)) for n, box in enumerate(before.boxes)]
    if data and all([paper.is_valid(), *(box.is_valid() for box in boxes)]):
        try:
            after = _changed(before, paper, boxes)
        except ValueError as fault:
            paper.add_error(None, str(fault))
        else:
            actions.keep_layout(after, by=request.user.code, at=timezone.now())
            messages.success(request, "Đã lưu mẫu.")
            return redirect("certificate_layout", season=request.season.slug, key=key)
    wrong = bool(paper.errors) or any(box.errors for box in boxes)
    context = {"layout": before, "paper": paper, "boxes": boxes, "own": is_own(key)}
    return page(request, "exemplars/certificate_layout.html", context, status=422 if wrong else 200)


def _changed(before: Template, paper: PaperForm, boxes: list[BoxForm]) -> Template:
    written = [form.box(box) for form, box in zip(boxes, before.boxes, strict=True)]
    return read_template(asdict(before) | paper.cleaned_data | {"boxes": written})


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
            actions.keep_printer(**form.cleaned_data, by=request.user.code, at=timezone.now())
        except Refused as refusal:
            form.add_error(None, refusal.verdict.reason)
        else:
            messages.success(request, "Đã lưu máy in.")
            return redirect("certificate_layouts", season=request.season.slug)
    return _show_all(request, form)
