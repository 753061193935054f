"""Days as people type them: 09/03/2021, or what a browser's own day field sends."""

from datetime import date, datetime, time
from typing import Any

from django import forms
from django.utils import timezone

from hoadep.vietnamese.dates import parse_date


class DayField(forms.DateField):
    """A day; never read as month/day/year."""

    widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})

    def to_python(self, value: Any) -> date | None:
        """The day, or an error that tells how to write it."""
        if value in self.empty_values or isinstance(value, date):
            return super().to_python(value)
        try:
            return date.fromisoformat(value.strip())
        except ValueError:
            pass
        try:
            return parse_date(value)
        except ValueError as fault:
            raise forms.ValidationError(str(fault)) from fault


def end_of(day: date) -> datetime:
    """The last moment of a day, in the time zone of the office."""
    return timezone.make_aware(datetime.combine(day, time.max))
