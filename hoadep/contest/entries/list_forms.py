"""The filters of the list of entries, kept in the address; what is not understood filters nothing."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django import forms

from hoadep.contest.entries.models import Entry, EntryQuerySet
from hoadep.contest.entries.queues import QUEUES, waiting_in
from hoadep.contest.people.facts import sub_units
from hoadep.contest.people.models import Unit
from hoadep.contest.plans.files import working_day
from hoadep.contest.plans.models import Season
from hoadep.office.search import facts as search
from hoadep.rules.lifecycle import ENTRY
from hoadep.rules.periods import Period, periods_of
from hoadep.rules.plan import Plan
from hoadep.web.choices import LongSelect
from hoadep.web.typed import TypedField

COLUMNS = {"trang_thai": "state", "hinh_thuc": "origin", "the_loai": "kind", "truc_thuoc": "sub_unit"}
"""Filters that compare one column."""


class ListForm(forms.Form):
    """Words, state, unit, block, kind of entry, period and form of sending."""

    tim = TypedField(label="Tìm", required=False, widget=forms.TextInput(attrs={"data-search": ""}))
    trang_thai = forms.ChoiceField(
        label="Trạng thái",
        required=False,
        choices=[("", "Mọi trạng thái"), *((k, name) for k, name in ENTRY.states.items() if k != "draft")],
    )
    khoi = forms.ChoiceField(label="Khối", required=False)
    don_vi = forms.ChoiceField(label="Đơn vị", required=False, widget=LongSelect)
    truc_thuoc = forms.ChoiceField(label="Trực thuộc", required=False, widget=LongSelect)
    the_loai = forms.ChoiceField(label="Thể loại", required=False)
    ky = forms.ChoiceField(label="Tính vào tháng", required=False)
    hinh_thuc = forms.ChoiceField(
        label="Hình thức", required=False, choices=[("", "Mọi hình thức"), *Entry.Origin.choices]
    )
    viec = TypedField(required=False, widget=forms.HiddenInput)

    def __init__(self, data: Any, *, plan: Plan, season: Season, units: Sequence[Unit]) -> None:
        super().__init__(data)
        self.plan, self.units = plan, {unit.code: unit for unit in units}
        self.periods: dict[str, Period] = {
            period.key: period for period in periods_of(plan, "entries", "month", working_day())
        }
        self._offer("khoi", "Mọi khối", [(block.key, block.name) for block in plan.blocks])
        self._offer("don_vi", "Mọi đơn vị", [(unit.code, unit.short_name) for unit in units])
        self._offer("the_loai", "Mọi thể loại", [(kind.key, kind.name) for kind in plan.entry_kinds])
        self._offer("ky", "Mọi tháng", [(key, period.label) for key, period in self.periods.items()])
        one = units[0] if len(units) == 1 else self.units.get(self["don_vi"].value() or "")
        parts = sub_units(season, one) if one else []
        self._offer("truc_thuoc", "Mọi nơi trực thuộc", [(name, name) for name in parts])
        if len(units) < 2:
            del self.fields["don_vi"], self.fields["khoi"]
        if not parts:
            del self.fields["truc_thuoc"]
        self.is_valid()

    def _offer(self, name: str, every: str, choices: list[tuple[str, str]]) -> None:
        self.fields[name].choices = [("", every), *choices]  # type: ignore[attr-defined]

    def chosen(
        self, rows: EntryQuerySet, *, season: str, units: frozenset[str] | None, at: datetime
    ) -> EntryQuerySet:
        """The rows that the filters leave.

        Words are looked for in the season's search where the person sees whole units (None: all), among
        the newest entries that have them; an author's own few are looked through.
        """
        given = self.cleaned_data
        if given.get("tim") and units == frozenset():
            rows = rows.found_by(given["tim"])
        elif given.get("tim"):
            found = search.codes(season, given["tim"], kind="entry", access=units)
            # by their keys: SQLite takes the few of one season for fewer than a thousand codes
            rows = rows.filter(pk__in=Entry.objects.filter(code__in=found).order_by().values("pk"))
        for name, column in COLUMNS.items():
            if value := given.get(name):
                rows = rows.filter(**{column: value})
        if given.get("don_vi"):
            rows = rows.filter(unit=self.units[given["don_vi"]].pk)
        if given.get("khoi"):
            kinds = next(block.kinds for block in self.plan.blocks if block.key == given["khoi"])
            rows = rows.filter(unit__in=_units_of(season, kinds))
        if given.get("ky"):
            period = self.periods[given["ky"]]
            rows = rows.placed_in(period.starts, period.ends)
        if given.get("viec") in QUEUES:
            rows = waiting_in(given["viec"], rows, at=at)
        return rows


def _units_of(season: str, kinds: Sequence[str]) -> list[int]:
    """The keys of the units that take part as one of these kinds: read, since a list goes by their index."""
    rows = Unit.objects.filter(participations__season__code=season, participations__kind__in=kinds)
    return list(rows.values_list("pk", flat=True))
