"""Gathers what a unit and the standing office have to do now."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from hoadep.contest.awards.facts import Prospect, unit_prospects
from hoadep.contest.entries.models import Entry
from hoadep.contest.exemplars.dossier_facts import overdue_appraisals
from hoadep.contest.exemplars.models import Nomination
from hoadep.contest.jury.facts import open_rounds
from hoadep.contest.people.models import Unit
from hoadep.contest.plans.facts import book_of
from hoadep.contest.plans.models import Season
from hoadep.contest.progress.facts import Board, board
from hoadep.rules.quota import BoardLine

THINGS = {"entries": "bài", "nominations": "gương"}
LISTED = 50


@dataclass(frozen=True)
class UnitDesk:
    """What one unit owes now, what waits for it, and how near it is to its award."""

    unit: Unit
    lines: tuple[BoardLine, ...]
    sentence: str
    to_approve: tuple[Entry, ...]
    to_complete: tuple[Nomination, ...]
    prospect: Prospect


@dataclass(frozen=True)
class Morning:
    """One sentence of "Sáng nay": how many, of what, and the page that lists them."""

    number: int
    words: str
    address: str
    query: str = ""


def unit_desks(season: Season, units: Sequence[str], *, as_of: datetime) -> list[UnitDesk]:
    """The desk of each of these units (codes)."""
    everything = board(season, as_of=as_of, units=units)
    prospects = {prospect.subject: prospect for prospect in unit_prospects(season, as_of=as_of, units=units)}
    waiting = _entries_by_unit(season, units)
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


def _entries_by_unit(season: Season, units: Sequence[str]) -> dict[int, list[Entry]]:
    rows = Entry.objects.filter(season=season, unit__code__in=units).awaiting("approve").order_by("pk")
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


def morning(season: Season, *, as_of: datetime) -> list[Morning]:
    """What waits for the standing office, each as a number that is a link."""
    entries = Entry.objects.filter(season=season)
    receive = entries.awaiting("receive").count()
    unappraised = entries.filter(state="approved").count() - receive
    found = [
        Morning(receive, "bài chờ tiếp nhận", "entry_list", "?viec=tiep-nhan"),
        Morning(unappraised, "bài đã tiếp nhận chờ thẩm định", "entry_list", "?trang_thai=approved"),
        Morning(
            Nomination.objects.filter(season=season, state="sent").count(),
            "gương giới thiệu chờ xem",
            "nomination_list",
        ),
    ]
    late = len(overdue_appraisals(season, book_of(season, as_of).latest, as_of=as_of))
    if late:
        found.append(Morning(late, "hồ sơ quá hạn thẩm định", "dossier_list", "?han=qua"))
    found += [
        Morning(progress.left, f"phiếu chấm còn chờ, {round.name.lower()}", "jury_rounds")
        for round, progress in open_rounds(season)
        if progress.left
    ]
    return [*found, *_behind(board(season, as_of=as_of))]


def _behind(everything: Board) -> list[Morning]:
    """How many units have not met the monthly period of nominations that ends next."""
    running = [
        line
        for line in everything.lines
        if line.counts == "nominations" and line.days_left is not None and line.missing
    ]
    if not running:
        return []
    first = min(running, key=lambda line: line.period.ends).period
    number = sum(line.period.key == first.key for line in running)
    return [
        Morning(number, f"đơn vị chưa đủ {first.short_label}, hạn {first.last_minute}", "board", "?sap=thieu")
    ]
