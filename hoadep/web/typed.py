"""The fields for what people type: composed letters, nothing invisible, one line where one is shown.

Every form of the house asks for words by these, so that names, reasons and notes are kept as titles are.
"""

from typing import Any

from django import forms

from hoadep.vietnamese.text import clean, one_line
from hoadep.web.access import Request

KEPT = "kept."


class _Typed(forms.Field):
    """Cleans what was typed before anything else looks at it. A password stays as it is."""

    def to_python(self, value: Any) -> Any:
        """The words; several lines, or spaces that count (`strip=False`), stay as they are set."""
        if isinstance(value, str) and not isinstance(self.widget, forms.PasswordInput):
            value = clean(value) if self._is_long() else one_line(value)
        return super().to_python(value)

    def _is_long(self) -> bool:
        long = isinstance(self.widget, forms.Textarea | forms.HiddenInput)
        return long or not getattr(self, "strip", True)


class TypedField(_Typed, forms.CharField):
    """Words."""


class TypedPattern(_Typed, forms.RegexField):
    """Words of one shape, as a code or a user name."""


class TypedEmail(_Typed, forms.EmailField):
    """An e-mail address."""


class TypedAddress(_Typed, forms.URLField):
    """The address of a page."""


def typed(request: Request, name: str, most: int = 2_000) -> str:
    """What was typed into a field that stands in a page without a form of its own, cleaned likewise."""
    return clean(request.POST.get(name, "")).strip()[:most]


def typed_before(request: Request) -> list[tuple[str, str]]:
    """What was typed on a page that had been shut meanwhile, and was kept beside what opens it again."""
    return [
        (name.removeprefix(KEPT), value)
        for name, values in request.POST.lists()
        if name.startswith(KEPT)
        for value in values
    ]
