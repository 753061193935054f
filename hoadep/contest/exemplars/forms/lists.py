"""The filters of the lists, kept in the address; what is not understood filters nothing."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from django import forms

from hoadep.contest.exemplars import facts
from hoadep.contest.exemplars.models import (
    CommendationQuerySet,
    DossierQuerySet,
    ExemplarQuerySet,
    NominationQuerySet,
)
from hoadep.rules.dossier_life import DOSSIER
from hoadep.rules.lifecycle import NOMINATION
from hoadep.rules.periods import Period
from hoadep.rules.plan import Plan
from hoadep.web.typed import TypedField

Choices = Sequence[tuple[str, str]]
SEARCH = forms.TextInput(attrs={"data-search": ""})
STATES = [(key, name) for key, name in NOMINATION.states.items() if key != "draft"]


class ListForm(forms.Form):
    """A search by words; what a list adds to it stands below."""

    tim = TypedField(label="Tên gương hoặc mã", required=False, widget=SEARCH)

    def __init__(self, data: Any, **choices: tuple[str, Choices]) -> None:
        super().__init__(data)
        for name, (label, offered) in choices.items():
            every = [("", "Tất cả"), *offered]
            self.fields[name] = forms.ChoiceField(label=label, choices=every, required=False)
            self.fields[name].widget.attrs["data-at-once"] = ""
        self.is_valid()

    def asked(self, name: str) -> str:
        """What was chosen; nothing when it was not understood."""
        return self.cleaned_data.get(name) or ""


class NominationFilters(ListForm):
    """Nominations by words, unit, period and state."""

    def __init__(self, data: Any, *, plan: Plan, units: Choices) -> None:
        self.periods: dict[str, Period] = {period.key: period for period in facts.nomination_periods(plan)}
        periods = [(key, period.label) for key, period in self.periods.items()]
        offered: dict[str, tuple[str, Choices]] = {
            "ky": ("Kỳ", periods),
            "trang_thai": ("Trạng thái", STATES),
            "han": ("Hạn bổ sung", [("qua", "Quá hạn")]),
        }
        if len(units) > 1:
            offered = {"don_vi": ("Đơn vị", list(units)), **offered}
        super().__init__(data, **offered)
        self.plan = plan

    def chosen(self, rows: NominationQuerySet, *, at: datetime) -> NominationQuerySet:
        """The rows that the filters leave; whose time to be completed is over, as of an instant."""
        if words := self.asked("tim"):
            rows = rows.found_by(words)
        if unit := self.asked("don_vi"):
            rows = rows.filter(unit__code=unit)
        if state := self.asked("trang_thai"):
            rows = rows.filter(state=state)
        if key := self.asked("ky"):
            rows = facts.counted_in(rows, self.plan, self.periods[key])
        return rows.overdue(at) if self.asked("han") else rows


class DossierFilters(ListForm):
    """Dossiers by words, unit, state and form."""

    def __init__(self, data: Any, *, plan: Plan, units: Choices) -> None:
        states = [(key, name) for key, name in DOSSIER.states.items() if key != "draft"]
        asked = [(form.key, form.name) for form in plan.forms]
        offered: dict[str, tuple[str, Choices]] = {
            "trang_thai": ("Trạng thái", states),
            "hinh_thuc": ("Hình thức", asked),
            "han": ("Hạn thẩm định", [("qua", "Quá hạn")]),
        }
        if len(units) > 1:
            offered = {"don_vi": ("Đơn vị", list(units)), **offered}
        super().__init__(data, **offered)

    def chosen(self, rows: DossierQuerySet, overdue: Callable[[], Sequence[str]]) -> DossierQuerySet:
        """The rows that the filters leave; `overdue` gives the codes of those whose time is over."""
        if self.asked("han"):
            rows = rows.filter(code__in=overdue())
        if words := self.asked("tim"):
            rows = rows.found_by(words)
        if unit := self.asked("don_vi"):
            rows = rows.filter(nomination__unit__code=unit)
        for name, column in (("trang_thai", "state"), ("hinh_thuc", "form")):
            if key := self.asked(name):
                rows = rows.filter(**{column: key})
        return rows


class ExemplarFilters(ListForm):
    """Exemplars by words, sort, and whether they were commended."""

    def __init__(self, data: Any) -> None:
        commended = [("roi", "Đã được khen"), ("chua", "Chưa được khen")]
        orders = [("moi", "Mới nhất trước")]
        super().__init__(data, loai=("Gương là", facts.SORTS), khen=("Khen thưởng", commended))
        self.fields["xep"] = forms.ChoiceField(
            label="Xếp theo", required=False, choices=[("", "Tên, theo vần"), *orders]
        )
        self.fields["xep"].widget.attrs["data-at-once"] = ""
        self.full_clean()

    @property
    def newest(self) -> bool:
        """Whether the newest come first; else the order of given names."""
        return self.asked("xep") == "moi"

    @property
    def order(self) -> tuple[str, ...]:
        """The columns by which the rows are put in order."""
        return ("-pk",) if self.newest else ("sort_key", "pk")

    def chosen(self, rows: ExemplarQuerySet) -> ExemplarQuerySet:
        """The rows that the filters leave."""
        if words := self.asked("tim"):
            rows = rows.found_by(words)
        if sort := self.asked("loai"):
            rows = rows.filter(person__isnull=False) if sort == facts.PERSON else rows.of_kind(sort)
        if commended := self.asked("khen"):
            rows = rows.commended(yes=commended == "roi")
        return rows


class CommendationFilters(ListForm):
    """Commendations by words, level, form and occasion."""

    tim = TypedField(label="Tên gương, số quyết định hoặc mã", required=False, widget=SEARCH)

    def __init__(self, data: Any, *, plan: Plan) -> None:
        offered: dict[str, Any] = {
            "cap": ("Cấp khen", [(level.key, level.name) for level in plan.levels]),
            "hinh_thuc": ("Hình thức", [(form.key, form.name) for form in plan.forms]),
            "dien": ("Diện khen", [(occasion.key, occasion.name) for occasion in plan.occasions]),
        }
        super().__init__(data, **offered)

    def chosen(self, rows: CommendationQuerySet) -> CommendationQuerySet:
        """The rows that the filters leave."""
        if words := self.asked("tim"):
            rows = rows.found_by(words)
        for name, column in (("cap", "level"), ("hinh_thuc", "form"), ("dien", "occasion")):
            if key := self.asked(name):
                rows = rows.filter(**{column: key})
        return rows
