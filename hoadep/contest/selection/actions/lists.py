"""Makes choices, changes their number and limits, and lets the marks choose."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from hoadep.contest.people.models import Account
from hoadep.contest.plans.actions import next_code
from hoadep.contest.plans.models import Season
from hoadep.contest.selection.choosing import best
from hoadep.contest.selection.facts import desk
from hoadep.contest.selection.held import require_state
from hoadep.contest.selection.models import Pick, Selection
from hoadep.office.journal import actions as journal
from hoadep.rules.selection import Choice
from hoadep.rules.selection_limits import Limit
from hoadep.vietnamese.text import one_line


@dataclass(frozen=True, kw_only=True)
class Heading:
    """What a new choice is: its title, the marks it goes by ("": by hand), how many, under which limits."""

    title: str
    round_key: str
    number: int
    limits: Sequence[Limit] = ()


@transaction.atomic
def make_selection(season: Season, heading: Heading, *, by: Account, at: datetime) -> Selection:
    """A new choice in which nothing is chosen yet."""
    selection = Selection.objects.create(
        season=season,
        code=next_code(f"{season.code}-C", width=2),
        title=one_line(heading.title),
        round_key=heading.round_key,
        number=heading.number,
        limits=_kept(heading.limits),
        at=at,
        by=by,
    )
    codes = [season.code, heading.round_key, str(heading.number)]
    journal.record(selection.code, "make_selection", by=by.code, at=at, codes=codes)
    return selection


@transaction.atomic
def change_limits(
    selection: Selection, *, number: int, limits: Sequence[Limit], by: Account, at: datetime
) -> None:
    """Change how many are chosen and under which limits; what is chosen stays until it is chosen anew."""
    require_state(selection, Selection.State.DRAFT)
    journal.record(selection.code, "change_limits", by=by.code, at=at, codes=[str(number)])
    selection.number, selection.limits, selection.solved_at = number, _kept(limits), None
    selection.save(update_fields=["number", "limits", "solved_at"])


def _kept(limits: Sequence[Limit]) -> list[dict[str, Any]]:
    return [asdict(limit) for limit in limits]


@transaction.atomic
def choose_by_marks(selection: Selection, *, by: Account, at: datetime) -> Choice:
    """Choose what has the greatest sum of marks under the limits, around what people fixed.

    Raises `Refused` with the demands that cannot hold together.
    """
    require_state(selection, Selection.State.DRAFT)
    shown = desk(selection, at=at)
    found = best(shown)
    keys = {line.code: line.pk for line in shown.lines}
    write_chosen(selection, {keys[code] for code in found.chosen}, by=by, at=at)
    journal.record(selection.code, "choose_by_marks", by=by.code, at=at, codes=found.chosen)
    selection.solved_at, selection.optimal, selection.tied = at, found.optimal, list(found.tied)
    selection.save(update_fields=["solved_at", "optimal", "tied"])
    return found


def write_chosen(selection: Selection, entries: set[int], *, by: Account, at: datetime) -> None:
    """Let exactly these entries (keys) be chosen, what people fixed and noted staying as it is."""
    picks = {pick.entry_id: pick for pick in selection.picks.all()}
    for pick in picks.values():
        pick.chosen = pick.entry_id in entries
    Pick.objects.bulk_update(picks.values(), ["chosen"])
    Pick.objects.bulk_create(
        Pick(selection=selection, entry_id=entry, chosen=True, at=at, by=by)
        for entry in sorted(entries - picks.keys())
    )
