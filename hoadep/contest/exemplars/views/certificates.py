"""Printing certificates: the decisions, one printing of all or some of a decision's, layouts, printers."""

from dataclasses import asdict
from typing import Any

from django.contrib import messages
from django.db.models import Count, Min
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from hoadep.contest.exemplars.certificates import rows
from hoadep.contest.exemplars.forms.certificates import BoxForm, PaperForm, PrinterForm, PrintForm
from hoadep.contest.exemplars.models import Commendation
from hoadep.contest.plans.facts import book_of
from hoadep.office.documents.certificate_templates import Template, in_capitals, read_template
from hoadep.office.documents.certificates import Offset, certificates, trial_sheet
from hoadep.office.printing import actions
from hoadep.office.printing.facts import is_own, layouts
from hoadep.office.printing.models import Printer
from hoadep.web.access import Request, duty
from hoadep.web.pages import page

ACHIEVEMENT = "Đã có thành tích trong phong trào “Người tốt, việc tốt”"
BY_FORM = {"bang_khen": "bang-khen", "ntvt": "giay-chung-nhan"}
KINDS = ("giver", "number", "decided_on", "form", "level")


@duty("print_certificates")
def decision_list(request: Request) -> HttpResponse:
    """The decisions of the season, each with how many certificates it asks for, the newest first."""
    standing = Commendation.objects.filter(season=request.season, revoked_at__isnull=True)
    decisions = standing.order_by().values(*KINDS).annotate(many=Count("pk"), first=Min("code"))
    plan = book_of(request.season, timezone.now()).latest
    names = {form.key: form.name for form in plan.forms}
    context = {
        "decisions": [
            decision | {"form_name": names.get(decision["form"], decision["form"])}
            for decision in decisions.order_by("-decided_on", "-first")
        ],
        "layouts": layouts().values(),
        "printers": list(Printer.objects.all()),
        "printer_form": PrinterForm(),
    }
    return page(request, "exemplars/certificate_list.html", context)


@duty("print_certificates")
def certificates_of(request: Request, code: str) -> HttpResponse:
    """Choose and print: all certificates of the decision that the commendation belongs to, or some."""
    one = get_object_or_404(Commendation, season=request.season, code=code)
    same = {kind: getattr(one, kind) for kind in KINDS}
    found = Commendation.objects.filter(season=request.season, revoked_at__isnull=True, **same)
    all_of_it = list(
        found.select_related("exemplar__person", "exemplar__collective").order_by(
            "exemplar__person__sort_key", "exemplar__collective__sort_key", "code"
        )
    )
    known = layouts()
    form = PrintForm(request.POST or None, layouts=known, initial=_initial(one))
    if form.is_valid():
        chosen = [each for each in all_of_it if each.code in request.POST.getlist("code")]
        if chosen:
            return _printed(form, chosen, known)
        form.add_error(None, "Hãy chọn ít nhất một người, một tập thể để in.")
    context = {"form": form, "one": one, "commendations": all_of_it}
    status = 422 if form.errors else 200
    return page(request, "exemplars/certificates.html", context, status=status)


def _initial(one: Commendation) -> dict[str, Any]:
    return {
        "layout": BY_FORM.get(one.form, "giay-khen"),
        "achievement": ACHIEVEMENT,
        "post": "CHỦ TỊCH",
    }


def _printed(form: PrintForm, chosen: list[Commendation], known: dict[str, Template]) -> HttpResponse:
    given = form.cleaned_data
    layout = known[given["layout"]]
    content = certificates(
        in_capitals(layout) if given["capitals"] else layout,
        rows(chosen, form.signing()),
        offset=_offset(given["printer"]),
        data_only=given["data_only"],
    )
    return _pdf(content, f"{layout.key}-{chosen[0].decided_on:%Y%m%d}.pdf")


def _offset(printer: Printer | None) -> Offset:
    return Offset(float(printer.x), float(printer.y)) if printer else Offset()


def _pdf(content: bytes, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'inline; filename="{name}"'}
    return HttpResponse(content, content_type="application/pdf", headers=headers)


@duty("print_certificates")
def trial(request: Request, key: str) -> HttpResponse:
    """A trial sheet of a layout with a grid, moved as a printer asks for."""
    printer = Printer.objects.filter(pk=request.GET.get("may", "0") or "0").first()
    return _pdf(trial_sheet(_layout(key), offset=_offset(printer)), f"in-thu-{key}.pdf")


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
        actions.keep_printer(**form.cleaned_data, by=request.user.code, at=timezone.now())
        messages.success(request, "Đã lưu máy in.")
    else:
        messages.error(request, "Hãy ghi tên máy in và mức chỉnh bằng mm, ví dụ 1,5.")
    return redirect("certificate_list", season=request.season.slug)
