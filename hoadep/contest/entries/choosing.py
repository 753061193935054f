"""Entries as other things point to them: lines to show, and choosing one of those that fit."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import forms

from hoadep.contest.entries.models import Entry, EntryQuerySet
from hoadep.rules.duties import units_of
from hoadep.rules.lifecycle import ENTRY
from hoadep.web.access import Request


@dataclass(frozen=True)
class Line:
    """An entry in a list of few: its state in words, and whether the person may open it."""

    entry: Entry
    state: str
    opens: bool


def visible_entries(request: Request) -> EntryQuerySet:
    """The entries of the season that the person asking may open."""
    units = units_of(request.grants, "see_entries", season=request.season.code)
    account: Any = request.user
    return Entry.objects.visible_to(request.season, units, account)


def lines(request: Request, rows: EntryQuerySet) -> list[Line]:
    """These entries, oldest first; whoever may not open one still reads its title."""
    found = list(rows.select_related("unit").order_by("pk"))
    mine = visible_entries(request).filter(pk__in=[entry.pk for entry in found])
    opens = set(mine.values_list("pk", flat=True))
    return [Line(entry, ENTRY.states[entry.state], entry.pk in opens) for entry in found]


class EntryChoice(forms.Form):
    """Which of these entries is meant."""

    def __init__(self, data: Any, *, label: str, offered: Sequence[Line]) -> None:
        super().__init__(data)
        self.entries = {line.entry.code or "": line.entry for line in offered}
        choices = [
            (line.entry.code, f"{line.entry.code} – {line.entry.title} ({line.state})") for line in offered
        ]
        self.fields["entry"] = forms.ChoiceField(label=label, choices=[("", "Chọn bài"), *choices])

    @property
    def entry(self) -> Entry:
        """The chosen one."""
        return self.entries[self.cleaned_data["entry"]]
