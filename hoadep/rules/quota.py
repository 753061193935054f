"""What a unit owed in each period and what came: the lines of the board."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from typing import Literal

from hoadep.rules.periods import Period, periods_of
from hoadep.rules.plan.schema import Counts, Every, Plan

State = Literal["met", "missing", "not_yet"]
BOTH: tuple[Counts, Counts] = ("entries", "nominations")


@dataclass(frozen=True, kw_only=True, slots=True)
class Extension:
    """A period's end moved to `ends`, for one unit (code) or for all. The next period begins there."""

    counts: Counts
    period: str
    ends: datetime
    unit: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class UnitFacts:
    """One unit as of an instant. The sums are numbers for each slice of time between two boundaries."""

    code: str
    kind: str
    since: datetime | None = None
    until: datetime | None = None
    arrived: Mapping[Counts, Sequence[int]]
    waiting: Mapping[Counts, Sequence[int]] = field(default_factory=dict)
    acknowledged: Mapping[Counts, Sequence[int]] = field(default_factory=dict)
    nothing_to_report: frozenset[tuple[str, str]] = frozenset()
    extensions: tuple[Extension, ...] = ()


@dataclass(frozen=True, slots=True)
class BoardLine:
    """What one unit owed and sent in one period.

    `received` is all that counted in the period; `late` tells how many of these made good a shortfall of
    the period just closed (never more than that shortfall). `waiting` was sent by authors and not yet
    approved, `acknowledged` is the part of `received` that the standing office has confirmed.
    """

    unit: str
    block: str
    counts: Counts
    period: Period
    owed: int
    received: int
    late: int
    waiting: int
    acknowledged: int
    state: State
    clause: str
    nothing_to_report: bool
    days_left: int | None

    @property
    def missing(self) -> int:
        """How many are still owed."""
        return max(0, self.owed - self.received)

    @property
    def counted(self) -> int:
        """What counts towards the quota: never more than was owed."""
        return min(self.received, self.owed)


@lru_cache(maxsize=64)
def slices_of(plan: Plan, counts: Counts, extensions: tuple[Extension, ...]) -> tuple[datetime, ...]:
    """All boundaries at which some unit's period begins or ends, ascending."""
    bounds = {
        edge
        for every in ("month", "quarter")
        for p in periods_of(plan, counts, every)
        for edge in (p.starts, p.ends)
    }
    bounds.update(extension.ends for extension in extensions if extension.counts == counts)
    return tuple(sorted(bounds))


def judge_lines(
    plan: Plan, slices: Mapping[Counts, tuple[datetime, ...]], unit: UnitFacts, *, as_of: datetime
) -> tuple[BoardLine, ...]:
    """Every period of a unit, entries first, each judged as of an instant (III.3.a, III.3.b)."""
    block = plan.block_of(unit.kind).key
    return tuple(
        line
        for counts in BOTH
        for line in _lines(plan, counts, slices[counts], unit, block=block, as_of=as_of)
    )


def _lines(
    plan: Plan, counts: Counts, bounds: tuple[datetime, ...], unit: UnitFacts, *, block: str, as_of: datetime
) -> Iterable[BoardLine]:
    quota = plan.quota(unit.kind, counts)
    if quota is None:
        return
    own = tuple(e for e in unit.extensions if e.counts == counts and e.unit in (None, unit.code))
    shortfall = 0
    for period, first, last in _calendar(plan, counts, quota.every, extensions=own, bounds=bounds):
        owed = quota.owed if period.owes and _took_part(plan, unit, period) else 0
        received = sum(unit.arrived[counts][first:last])
        waiting = unit.waiting.get(counts)
        acknowledged = unit.acknowledged.get(counts)
        over = as_of >= period.ends
        yield BoardLine(
            unit.code,
            block,
            counts,
            period,
            owed,
            received,
            min(received, shortfall),
            sum(waiting[first:last]) if waiting else 0,
            sum(acknowledged[first:last]) if acknowledged else 0,
            "met" if received >= owed else "missing" if over else "not_yet",
            quota.clause,
            (counts, period.key) in unit.nothing_to_report,
            None if over or as_of < period.starts else (period.ends - as_of).days,
        )
        shortfall = max(0, owed - received) if over else 0


@lru_cache(maxsize=1024)
def _calendar(
    plan: Plan,
    counts: Counts,
    every: Every,
    *,
    extensions: tuple[Extension, ...],
    bounds: tuple[datetime, ...],
) -> tuple[tuple[Period, int, int], ...]:
    """The periods as a unit with these extensions has them, each with its first and last slice."""
    moved = {extension.period: extension.ends for extension in extensions}
    index = {bound: n for n, bound in enumerate(bounds)}
    found = []
    starts = None
    for period in periods_of(plan, counts, every):
        begin = starts or period.starts
        end = max(moved.get(period.key, period.ends), period.ends, begin)
        shown = Period(counts, period.key, begin, end, period.owes, period.label)
        found.append((shown, index[begin], index[end]))
        starts = end
    return tuple(found)


def _took_part(plan: Plan, unit: UnitFacts, period: Period) -> bool:
    """Whether the unit owes a period that it was part of for a while only: a setting of the plan."""
    since, until = unit.since or period.starts, unit.until or period.ends
    if plan.counting.part_period_owed:
        return since < period.ends and until > period.starts
    return since <= period.starts and until >= period.ends
