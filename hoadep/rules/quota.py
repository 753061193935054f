"""What a unit owed in each period and what came: the lines of the board."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal, get_args

from hoadep.rules.calendars import Extension, Slot, calendar_of, slices_of
from hoadep.rules.deadlines import WorkingDay, days_left, monday_to_friday, start_of
from hoadep.rules.periods import Period
from hoadep.rules.plan.schema import Counts, Plan, Quota
from hoadep.rules.verdict import Answer, Verdict

__all__ = ["BoardLine", "Extension", "UnitFacts", "judge_lines", "line_verdict", "slices_of"]

State = Literal["met", "missing", "not_yet"]
Slices = Mapping[Counts, Sequence[int]]
BOTH: tuple[Counts, ...] = get_args(Counts)
ANSWERS = {"met": Answer.MET, "missing": Answer.NOT_MET, "not_yet": Answer.NOT_YET}


@dataclass(frozen=True, kw_only=True, slots=True)
class UnitFacts:
    """One unit as of an instant; the numbers are those of the slices of time of `slices_of`.

    `arrived` counts towards quotas, `waiting` was sent by authors and not yet approved, `acknowledged` is
    the part of `arrived` that the standing office has confirmed, `on_behalf` the part that it typed in by
    the unit's letter. [since, until): when it takes part.
    """

    code: str
    kind: str
    since: datetime | None = None
    until: datetime | None = None
    arrived: Slices
    waiting: Slices = field(default_factory=dict)
    acknowledged: Slices = field(default_factory=dict)
    on_behalf: Slices = field(default_factory=dict)
    nothing_to_report: frozenset[tuple[str, str]] = frozenset()
    extensions: tuple[Extension, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class BoardLine:
    """What one unit owed and sent in one period.

    `received` is all that counted in the period; `late` tells how many of these made good a shortfall of
    the period just closed (never more than that shortfall). `days_left` is None unless the period runs.
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
    on_behalf: int
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

    @property
    def rate(self) -> float | None:
        """The part of the quota that was met, 0 to 1; None where nothing was owed."""
        return self.counted / self.owed if self.owed else None


def judge_lines(
    plan: Plan,
    slices: Mapping[Counts, tuple[datetime, ...]],
    unit: UnitFacts,
    *,
    as_of: datetime,
    is_working_day: WorkingDay = monday_to_friday,
) -> tuple[BoardLine, ...]:
    """Every period of a unit, entries first, each judged as of an instant (III.3.a, III.3.b)."""
    found: list[BoardLine] = []
    now = as_of.astimezone(plan.plan.zone)
    for counts in BOTH:
        quota = plan.quota(unit.kind, counts)
        if quota is not None:
            own = tuple(e for e in unit.extensions if e.counts == counts and e.unit in (None, unit.code))
            calendar = calendar_of(
                plan,
                counts,
                quota.every,
                extensions=own,
                bounds=slices[counts],
                is_working_day=is_working_day,
            )
            found.extend(_lines(plan, quota, calendar, unit, now=now))
    return tuple(found)


def _lines(
    plan: Plan, quota: Quota, calendar: Iterable[Slot], unit: UnitFacts, *, now: datetime
) -> Iterator[BoardLine]:
    counts, block = quota.counts, plan.block_of(unit.kind).key
    arrived, waiting = unit.arrived.get(counts, ()), unit.waiting.get(counts, ())
    acknowledged, typed = unit.acknowledged.get(counts, ()), unit.on_behalf.get(counts, ())
    shortfall, always = 0, unit.since is None and unit.until is None
    for slot in calendar:
        period, part = slot.period, slice(slot.first, slot.last)
        owed = quota.owed if slot.planned.owes and (always or _owes(plan, unit, slot.planned)) else 0
        received = sum(arrived[part])
        over = now >= period.ends
        yield BoardLine(
            unit=unit.code,
            block=block,
            counts=counts,
            period=period,
            owed=owed,
            received=received,
            late=min(received, shortfall),
            waiting=sum(waiting[part]),
            acknowledged=sum(acknowledged[part]),
            on_behalf=sum(typed[part]),
            state="met" if received >= owed else "missing" if over else "not_yet",
            clause=quota.clause,
            nothing_to_report=(counts, period.key) in unit.nothing_to_report,
            days_left=None if over or now < period.starts else days_left(period.ends, now),
        )
        shortfall = max(0, owed - received) if over else 0


def _owes(plan: Plan, unit: UnitFacts, planned: Period) -> bool:
    """Whether the unit takes part long enough to owe a period: wholly, or for a while, as the plan says.

    Who is there when the season begins has been there for its first period, even one that began earlier.
    """
    begins = start_of(plan, plan.season.starts_on)
    since = planned.starts if unit.since is None or unit.since <= begins else unit.since
    until = unit.until or planned.ends
    if plan.counting.part_period_owed:
        return since < planned.ends and until > planned.starts
    return since <= planned.starts and until >= planned.ends


def line_verdict(line: BoardLine) -> Verdict:
    """A line of the board as a verdict that can be shown with others."""
    told = f"{line.period.label}: đã gửi {line.received}, chỉ tiêu {line.owed}"
    if not line.owed:
        told = f"{line.period.label}: không giao chỉ tiêu, đã gửi {line.received}"
    elif line.state != "met":
        told = f"{told}, còn thiếu {line.missing} (hạn {line.period.last_minute})"
    return Verdict(
        answer=ANSWERS[line.state],
        clause=line.clause,
        reason=f"{told}.",
        needed=line.owed,
        found=line.received,
        until=line.period.ends if line.state == "not_yet" else None,
    )
