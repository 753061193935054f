"""Reads what every unit owes and sent, as of any instant, in a number of queries that never grows."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Case, Count, IntegerField, Q, Value, When

from hoadep.contest.entries.models import EntryStep
from hoadep.contest.exemplars.models import NominationStep
from hoadep.contest.people.facts import participations
from hoadep.contest.people.models import Participation
from hoadep.contest.plans.facts import PlanBook, book_of
from hoadep.contest.plans.models import Season
from hoadep.contest.progress.models import Extension as ExtensionRow
from hoadep.contest.progress.models import NothingToReport
from hoadep.rules.plan.schema import Counts
from hoadep.rules.quota import BoardLine, Extension, UnitFacts, judge_lines, slices_of

STEPS = {"entries": EntryStep, "nominations": NominationStep}
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
        return judge_lines(book.latest, slices, unit, as_of=as_of)
    lines: dict[tuple[str, str], BoardLine] = {}
    for plan in book.plans:
        for line in judge_lines(plan, slices, unit, as_of=as_of):
            if book.for_period(line.period.ends) is plan:
                lines[line.counts, line.period.key] = line
    return tuple(sorted(lines.values(), key=lambda line: (line.counts, line.period.starts)))


def _slices(book: PlanBook, counts: Counts, extensions: Sequence[Extension]) -> tuple[datetime, ...]:
    every = {bound for plan in book.plans for bound in slices_of(plan, counts, extensions)}
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
    rows = _known(NothingToReport.objects.filter(season=season, at__lte=as_of), known_at)
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
            nothing_to_report=frozenset(nothing[part.unit_id]),
            extensions=tuple(e for e in extensions if e.unit in (None, code)),
        )


class Tally:
    """How many things of one unit stand how, slice by slice of time."""

    __slots__ = ("acknowledged", "arrived", "waiting")

    def __init__(self, slices: int) -> None:
        self.arrived = [0] * slices
        self.waiting = [0] * slices
        self.acknowledged = [0] * slices

    def add(self, part: int, number: int, *, counts: bool, received: bool) -> None:
        """Add a number of things that stand alike."""
        if not counts:
            self.waiting[part] += number
            return
        self.arrived[part] += number
        if received:
            self.acknowledged[part] += number


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
    rows = steps.values_list("unit_id", part, "counts", "received").annotate(Count("*"))
    tallies: dict[int, Tally] = defaultdict(lambda: Tally(len(bounds) - 1))
    for unit, number_of_slice, counting, received, number in rows:
        if 0 < number_of_slice < len(bounds):
            tallies[unit].add(number_of_slice - 1, number, counts=counting, received=received)
    return tallies
