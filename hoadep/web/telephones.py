"""The field for a telephone number, and the link that calls it."""

from typing import Any

from django import forms
from django.utils.html import format_html
from django.utils.safestring import SafeString

from hoadep.vietnamese.telephones import LEAST, MOST, digits_of, is_telephone
from hoadep.web.typed import TypedField


class TelephoneField(TypedField):
    """A number that can be called, kept as it was typed; whoever looks an entry up gives it again."""

    def __init__(self, **more: Any) -> None:
        more.setdefault("label", "Điện thoại")
        more.setdefault("widget", forms.TextInput(attrs={"inputmode": "tel"}))
        super().__init__(max_length=20, **more)

    def clean(self, value: Any) -> str:
        """The number as typed. Raises a fault that says what is expected."""
        text: str = super().clean(value)
        if text and not is_telephone(text):
            raise forms.ValidationError(
                f"Số điện thoại cần {LEAST} đến {MOST} chữ số, ví dụ 0912 000 111. Hãy xem lại."
            )
        return text


def call(telephone: str) -> SafeString | str:
    """The number as it was typed, as a link that dials it; what cannot be dialled stays as it is."""
    if not is_telephone(telephone):
        return telephone
    return format_html('<a href="tel:{}">{}</a>', digits_of(telephone), telephone)
