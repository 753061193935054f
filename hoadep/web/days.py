"""Days as people type them: 09/03/2021."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django import forms
from django.utils import timezone

from hoadep.vietnamese.dates import parse_date


class DayField(forms.DateField):
    """A day, day first; a browser's own day field would ask for month/day/year where it speaks English."""

    widget = forms.DateInput(
        format="%d/%m/%Y",
        attrs={"inputmode": "numeric", "placeholder": "ngày/tháng/năm", "autocomplete": "off"},
    )

    def to_python(self, value: Any) -> date | None:
        """The day, or an error that tells how to write it."""
        if value in self.empty_values or isinstance(value, date):
            return super().to_python(value)
        try:
            return parse_date(value)
        except ValueError as fault:
            raise forms.ValidationError(str(fault)) from fault


def end_of(day: date) -> datetime:
    """The first instant after a day, in the time zone of the office."""
    return timezone.make_aware(datetime.combine(day + timedelta(days=1), time.min))
