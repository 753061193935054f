"""Periods in which something is owed: calendar months and quarters, and months from deadline to deadline."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache

from hoadep.rules.plan.schema import Counts, Every, Plan, Window
from hoadep.vietnamese.numbers import roman


@dataclass(frozen=True, slots=True)
class Period:
    """One period of one count: [starts, ends). `key` is "2021-03" or "2021-Q1"."""

    counts: Counts
    key: str
    starts: datetime
    ends: datetime
    owes: bool
    label: str


@lru_cache(maxsize=64)
def periods_of(plan: Plan, counts: Counts, every: Every) -> tuple[Period, ...]:
    """Every period that the counting window touches, in order; outside the owed ones nothing is owed.

    Entries are owed by calendar month or quarter (III.3.b). Nominations of a month run from one monthly
    deadline to the next and bear the month of their own deadline; those of a quarter are owed by its last
    day (III.3.a). The first period begins with the window and the last one ends with it.
    """
    window = _window(plan, counts)
    opens, closes = _start(plan, window.opens_on), _start(plan, window.closes_on + timedelta(days=1))
    owed = window.months if every == "month" else window.quarters
    found = []
    for key, first, after in _spans(plan, counts, every, window):
        starts, ends = max(_start(plan, first), opens), min(_start(plan, after), closes)
        if starts < ends:
            owes = owed is not None and owed[0] <= key <= owed[1]
            label = _label(key, starts, ends, whole=_is_calendar(first, after))
            found.append(Period(counts, key, starts, ends, owes, label))
    return tuple(found)


def period_of(plan: Plan, counts: Counts, key: str) -> Period | None:
    """The period of that key, or None."""
    every: Every = "quarter" if "Q" in key else "month"
    return next((period for period in periods_of(plan, counts, every) if period.key == key), None)


def period_at(periods: Iterable[Period], instant: datetime) -> Period | None:
    """The period in which an instant lies; None before and after the window."""
    return next((period for period in periods if period.starts <= instant < period.ends), None)


def _window(plan: Plan, counts: Counts) -> Window:
    return plan.windows.entries if counts == "entries" else plan.windows.nominations


def _start(plan: Plan, day: date) -> datetime:
    return datetime.combine(day, time.min, plan.plan.zone)


def _spans(plan: Plan, counts: Counts, every: Every, window: Window) -> Iterator[tuple[str, date, date]]:
    """Key, first day and day after the last one of each period that might touch the window."""
    by_deadline = counts == "nominations" and every == "month"
    day = plan.monthly_deadline.before_day if by_deadline else 1
    month = window.opens_on.replace(day=1)
    while month <= window.closes_on.replace(day=1) + timedelta(days=31):
        if every == "quarter":
            if month.month % 3 == 1 or month == window.opens_on.replace(day=1):
                first = month.replace(month=month.month - (month.month - 1) % 3)
                yield f"{first.year}-Q{(first.month + 2) // 3}", first, _add_months(first, 3)
        elif by_deadline:
            yield f"{month:%Y-%m}", _add_months(month, -1).replace(day=day), month.replace(day=day)
        else:
            yield f"{month:%Y-%m}", month, _add_months(month, 1)
        month = _add_months(month, 1)


def _add_months(first: date, months: int) -> date:
    years, month = divmod(first.month - 1 + months, 12)
    return first.replace(year=first.year + years, month=month + 1)


def _is_calendar(first: date, after: date) -> bool:
    return first.day == 1 and after.day == 1


def _label(key: str, starts: datetime, ends: datetime, *, whole: bool) -> str:
    """ "Kỳ tháng 3/2021 (10/02–09/3)"; a calendar period needs no days unless the window cuts it."""
    year, part = key.split("-")
    name = f"Quý {roman(int(part[1]))}/{year}" if part[0] == "Q" else f"Kỳ tháng {int(part)}/{year}"
    last = ends - timedelta(days=1)
    cut = starts.day != 1 or ends.day != 1
    return name if whole and not cut else f"{name} ({_day(starts)}–{_day(last)})"


def _day(instant: datetime) -> str:
    """ "10/02", "09/3": the zero before a month stands for January and February only (Decree 30/2020)."""
    return (
        f"{instant.day:02d}/{instant.month:02d}"
        if instant.month < 3
        else f"{instant.day:02d}/{instant.month}"
    )
