"""What a person types about an entry: the writing itself, and the reasons of each step."""

from typing import Any

from django import forms

from hoadep.contest.entries import actions
from hoadep.contest.people.acting import ByLetterForm
from hoadep.contest.people.models import Unit
from hoadep.office.files.fields import ScanField
from hoadep.web.choices import offer_rows
from hoadep.web.days import DayField
from hoadep.web.telephones import TelephoneField
from hoadep.web.typed import TypedField


class ReasonForm(forms.Form):
    """A step that needs a reason."""

    reason = TypedField(label="Lý do", widget=forms.Textarea(attrs={"rows": 3}))


class ReturnForm(ReasonForm):
    """Giving back, with the day by which the entry keeps its place."""

    due_on = DayField(
        label="Bổ sung trước hết ngày",
        required=False,
        help_text="Gửi lại trong hạn này thì bài giữ ngày đến ban đầu.",
    )


class ApprovalForm(forms.Form):
    """The unit's own appraisal of the deeds (IV.1)."""

    checked_by = TypedField(label="Người xác minh", max_length=200)
    checked_with = TypedField(
        label="Đã hỏi ai, ở đâu",
        max_length=300,
        required=False,
        help_text="Ví dụ: tổ trưởng tổ dân phố 5, gia đình, đồng nghiệp.",
    )
    reason = TypedField(
        label="Đơn vị đã thẩm định thành tích thế nào",
        widget=forms.Textarea(attrs={"rows": 3}),
        initial=actions.CHECKED,
    )
    scan = ScanField(label="Bản quét biên bản xác minh (nếu có)", required=False)


class ApprovalByLetterForm(ByLetterForm, ApprovalForm):
    """The same, typed in by the standing office as the unit's letter states it."""

    field_order = (
        "letter_number",
        "letter_on",
        "letter_scan",
        "checked_by",
        "checked_with",
        "reason",
        "scan",
    )


class AppraisalForm(forms.Form):
    """The standing office's finding."""

    eligible = forms.TypedChoiceField(
        label="Kết luận thẩm định",
        choices=[("1", "Đủ điều kiện"), ("0", "Không đủ điều kiện")],
        coerce=lambda value: value == "1",
        widget=forms.RadioSelect,
    )
    reason = TypedField(label="Ý kiến thẩm định", required=False, widget=forms.Textarea(attrs={"rows": 3}))


class PassOnForm(ReasonForm):
    """The unit to which an entry belongs."""

    unit = forms.ModelChoiceField(label="Chuyển đến đơn vị", queryset=Unit.objects.none())
    field_order = ("unit", "reason")

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        offer_rows(self, "unit", Unit.objects.filter(until__isnull=True), blank="Chọn đơn vị")


class ReceiptForm(forms.Form):
    """Taking note that the entry is here: nothing to type."""


class LookUpForm(forms.Form):
    """The entry's number and the telephone number that was given with it."""

    code = TypedField(label="Số bài", max_length=20, help_text="In trên giấy biên nhận, ví dụ BD21-B0001.")
    telephone = TelephoneField(label="Số điện thoại đã ghi khi gửi")


class CheckForm(forms.Form):
    """What stands on a receipt."""

    ma = TypedField(label="Số bài", max_length=20)
    doi_chieu = TypedField(label="Mã đối chiếu", max_length=80)


class NoteForm(forms.Form):
    """A note of the standing office for itself."""

    text = TypedField(label="Ghi chú (chỉ cơ quan thường trực đọc)", widget=forms.Textarea(attrs={"rows": 2}))
