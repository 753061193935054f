"""Periods as one unit has them: deadlines that were moved for it, and the slices of time to be summed."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache

from hoadep.rules.deadlines import WorkingDay, monday_to_friday
from hoadep.rules.periods import Period, periods_of
from hoadep.rules.plan.schema import Counts, Every, Plan
from hoadep.rules.verdict import Verdict, met, not_met
from hoadep.vietnamese.dates import last_good_minute


@dataclass(frozen=True, kw_only=True, slots=True)
class Extension:
    """The end of a period (key) moved to `ends`, where the next one begins: for one unit (code) or all."""

    counts: Counts
    period: str
    ends: datetime
    unit: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Slot:
    """One period as a unit has it, as the plan has it, and its slices of time: [first, last)."""

    period: Period
    planned: Period
    first: int
    last: int


@lru_cache(maxsize=64)
def slices_of(
    plan: Plan,
    counts: Counts,
    extensions: tuple[Extension, ...],
    is_working_day: WorkingDay = monday_to_friday,
) -> tuple[datetime, ...]:
    """All instants at which some unit's period begins or ends, ascending.

    What arrived between two of them, [b[i], b[i+1]), is one number of `UnitFacts`; every unit's periods
    are sums of such numbers.
    """
    bounds = {extension.ends for extension in extensions if extension.counts == counts}
    for every in ("month", "quarter"):
        for period in periods_of(plan, counts, every, is_working_day):
            bounds.update((period.starts, period.ends))
    return tuple(sorted(bounds))


@lru_cache(maxsize=1024)
def calendar_of(
    plan: Plan,
    counts: Counts,
    every: Every,
    *,
    extensions: tuple[Extension, ...],
    bounds: tuple[datetime, ...],
    is_working_day: WorkingDay,
) -> tuple[Slot, ...]:
    """The periods of every unit with these extensions. Remembered, since nearly all units share one.

    Of several extensions of one period the longest holds; none makes a period shorter.
    """
    index = {bound: n for n, bound in enumerate(bounds)}
    slots: list[Slot] = []
    for planned in periods_of(plan, counts, every, is_working_day):
        starts = slots[-1].period.ends if slots else planned.starts
        moved = _moved(planned, extensions)
        period = replace(planned, starts=starts, ends=max(starts, moved), extended=moved > planned.ends)
        first, last = index[period.starts], index[period.ends]
        slots.append(Slot(period=period, planned=planned, first=first, last=last))
    return tuple(slots)


def _moved(planned: Period, extensions: Iterable[Extension]) -> datetime:
    """The end of a period with its extensions, in the plan's time zone."""
    ends = [e.ends for e in extensions if e.counts == planned.counts and e.period == planned.key]
    return max([planned.ends, *ends]).astimezone(planned.ends.tzinfo)


def judge_extension(
    plan: Plan, period: Period, ends: datetime, *, is_working_day: WorkingDay = monday_to_friday
) -> Verdict:
    """Whether a period's end may be moved: to a later instant that leaves something of the next period."""
    every: Every = "quarter" if "Q" in period.key else "month"
    periods = periods_of(plan, period.counts, every, is_working_day)
    following = next((later for later in periods if later.key > period.key), None)
    if ends <= period.ends:
        return not_met("", f"Hạn mới phải sau hạn đang có của {_inside(period)}: {period.last_minute}.")
    if following and ends >= following.ends:
        return not_met("", f"Hạn mới không được lấn hết {_inside(following)}, hạn {following.last_minute}.")
    new = last_good_minute(ends, plan.plan.zone)
    return met("", f"{period.label} được gia hạn đến {new} (hạn cũ {period.last_minute}).")


def _inside(period: Period) -> str:
    """The label inside a sentence."""
    return period.label[0].lower() + period.label[1:]
