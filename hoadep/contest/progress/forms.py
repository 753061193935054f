"""What a person asks of the board, and types when extending or reporting nothing."""

from datetime import datetime
from typing import Any

from django import forms

from hoadep.contest.people.acting import ByLetterForm
from hoadep.contest.people.models import Unit
from hoadep.rules.plan.schema import Counts
from hoadep.web.choices import offer, offer_rows
from hoadep.web.days import DayField
from hoadep.web.typed import TypedField


class BoardForm(forms.Form):
    """The question in the address: which count, which block, which units, as of when, in which order."""

    xem = forms.ChoiceField(
        label="Chỉ tiêu",
        required=False,
        choices=[("nominations", "Giới thiệu gương"), ("entries", "Bài dự thi")],
    )
    khoi = forms.ChoiceField(label="Khối", required=False)
    tim = TypedField(label="Đơn vị", required=False)
    sap = forms.ChoiceField(
        label="Xếp theo", required=False, choices=[("", "Tên đơn vị"), ("thieu", "Thiếu nhiều trước")]
    )
    thieu = TypedField(label="Còn thiếu trong kỳ", required=False)
    tinh_den = forms.DateTimeField(
        label="Tính đến", required=False, widget=forms.DateTimeInput(attrs={"type": "datetime-local"})
    )

    def __init__(self, data: Any, *, blocks: list[tuple[str, str]]) -> None:
        super().__init__(data)
        offer(self, "khoi", blocks, blank="Mọi khối")
        self.is_valid()
        self.asked = self.cleaned_data

    @property
    def lacking(self) -> str:
        """The key of the period in which only units that still lack something are shown; empty for all."""
        return self.asked.get("thieu") or ""

    @property
    def counts(self) -> Counts:
        """Which of the two counts is shown."""
        return "entries" if self.asked.get("xem") == "entries" else "nominations"

    @property
    def as_of(self) -> datetime | None:
        """The instant asked for; None means now."""
        return self.asked.get("tinh_den")


class NothingForm(forms.Form):
    """ "Báo cáo không phát sinh"."""

    reason = TypedField(label="Lý do", widget=forms.Textarea(attrs={"rows": 2}))


class NothingByLetterForm(ByLetterForm, NothingForm):
    """The same, entered by the standing office for the unit."""


class ExtensionForm(forms.Form):
    """A later end of a period, for one unit or for all."""

    ends_on = DayField(label="Gia hạn đến hết ngày")
    unit = forms.ModelChoiceField(
        label="Cho đơn vị", queryset=Unit.objects.none(), required=False, empty_label="Mọi đơn vị"
    )
    reason = TypedField(label="Lý do", widget=forms.Textarea(attrs={"rows": 2}))

    def __init__(self, data: Any = None, *, units: Any, initial: Any = None) -> None:
        super().__init__(data, initial=initial)
        offer_rows(self, "unit", units, blank="Mọi đơn vị")
