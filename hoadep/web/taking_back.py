"""What is typed when something given is taken back: the decision, what it wants returned, that it came."""

from django import forms

from hoadep.web.days import DayField
from hoadep.web.typed import TypedField


class TakingForm(forms.Form):
    """Why something is taken back, and what is to come back with it."""

    reason = TypedField(
        label="Lý do",
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Ví dụ: kê khai gian dối thành tích.",
    )
    money = forms.IntegerField(label="Tiền thưởng phải thu hồi (đồng)", required=False, min_value=0)
    things = TypedField(
        label="Hiện vật phải thu hồi", max_length=300, required=False, initial="Giấy chứng nhận, khung"
    )


class TakenForm(TakingForm):
    """The decision that takes it back, as it stands on paper."""

    number = TypedField(label="Số quyết định hủy", max_length=60)
    decided_on = DayField(label="Ngày quyết định hủy")

    field_order = ("number", "decided_on", "reason", "money", "things")


class RecoveryForm(forms.Form):
    """When money and things were given back."""

    recovered_on = DayField(label="Đã thu hồi ngày")
    note = TypedField(label="Chứng từ", max_length=300)
