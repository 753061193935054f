"""What a person types about an entry: the writing itself, and the reasons of each step."""

from typing import Any

from django import forms

from hoadep.contest.entries.actions import Manuscript, Writing
from hoadep.contest.entries.models import Entry, EntryQuerySet
from hoadep.contest.people.models import Unit
from hoadep.rules.completeness import AuthorData, ExemplarData
from hoadep.rules.lifecycle import ENTRY
from hoadep.rules.plan import Plan
from hoadep.web.choices import offer, offer_rows
from hoadep.web.days import DayField

KIND_FIELDS = {
    "outlet": forms.CharField(label="Cơ quan báo chí đã đăng, phát", max_length=200, required=False),
    "published_on": DayField(label="Ngày đăng, phát", required=False),
    "address": forms.URLField(label="Đường dẫn tác phẩm", required=False, assume_scheme="https"),
    "minutes": forms.IntegerField(label="Thời lượng (phút)", min_value=1, max_value=600, required=False),
}


class WritingForm(forms.Form):
    """An entry in one page: who writes, whom about, the text."""

    author_name = forms.CharField(label="Họ và tên tác giả", max_length=200)
    author_address = forms.CharField(label="Nơi ở hoặc nơi làm việc", max_length=250)
    author_telephone = forms.CharField(label="Điện thoại", max_length=20)
    unit = forms.ModelChoiceField(
        label="Gửi qua đơn vị", queryset=Unit.objects.none(), empty_label="Chọn đơn vị"
    )
    exemplar_name = forms.CharField(label="Tên gương (người hoặc tập thể)", max_length=200)
    exemplar_kind = forms.ChoiceField(
        label="Gương là",
        choices=[
            ("person", "Cá nhân"),
            ("household", "Gia đình"),
            ("group", "Nhóm"),
            ("collective", "Tập thể"),
        ],
    )
    exemplar_place = forms.CharField(label="Nơi ở, học tập, công tác của gương", max_length=250)
    kind = forms.ChoiceField(label="Thể loại")
    title = forms.CharField(label="Tên bài", max_length=300)
    text = forms.CharField(
        label="Nội dung",
        required=False,
        widget=forms.Textarea(attrs={"rows": 18}),
        help_text="Để trống một dòng giữa hai đoạn.",
    )
    base_version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, plan: Plan, units: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_rows(self, "unit", units, blank="Chọn đơn vị")
        offer(self, "kind", [(kind.key, kind.name) for kind in plan.entry_kinds])
        needed = {need for kind in plan.entry_kinds for need in kind.needs}
        for name, field in KIND_FIELDS.items():
            if name in needed:
                self.fields[name] = field

    def manuscript(self) -> Manuscript:
        """What was typed, as the actions take it."""
        given = self.cleaned_data
        return Manuscript(
            writing=Writing(
                kind=given["kind"], title=given["title"], text=given["text"], extra=self._extra()
            ),
            unit=given["unit"],
            author=AuthorData(
                name=given["author_name"],
                address=given["author_address"],
                telephone=given["author_telephone"],
            ),
            exemplar=ExemplarData(name=given["exemplar_name"], place=given["exemplar_place"]),
            exemplar_kind=given["exemplar_kind"],
        )

    def _extra(self) -> dict[str, Any]:
        """The data of press works, as they are kept."""
        given = {name: self.cleaned_data.get(name) for name in KIND_FIELDS if name in self.fields}
        return {
            name: value.isoformat() if name == "published_on" else value
            for name, value in given.items()
            if value
        }


class ReasonForm(forms.Form):
    """A step that needs a reason."""

    reason = forms.CharField(label="Lý do", widget=forms.Textarea(attrs={"rows": 3}))


class ReturnForm(ReasonForm):
    """Giving back, with the day by which the entry keeps its place."""

    due_on = DayField(
        label="Bổ sung trước hết ngày",
        required=False,
        help_text="Gửi lại trong hạn này thì bài giữ ngày đến ban đầu.",
    )


class ApprovalForm(forms.Form):
    """The unit's own appraisal of the deeds (IV.1)."""

    reason = forms.CharField(
        label="Đơn vị đã thẩm định thành tích thế nào",
        help_text="Ai xác minh, với ai, kết quả.",
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class AppraisalForm(forms.Form):
    """The standing office's finding."""

    eligible = forms.TypedChoiceField(
        label="Kết luận thẩm định",
        choices=[("1", "Đủ điều kiện"), ("0", "Không đủ điều kiện")],
        coerce=lambda value: value == "1",
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(
        label="Ý kiến thẩm định", required=False, widget=forms.Textarea(attrs={"rows": 3})
    )


class PassOnForm(ReasonForm):
    """The unit to which an entry belongs."""

    unit = forms.ModelChoiceField(label="Chuyển đến đơn vị", queryset=Unit.objects.none())
    field_order = ("unit", "reason")

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        offer_rows(self, "unit", Unit.objects.filter(until__isnull=True), blank="Chọn đơn vị")


class ReceiptForm(forms.Form):
    """Taking note that the entry is here: nothing to type."""


QUEUES = {"duyet": "approve", "tiep-nhan": "receive"}
"""What may be done to many entries at once: the act's name in the address, and its step."""


class ListForm(forms.Form):
    """The filters of the list, kept in the address."""

    tim = forms.CharField(label="Tìm", required=False)
    trang_thai = forms.ChoiceField(
        label="Trạng thái", required=False, choices=[("", "Mọi trạng thái"), *ENTRY.states.items()]
    )
    don_vi = forms.CharField(label="Mã đơn vị", required=False)
    hinh_thuc = forms.ChoiceField(
        label="Hình thức", required=False, choices=[("", "Mọi hình thức"), *Entry.Origin.choices]
    )
    viec = forms.CharField(required=False, widget=forms.HiddenInput)
    sau = forms.CharField(required=False, widget=forms.HiddenInput)

    def chosen(self, rows: EntryQuerySet) -> EntryQuerySet:
        """The rows that the filters leave; what is not understood filters nothing."""
        self.is_valid()
        given = self.cleaned_data
        if given.get("tim"):
            rows = rows.found_by(given["tim"])
        if given.get("trang_thai"):
            rows = rows.filter(state=given["trang_thai"])
        if given.get("don_vi"):
            rows = rows.filter(unit__code=given["don_vi"])
        if given.get("hinh_thuc"):
            rows = rows.filter(origin=given["hinh_thuc"])
        if given.get("viec") in QUEUES:
            rows = rows.awaiting(QUEUES[given["viec"]])
        return rows.filter(code__lt=given["sau"]) if given.get("sau") else rows
