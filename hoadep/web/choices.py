"""Fills the choices of a form's field with rows already read, so that rendering asks the database nothing."""

from collections.abc import Iterable
from typing import Any, cast

from django.forms import ChoiceField, Form, ModelChoiceField, Select
from django.forms.utils import flatatt
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString


class LongSelect(Select):
    """Looks like any other choice, but is written without a template for each of its hundreds of rows."""

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        """The choice as HTML; groups of choices are not known here."""
        chosen = set(self.format_value(value))
        options = format_html_join(
            "\n",
            '  <option value="{}"{}>{}</option>',
            ((key, _SELECTED if str(key) in chosen else "", label) for key, label in self.choices),
        )
        attributes = flatatt(self.build_attrs(self.attrs, {"name": name, **(attrs or {})}))
        return format_html("<select{}>\n{}\n</select>", attributes, options)


_SELECTED = SafeString(" selected")


def offer(form: Form, name: str, choices: Iterable[tuple[str, str]], *, blank: str = "") -> None:
    """Let a field choose among (value, label); `blank` is the label of no choice, where there is one."""
    field = cast(ChoiceField, form.fields[name])
    field.choices = [("", blank), *choices] if blank else list(choices)


def offer_rows(form: Form, name: str, rows: Any, *, blank: str) -> None:
    """Let a field choose among the rows of a queryset, each called by its `str`."""
    field = cast("ModelChoiceField[Any]", form.fields[name])
    field.queryset = rows
    field.widget = _long(field.widget)
    field.choices = [("", blank), *((row.pk, str(row)) for row in rows)]


def _long(widget: Any) -> Any:
    """The widget in its quicker form, where it is a plain choice."""
    if type(widget) is not Select:
        return widget
    long = LongSelect(widget.attrs)
    long.is_required = widget.is_required
    return long
