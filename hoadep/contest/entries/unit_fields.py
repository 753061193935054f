"""Choosing the unit of an entry: one of the season's, or "Chưa rõ", for the standing office to find."""

from typing import Any

from django import forms

from hoadep.contest.people.models import Unit
from hoadep.web.choices import offer_rows

UNKNOWN = "chua-ro"
"""What stands for a unit that the author does not know."""
UNKNOWN_LABEL = "Chưa rõ – để cơ quan thường trực giao cho đúng đơn vị"


class UnitField(forms.ModelChoiceField):
    """A unit, or None for "Chưa rõ"; nothing chosen is a fault, so that nobody leaves it out unawares."""

    default_error_messages = {"required": "Hãy chọn đơn vị; chưa biết đơn vị nào thì chọn “Chưa rõ”."}

    def clean(self, value: Any) -> Unit | None:
        """The unit; None when the author said that it is not known."""
        return None if value == UNKNOWN else super().clean(value)


def offer_units(form: forms.Form, name: str, units: Any) -> None:
    """Let the field choose among these units, "Chưa rõ" first."""
    offer_rows(form, name, units, blank="Chọn đơn vị")
    field: Any = form.fields[name]
    first, *rows = field.choices
    field.choices = [first, (UNKNOWN, UNKNOWN_LABEL), *rows]
