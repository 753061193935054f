"""Fills the choices of a form's field with rows already read, so that rendering asks the database nothing."""

from collections.abc import Iterable
from typing import Any, cast

from django.forms import ChoiceField, Form, ModelChoiceField


def offer(form: Form, name: str, choices: Iterable[tuple[str, str]], *, blank: str = "") -> None:
    """Let a field choose among (value, label); `blank` is the label of no choice, where there is one."""
    field = cast(ChoiceField, form.fields[name])
    field.choices = [("", blank), *choices] if blank else list(choices)


def offer_rows(form: Form, name: str, rows: Any, *, blank: str) -> None:
    """Let a field choose among the rows of a queryset, each called by its `str`."""
    field = cast("ModelChoiceField[Any]", form.fields[name])
    field.queryset = rows
    field.choices = [("", blank), *((row.pk, str(row)) for row in rows)]
