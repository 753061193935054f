"""Lists from Excel: the blank to fill in, what was read of it before anything happens, taking it in once."""

from typing import Any

from django import forms
from django.contrib import messages
from django.db.models import Q
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect

from hoadep.contest.entries.actions import CHECKED
from hoadep.contest.entries.lists import ENTRIES
from hoadep.contest.people.acting import ByLetterForm, acts_for, kept_letter
from hoadep.contest.people.models import Unit
from hoadep.contest.steering.lists import (
    AT_ONCE,
    OFFERS,
    RUNNING,
    kept_words,
    require_taking_part,
    rows_left,
    setting_of,
)
from hoadep.contest.steering.tasks import take_list_in
from hoadep.office.files.received import content_of
from hoadep.office.files.unreadable import Unreadable
from hoadep.office.tables.blanks import blank_list
from hoadep.office.tables.reading import MOST_BYTES, Row, read_list
from hoadep.office.tables.workbooks import download
from hoadep.office.uploads import actions, facts
from hoadep.office.uploads.lists import Offer, Setting
from hoadep.office.uploads.models import Upload
from hoadep.rules.duties import units_of
from hoadep.rules.verdict import Refused
from hoadep.web.access import Request, duty, require_duty
from hoadep.web.choices import offer_rows
from hoadep.web.pages import page
from hoadep.web.typed import TypedField

SHOWN, SENT_BEFORE = 100, 10
"""Rows without fault that the preview shows, those with faults being shown all; lists sent before."""


class UploadForm(forms.Form):
    """The filled-in list, and the unit whose list it is."""

    unit = forms.ModelChoiceField(label="Của đơn vị", queryset=Unit.objects.none(), to_field_name="code")
    file = forms.FileField(label="Tệp .xlsx đã điền theo mẫu", allow_empty_file=True)

    def __init__(self, data: Any = None, files: Any = None, *, units: list[Unit], asked: str = "") -> None:
        super().__init__(data, files, initial={"unit": units[0].code if len(units) == 1 else asked})
        rows = Unit.objects.filter(pk__in=[unit.pk for unit in units])
        offer_rows(self, "unit", rows, blank="Chọn đơn vị")
        self.fields["unit"].choices = [("", "Chọn đơn vị"), *((unit.code, str(unit)) for unit in units)]  # type: ignore[attr-defined]


class ApprovalForm(forms.Form):
    """The unit's appraisal of all entries of the list, so that they need no second approval."""

    checked_by = TypedField(
        label="Người xác minh (ghi thì các bài được duyệt luôn)", max_length=200, required=False
    )
    checked_with = TypedField(label="Đã hỏi ai, ở đâu", max_length=300, required=False)
    reason = TypedField(
        label="Đơn vị đã thẩm định thành tích thế nào",
        widget=forms.Textarea(attrs={"rows": 2}),
        initial=CHECKED,
        required=False,
    )


class ApprovalByLetterForm(ByLetterForm, ApprovalForm):
    """The same with the unit's letter, when the standing office sends the list for the unit."""


def offer_at(what: str) -> Offer:
    """The kind of list at this address."""
    if what not in OFFERS:
        raise Http404
    return OFFERS[what]


def _units(request: Request, offer: Offer) -> list[Unit]:
    """The units for which the person may send this list."""
    rows = Unit.objects.filter(participations__season=request.season, participations__until__isnull=True)
    codes = units_of(request.grants, "act_by_list", season=request.season.code)
    return list(rows if codes is None else rows.filter(code__in=codes))


@duty("act_by_list")
def upload(request: Request, what: str) -> HttpResponse:
    """The blank list to download, and the filled-in one to send; what was sent before and not taken in."""
    offer = offer_at(what)
    units, wanted = _units(request, offer), request.GET.get("don_vi", "")
    form = UploadForm(request.POST or None, request.FILES or None, units=units, asked=wanted)
    if form.is_valid():
        try:
            sent = _kept(request, offer, form.cleaned_data["unit"], form.cleaned_data["file"])
        except Unreadable as fault:
            form.add_error("file", fault.message)
        else:
            return redirect("list_preview", season=request.season.slug, what=what, uuid=sent.uuid)
    context = {
        "what": what,
        "offer": offer,
        "tabs": [(name, each.title) for name, each in OFFERS.items()],
        "form": form,
        "uploads": _sent_before(request, offer),
    }
    return page(request, "steering/list_upload.html", context, status=422 if form.errors else 200)


def _sent_before(request: Request, offer: Offer) -> list[Upload]:
    """The latest lists that the person sent or asked for, or that are of a unit that is theirs."""
    own = units_of(request.grants, "act_by_list", season=request.season.code) or frozenset()
    mine = Q(by=request.user.code) | Q(asked_by=request.user.code) | Q(unit__in=sorted(own))
    rows = facts.counted().filter(mine, purpose=offer.purpose, scope=request.season.code)
    return list(rows[:SENT_BEFORE])


def _kept(request: Request, offer: Offer, unit: Unit, file: Any) -> Upload:
    require_duty(request, "act_by_list", unit=unit.code)
    now = request.arrived_at
    content = content_of(file, most_bytes=MOST_BYTES)
    listed = read_list(content, offer.columns(request.book.latest))
    old_font = "" if listed.written == "unicode" else listed.written
    where = {"purpose": offer.purpose, "scope": request.season.code, "unit": unit.code, "old_font": old_font}
    return actions.keep_upload(content, file.name or "", listed.rows, **where, by=request.user.code, at=now)


@duty("act_by_list")
def blank(request: Request, what: str) -> HttpResponse:
    """The list to fill in."""
    offer = offer_at(what)
    columns = offer.columns(request.book.latest)
    title = f"DANH SÁCH {offer.title.upper()} – {request.season.name}"
    return download(blank_list(title, offer.help, columns), f"mau-{what}.xlsx")


@duty("act_by_list")
def preview(request: Request, what: str, uuid: str) -> HttpResponse:
    """Each cell that cannot be used, with why; then all rows are taken in, or the good ones, once."""
    offer, sent = offer_at(what), _sent(request, what, uuid)
    if sent.stage == "going" or (sent.stage == "done" and sent.asked_at):
        return redirect("list_run", season=request.season.slug, what=what, uuid=sent.uuid)
    setting, rows = _judged(request, offer, sent)
    form = None if sent.asked_at else _form(request, offer, setting.unit)
    if request.method == "POST" and (form is None or form.is_valid()):
        answer = _taken(request, what, sent, setting=_asking(setting, form), rows=rows)
        if answer:
            return answer
    good = [row for row in rows if not row.faults]
    context = {
        "what": what,
        "offer": offer,
        "upload": sent,
        "unit": setting.unit,
        "columns": offer.columns(setting.plan),
        "bad": [row for row in rows if row.faults],
        "good": good[:SHOWN],
        "goods": len(good),
        "form": form,
        "apart": len(good) > AT_ONCE,
        "same": facts.same_file(sent),
    }
    return page(
        request, "steering/list_preview.html", context, status=422 if request.method == "POST" else 200
    )


def _form(request: Request, offer: Offer, unit: Unit) -> forms.Form | None:
    """What is asked before the rows are taken in: the unit's appraisal of entries, its letter."""
    by_letter = acts_for(request, unit) and offer not in RUNNING
    if offer is ENTRIES:
        asked: type[forms.Form] = ApprovalByLetterForm if by_letter else ApprovalForm
    elif by_letter:
        asked = ByLetterForm
    else:
        return None
    return asked(request.POST or None, request.FILES or None)


def _sent(request: Request, what: str, uuid: str) -> Upload:
    """The list at this address, if the person may act by it."""
    rows = Upload.objects.filter(scope=request.season.code, purpose=offer_at(what).purpose)
    sent = get_object_or_404(rows.select_related("stored"), uuid=uuid)
    require_duty(request, "act_by_list", unit=sent.unit)
    return sent


def _judged(request: Request, offer: Offer, sent: Upload) -> tuple[Setting, list[Row]]:
    """The rows not taken in yet, judged as things stand now; of a list taken in, what its file said.

    Of one that stopped, those alone that were asked for: what was asked with it is said of no others.
    """
    if sent.stage == "stopped":
        setting = setting_of(sent)
        return setting, [row for row in rows_left(sent, offer, setting) if row.n in sent.wanted]
    now = request.arrived_at
    plan = request.book.latest
    unit = get_object_or_404(Unit, code=sent.unit)
    setting = Setting(season=request.season, plan=plan, unit=unit, by=request.user, at=now)
    return setting, [Row(**row) for row in sent.rows] if sent.done_at else rows_left(sent, offer, setting)


def _asking(setting: Setting, form: forms.Form | None) -> Setting:
    asked = form.cleaned_data if form else {}
    if asked.get("letter_number"):
        letter = kept_letter(setting.season, setting.unit, asked, by=setting.by, at=setting.at)
        asked |= {"letter": letter, "said": f"Nhập thay đơn vị theo văn bản số {letter}."}
    return Setting(
        season=setting.season, plan=setting.plan, unit=setting.unit, by=setting.by, at=setting.at, asked=asked
    )


def _taken(
    request: Request, what: str, sent: Upload, *, setting: Setting, rows: list[Row]
) -> HttpResponse | None:
    """Take in what was asked for; None when the page has to be shown again with its message."""
    good = [row for row in rows if not row.faults]
    if len(good) < len(rows) and "good" not in request.POST:
        messages.error(
            request, "Danh sách còn dòng chưa đúng. Hãy sửa rồi gửi lại, hoặc chỉ nhập các dòng đúng."
        )
        return None
    if not good:
        messages.error(request, "Không có dòng nào nhập được.")
        return None
    who: dict[str, Any] = {"by": request.user.code, "at": request.arrived_at}
    try:
        require_taking_part(setting)
        if len(good) > AT_ONCE or sent.asked_at:
            actions.take_in_apart(sent, good, kept_words(setting.asked), **who)
            take_list_in.enqueue(sent.pk)
            return redirect("list_run", season=request.season.slug, what=what, uuid=sent.uuid)
        many = actions.take_in(sent, offer_at(what), setting, good, **who)
    except Refused as refusal:
        if facts.stage_now(sent) not in ("going", "done"):
            messages.error(request, f"Chưa nhập dòng nào. {refusal.verdict.reason}")
            return None
        messages.info(request, refusal.verdict.reason)  # asked for in another page meanwhile
    else:
        messages.success(request, f"Đã nhập {many} dòng.")
    return redirect("list_preview", season=request.season.slug, what=what, uuid=sent.uuid)


@duty("act_by_list")
def faults(request: Request, what: str, uuid: str) -> HttpResponse:
    """The rows that could not be used, as a list to be mended, what is wrong beside each."""
    offer, sent = offer_at(what), _sent(request, what, uuid)
    setting, rows = _judged(request, offer, sent)
    columns = offer.columns(setting.plan)
    help = "Sửa các ô được tô màu (di chuột lên ô để xem lý do), rồi gửi lại tệp này."
    content = blank_list(
        f"CÁC DÒNG CẦN SỬA – {offer.title.upper()}", help, columns, mend=[row for row in rows if row.faults]
    )
    return download(content, f"can-sua-{what}.xlsx")
