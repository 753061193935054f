"""What is typed when a commendation is recorded by hand."""

from datetime import date, datetime
from typing import Any

from django import forms
from django.utils import timezone

from hoadep.contest.exemplars.actions import Decision
from hoadep.rules.plan import Plan
from hoadep.vietnamese.dates import short_date_screen
from hoadep.web.days import DayField
from hoadep.web.typed import TypedField


class CommendationForm(forms.Form):
    """A decision as it stands on paper; the giver is the level's own where none is typed."""

    number = TypedField(label="Số quyết định", max_length=60, help_text="Ví dụ: 512/QĐ-UBND.")
    decided_on = DayField(label="Ngày quyết định")
    giver = TypedField(
        label="Người khen",
        max_length=200,
        required=False,
        help_text="Để trống thì ghi theo kế hoạch cho cấp khen đã chọn.",
    )

    other_deed = TypedField(
        label="Vì sao là việc khác với lần khen trước",
        max_length=2_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Một việc không khen hai lần; cấp trên khen sau cấp dưới thì không phải ghi.",
    )

    def __init__(self, data: Any = None, *, plan: Plan, now: datetime, before: bool) -> None:
        super().__init__(data)
        if not before:
            del self.fields["other_deed"]
        self.plan, self.now = plan, now
        offered: dict[str, tuple[str, list[tuple[str, str]]]] = {
            "level": ("Cấp khen", [(level.key, f"{level.name} – {level.giver}") for level in plan.levels]),
            "form": ("Hình thức khen", [(form.key, form.name) for form in plan.forms]),
            "occasion": ("Diện khen", [(occasion.key, occasion.name) for occasion in plan.occasions]),
        }
        for name, (label, choices) in offered.items():
            self.fields[name] = forms.ChoiceField(label=label, choices=[("", "Chọn"), *choices])
        self.order_fields(["level", "giver", "form", "occasion", "number", "decided_on", "other_deed"])

    def clean_decided_on(self) -> date:
        """A decision is of today at the latest."""
        day: date = self.cleaned_data["decided_on"]
        if day > timezone.localdate(self.now):
            raise forms.ValidationError(f"Ngày {short_date_screen(day)} chưa đến, không ghi trước được.")
        return day

    def clean(self) -> dict[str, Any]:
        """The form must be one that the level gives."""
        given = super().clean() or {}
        chosen = next((form for form in self.plan.forms if form.key == given.get("form")), None)
        if chosen and given.get("level") and given["level"] not in chosen.levels:
            names = ", ".join(self.plan.level(level).name for level in chosen.levels)
            self.add_error("form", f"{chosen.name} do cấp {names} khen. Hãy xem lại cấp khen.")
        return given

    @property
    def decision(self) -> Decision:
        """The decision, as the actions take it."""
        given = {name: value for name, value in self.cleaned_data.items() if name != "other_deed"}
        giver = given["giver"] or self.plan.level(given["level"]).giver
        return Decision(**{**given, "giver": giver})

    @property
    def another(self) -> str:
        """Why this is another deed than what was commended before."""
        said: str = self.cleaned_data.get("other_deed", "")
        return said
