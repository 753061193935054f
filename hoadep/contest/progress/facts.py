"""Reads what every unit owes and sent, as of any instant, in a number of queries that never grows."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from typing import Any

from django.db.models import Case, Count, IntegerField, Q, Value, When

from hoadep.contest.entries.models import EntryStep
from hoadep.contest.exemplars.models import NominationStep
from hoadep.contest.people.facts import participations
from hoadep.contest.people.models import Participation, Unit
from hoadep.contest.plans.facts import PlanBook, book_of
from hoadep.contest.plans.files import working_day
from hoadep.contest.plans.models import Season
from hoadep.contest.progress.models import Extension as ExtensionRow
from hoadep.contest.progress.models import NothingToReport
from hoadep.rules.lifecycle import ENTRY, NOMINATION
from hoadep.rules.periods import periods_of
from hoadep.rules.plan.schema import Counts, Plan
from hoadep.rules.quota import BoardLine, Extension, UnitFacts, judge_lines, slices_of

STEPS: dict[Counts, Any] = {"entries": EntryStep, "nominations": NominationStep}
ROWS = {
    "entries": (("entry",), ENTRY),
    "nominations": (("nomination__exemplar__person", "nomination__exemplar__collective"), NOMINATION),
}
FEW = 500
"""So many units are named in a query; for more, all of the season are read."""


@dataclass(frozen=True)
class UnitBoard:
    """One unit's lines on the board."""

    participation: Participation
    lines: tuple[BoardLine, ...]

    def of(self, counts: str) -> tuple[BoardLine, ...]:
        """The lines of entries, or of nominations."""
        return tuple(line for line in self.lines if line.counts == counts)


@dataclass(frozen=True)
class Board:
    """All that was owed and sent, as of an instant."""

    season: Season
    as_of: datetime
    book: PlanBook
    units: tuple[UnitBoard, ...]

    @property
    def lines(self) -> Iterable[BoardLine]:
        """Every line, unit by unit."""
        return (line for unit in self.units for line in unit.lines)

    def lacking(self, counts: str, key: str) -> "Board":
        """The same board with only those units that still lack something in that period."""

        def lacks(unit: UnitBoard) -> bool:
            return any(line.missing for line in unit.of(counts) if line.period.key == key)

        return replace(self, units=tuple(filter(lacks, self.units)))


def board(
    season: Season,
    *,
    as_of: datetime,
    known_at: datetime | None = None,
    units: Sequence[str] | None = None,
) -> Board:
    """The board as of an instant, for all units or for those of the codes given."""
    book = book_of(season, as_of, known_at)
    parts = participations(season, units)
    extensions = _extensions(season, as_of, known_at)
    slices = {counts: _slices(book, counts, extensions) for counts in STEPS}
    facts = _unit_facts(season, parts, slices, extensions=extensions, as_of=as_of, known_at=known_at)
    boards = (
        UnitBoard(part, _judge(book, slices, unit, as_of=as_of))
        for part, unit in zip(parts, facts, strict=True)
    )
    return Board(season, as_of, book, tuple(boards))


def _judge(
    book: PlanBook, slices: dict[Counts, tuple[datetime, ...]], unit: UnitFacts, *, as_of: datetime
) -> tuple[BoardLine, ...]:
    """Lines under the version that judges each period; one version alone needs no choosing."""
    if len(book.versions) == 1:
        return judge_lines(book.latest, slices, unit, as_of=as_of, is_working_day=working_day())
    lines: dict[tuple[str, str], BoardLine] = {}
    for plan in book.plans:
        for line in judge_lines(plan, slices, unit, as_of=as_of, is_working_day=working_day()):
            if book.for_period(line.period.ends) is plan:
                lines[line.counts, line.period.key] = line
    return tuple(sorted(lines.values(), key=lambda line: (line.counts, line.period.starts)))


def _slices(book: PlanBook, counts: Counts, extensions: Sequence[Extension]) -> tuple[datetime, ...]:
    every = {bound for plan in book.plans for bound in slices_of(plan, counts, extensions, working_day())}
    return tuple(sorted(every))


def _extensions(season: Season, as_of: datetime, known_at: datetime | None) -> tuple[Extension, ...]:
    rows = _known(ExtensionRow.objects.filter(season=season, at__lte=as_of), known_at)
    found = rows.values_list("counts", "period", "unit__code", "ends_at")
    return tuple(Extension(counts=c, period=p, unit=u, ends=e) for c, p, u, e in found)


def _known(rows: Any, known_at: datetime | None) -> Any:
    return rows if known_at is None else rows.filter(recorded_at__lte=known_at)


def _unit_facts(
    season: Season,
    parts: Sequence[Participation],
    slices: dict[Counts, tuple[datetime, ...]],
    *,
    extensions: tuple[Extension, ...],
    as_of: datetime,
    known_at: datetime | None,
) -> Iterable[UnitFacts]:
    nothing: dict[int, set[tuple[str, str]]] = defaultdict(set)
    rows = NothingToReport.objects.filter(season=season).standing(as_of, known_at)
    for unit, counts, period in rows.values_list("unit_id", "counts", "period"):
        nothing[unit].add((counts, period))
    only = [part.unit_id for part in parts] if len(parts) <= FEW else None
    tallies = {
        counts: _tally(season, counts, bounds, as_of=as_of, known_at=known_at, only=only)
        for counts, bounds in slices.items()
    }
    for part in parts:
        code = part.unit.code
        found = {counts: tally[part.unit_id] for counts, tally in tallies.items()}
        yield UnitFacts(
            code=code,
            kind=part.kind,
            since=part.since,
            until=part.until,
            arrived={counts: tuple(tally.arrived) for counts, tally in found.items()},
            waiting={counts: tuple(tally.waiting) for counts, tally in found.items()},
            acknowledged={counts: tuple(tally.acknowledged) for counts, tally in found.items()},
            on_behalf={counts: tuple(tally.on_behalf) for counts, tally in found.items()},
            nothing_to_report=frozenset(nothing[part.unit_id]),
            extensions=tuple(e for e in extensions if e.unit in (None, code)),
        )


class Tally:
    """How many things of one unit stand how, slice by slice of time."""

    __slots__ = ("acknowledged", "arrived", "on_behalf", "waiting")

    def __init__(self, slices: int) -> None:
        self.arrived = [0] * slices
        self.waiting = [0] * slices
        self.acknowledged = [0] * slices
        self.on_behalf = [0] * slices

    def add(self, part: int, number: int, *, counts: bool, received: bool, on_behalf: bool) -> None:
        """Add a number of things that stand alike."""
        if not counts:
            self.waiting[part] += number
            return
        self.arrived[part] += number
        if received:
            self.acknowledged[part] += number
        if on_behalf:
            self.on_behalf[part] += number


def _tally(
    season: Season,
    counts: Counts,
    bounds: tuple[datetime, ...],
    *,
    as_of: datetime,
    known_at: datetime | None,
    only: Sequence[int] | None,
) -> dict[int, Tally]:
    """Count, in one query, what stood at the instant: by unit, slice of time and standing."""
    whens = [When(counts_at__lt=bound, then=Value(n)) for n, bound in enumerate(bounds)]
    part = Case(*whens, default=Value(len(bounds)), output_field=IntegerField())
    steps = STEPS[counts].objects.standing(as_of, known_at).filter(season=season)
    steps = steps.filter(Q(counts=True) | Q(state="submitted"), unit__isnull=False)
    if only is not None:
        steps = steps.filter(unit__in=only)
    rows = steps.values_list("unit_id", part, "counts", "received", "on_behalf").annotate(number=Count("*"))
    tallies: dict[int, Tally] = defaultdict(lambda: Tally(len(bounds) - 1))
    for unit, number_of_slice, counting, received, on_behalf, number in rows:
        if 0 < number_of_slice < len(bounds):
            how = {"counts": counting, "received": received, "on_behalf": on_behalf}
            tallies[unit].add(number_of_slice - 1, number, **how)
    return tallies


def line_of(season: Season, unit: Unit, counts: str, key: str, *, as_of: datetime) -> BoardLine | None:
    """One unit's line of one period, or None where there is none."""
    units = board(season, as_of=as_of, units=[unit.code]).units
    lines = units[0].of(counts) if units else ()
    return next((line for line in lines if line.period.key == key), None)


def rows_behind(season: Season, unit: Unit, line: BoardLine, *, as_of: datetime) -> list[tuple[Any, str]]:
    """The steps that the line's numbers rest on, with what their state is called, oldest first."""
    steps = STEPS[line.counts].objects.standing(as_of).filter(season=season, unit=unit)
    steps = steps.filter(counts_at__gte=line.period.starts, counts_at__lt=line.period.ends)
    related, life = ROWS[line.counts]
    found = steps.select_related(*related).order_by("counts_at", "pk")
    return [(step, life.states[step.state]) for step in found]


def unit_notes(season: Season, unit: Unit) -> list[ExtensionRow | NothingToReport]:
    """Extensions and reports of nothing that concern a unit, newest first."""
    extensions = ExtensionRow.objects.filter(Q(unit=unit) | Q(unit__isnull=True), season=season)
    nothing = NothingToReport.objects.filter(season=season, unit=unit)
    notes: list[ExtensionRow | NothingToReport] = [
        *extensions.select_related("by"),
        *nothing.select_related("by", "letter"),
    ]
    return sorted(notes, key=lambda note: note.at, reverse=True)


@dataclass(frozen=True)
class NextDate:
    """A date that people must see coming: its name and the instant at which it is too late."""

    name: str
    ends: datetime
    clause: str


def next_dates(plan: Plan, now: datetime, most: int = 4) -> list[NextDate]:
    """The next monthly deadline and the plan's next milestones."""
    monthly = periods_of(plan, "nominations", "month", working_day())
    rule = plan.monthly_deadline
    found = [
        NextDate(f"Giới thiệu gương – {p.label}", p.ends, rule.clause)
        for p in monthly
        if p.ends > now and p.owes
    ][:1]
    for milestone in plan.milestones:
        day = milestone.on if milestone.before else milestone.on + timedelta(days=1)
        ends = datetime.combine(day, time.min, plan.plan.zone)
        if ends > now:
            found.append(NextDate(milestone.name, ends, milestone.clause))
    return sorted(found, key=lambda date: date.ends)[:most]
