"""The way of an entry as its author sees it: where it has been, who has it now, what is to come."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from hoadep.contest.entries.models import Entry, EntryStep
from hoadep.rules.plan import Plan

RETURNED = "return_for_changes"
FOUND = ("find_eligible", "find_ineligible")
OVER = ("withdrawn", "ineligible")


@dataclass(frozen=True)
class Station:
    """One stop on an entry's way: `state` is done, now or next; `who` has it, or what came of it."""

    label: str
    at: datetime | None
    who: str
    state: str


Later = Callable[[Plan, Sequence[Entry]], Mapping[int, Station]]
LATER: list[tuple[int, Later]] = []


def offer(place: int, later: Later) -> None:
    """A room that an entry comes to later tells of its station, by entry; found in its `ways.py`.

    It names every entry, also those that have not come to it; where the plan does without it, none.
    """
    LATER.append((place, later))
    LATER.sort(key=lambda offered: offered[0])


def stations_of(plan: Plan, entries: Sequence[Entry]) -> dict[int, list[Station]]:
    """The whole way of each entry, by its key; a handful of queries however many there are."""
    steps: dict[int, list[EntryStep]] = {entry.pk: [] for entry in entries}
    for step in EntryStep.objects.filter(entry__in=entries).select_related("unit").order_by("entry", "n"):
        steps[step.entry_id].append(step)
    later = [tell(plan, entries) for _, tell in LATER]
    return {
        entry.pk: _way(plan, entry, steps[entry.pk], [told[entry.pk] for told in later if entry.pk in told])
        for entry in entries
    }


def _way(plan: Plan, entry: Entry, steps: list[EntryStep], later: list[Station]) -> list[Station]:
    """The four stations of every entry, then those of later rooms; the one after the last done is now.

    Who has it is said of where it is, and what came of it where it has been; of the rest nothing.
    """
    office, unit = plan.office("standing_office"), entry.unit.short_name if entry.unit else ""
    done = _done(steps)
    way = [
        _station("Đã gửi", done.get("submit"), "tác giả"),
        _station("Đơn vị duyệt", done.get("approve"), unit or office),
        _station("Tiếp nhận", done.get("receive"), office),
        _station("Thẩm định", next((done[name] for name in FOUND if name in done), None), office),
        *later,
    ]
    if entry.state == "returned":
        way.insert(1, Station("Bổ sung", None, "chờ tác giả", "now"))
    reached = max((n for n, station in enumerate(way) if station.state != "next"), default=-1)
    # an entry may be found eligible before anybody stamped it: what lies behind it is done
    way = [replace(station, state="done") if n < reached else station for n, station in enumerate(way)]
    waits = entry.state not in OVER and way[reached].state != "now" and reached + 1 < len(way)
    if waits:
        way[reached + 1] = replace(way[reached + 1], state="now")
    return [station if station.state != "next" else replace(station, who="") for station in way]


def _done(steps: list[EntryStep]) -> dict[str, EntryStep]:
    """The last step of each name since the entry last came back; what was approved before is to be anew."""
    done: dict[str, EntryStep] = {}
    for step in steps:
        if step.name == RETURNED:
            done = {"submit": done["submit"]} if "submit" in done else {}
        done[step.name] = step
    return done


def _station(label: str, step: EntryStep | None, who: str) -> Station:
    return Station(label, step.at if step else None, who, "done" if step else "next")
