"""Gathers what a unit has to do now."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Prefetch

from hoadep.contest.awards.facts import Prospect, unit_prospects
from hoadep.contest.entries.models import Entry, EntryQuerySet, EntryStep
from hoadep.contest.exemplars.models import Nomination
from hoadep.contest.people.models import Unit
from hoadep.contest.plans.models import FAR, Season
from hoadep.contest.progress.facts import board
from hoadep.rules.quota import BoardLine

THINGS = {"entries": "bài", "nominations": "gương"}
LISTED = 50
LAST_STEP = Prefetch("steps", EntryStep.objects.filter(ended_at=FAR), "now")


@dataclass(frozen=True)
class UnitDesk:
    """What one unit owes now, what waits for it, and how near it is to its award."""

    unit: Unit
    lines: tuple[BoardLine, ...]
    sentence: str
    to_approve: tuple[Entry, ...]
    returned: tuple[Entry, ...]
    to_complete: tuple[Nomination, ...]
    prospect: Prospect


def unit_desks(season: Season, units: Sequence[str], *, as_of: datetime) -> list[UnitDesk]:
    """The desk of each of these units (codes)."""
    everything = board(season, as_of=as_of, units=units)
    prospects = {prospect.subject: prospect for prospect in unit_prospects(season, as_of=as_of, units=units)}
    entries = Entry.objects.filter(season=season, unit__code__in=units).order_by("pk")
    waiting = _by_unit(entries.awaiting("approve"))
    back = _by_unit(entries.filter(state="returned").prefetch_related(LAST_STEP))
    returned = _nominations_by_unit(season, units)
    desks = []
    for row in everything.units:
        unit = row.participation.unit
        lines = tuple(line for line in row.lines if line.period.starts <= as_of < line.period.ends)
        desks.append(
            UnitDesk(
                unit=unit,
                lines=lines,
                sentence=sentence(lines),
                to_approve=tuple(waiting.get(unit.pk, ())),
                returned=tuple(back.get(unit.pk, ())),
                to_complete=tuple(returned.get(unit.pk, ())),
                prospect=prospects[unit.code],
            )
        )
    return desks


def sentence(lines: Sequence[BoardLine]) -> str:
    """ "Tháng 3/2021 còn thiếu 2 gương, hạn 23:59 ngày 09/3": what the running periods still lack."""
    if not lines:
        return "Hiện không có kỳ nào đang tính chỉ tiêu."
    lacking = [line for line in lines if line.missing]
    if not lacking:
        return "Các kỳ đang tính đơn vị đã đủ chỉ tiêu."
    told = (
        f"{line.period.short_label} còn thiếu {line.missing} {THINGS[line.counts]}, "
        f"hạn {line.period.last_minute}"
        for line in lacking
    )
    return "; ".join(told) + "."


def _by_unit(rows: EntryQuerySet) -> dict[int, list[Entry]]:
    found: dict[int, list[Entry]] = {}
    for entry in rows[:LISTED]:
        found.setdefault(entry.unit_id or 0, []).append(entry)
    return found


def _nominations_by_unit(season: Season, units: Sequence[str]) -> dict[int, list[Nomination]]:
    rows = Nomination.objects.filter(season=season, unit__code__in=units, state="returned")
    found: dict[int, list[Nomination]] = {}
    for nomination in rows.select_related("exemplar__person", "exemplar__collective").order_by("pk")[:LISTED]:
        found.setdefault(nomination.unit_id, []).append(nomination)
    return found
