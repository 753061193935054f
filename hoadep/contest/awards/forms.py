"""What a person types when judging a condition, and what is asked of the lists."""

from typing import Any

from django import forms

from hoadep.web.choices import offer
from hoadep.web.typed import TypedField


class JudgementForm(forms.Form):
    """An answer to a condition that only a person can judge."""

    holds = forms.TypedChoiceField(
        label="Kết luận",
        choices=[("1", "Đạt"), ("0", "Không đạt")],
        coerce=lambda value: value == "1",
        widget=forms.RadioSelect,
    )
    reason = TypedField(label="Lý do", widget=forms.Textarea(attrs={"rows": 3}))


class ProspectForm(forms.Form):
    """Filters of the prospects, kept in the address."""

    khoi = forms.ChoiceField(label="Khối", required=False)
    ket_luan = forms.ChoiceField(
        label="Kết luận",
        required=False,
        choices=[("", "Mọi kết luận"), ("met", "Đạt"), ("not_yet", "Chưa đủ"), ("not_met", "Chưa đạt")],
    )
    tim = TypedField(label="Tên", required=False)
    tinh_den = forms.DateTimeField(
        label="Tính đến", required=False, widget=forms.DateTimeInput(attrs={"type": "datetime-local"})
    )

    def __init__(self, data: Any, *, blocks: list[tuple[str, str]]) -> None:
        super().__init__(data)
        if blocks:
            offer(self, "khoi", blocks, blank="Mọi khối")
        else:
            del self.fields["khoi"]
        self.is_valid()
        self.asked = self.cleaned_data
