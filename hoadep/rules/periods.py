"""Periods in which something is owed: calendar months and quarters, and months from deadline to deadline."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache

from hoadep.rules.deadlines import (
    WorkingDay,
    monday_to_friday,
    monthly_deadline,
    start_of,
    window_end,
    window_of,
)
from hoadep.rules.plan.schema import Counts, Every, Plan
from hoadep.vietnamese.dates import last_good_minute, short_date_document
from hoadep.vietnamese.numbers import roman


@dataclass(frozen=True, kw_only=True, slots=True)
class Period:
    """One period of one count: [starts, ends), in the plan's time zone. `key` is "2021-03" or "2021-Q1"."""

    counts: Counts
    key: str
    starts: datetime
    ends: datetime
    owes: bool
    extended: bool = False

    @property
    def label(self) -> str:
        """ "Kỳ tháng 3/2021 (10/02–09/3)"."""
        last = self.ends - timedelta(microseconds=1)
        name = self.short_label[0].lower() + self.short_label[1:]
        return f"Kỳ {name} ({_day(self.starts)}–{_day(last)})"

    @property
    def short_label(self) -> str:
        """ "Tháng 3/2021", "Quý I/2021"."""
        year, part = self.key.split("-")
        name = f"Quý {roman(int(part[1]))}" if part[0] == "Q" else f"Tháng {int(part)}"
        return f"{name}/{year}"

    @property
    def last_minute(self) -> str:
        """ "23:59 ngày 09/3"."""
        return last_good_minute(self.ends, self.ends.tzinfo or UTC)


@lru_cache(maxsize=256)
def periods_of(
    plan: Plan, counts: Counts, every: Every, is_working_day: WorkingDay = monday_to_friday
) -> tuple[Period, ...]:
    """Every period that the counting window touches, in order; outside the owed ones nothing is owed.

    Entries are owed by calendar month or quarter (III.3.b). Nominations of a month run from one monthly
    deadline to the next and bear the month of their own deadline; those of a quarter are owed by its last
    day (III.3.a). The first period begins with the window and the last one ends with it.
    """
    window = window_of(plan, counts)
    owed = window.months if every == "month" else window.quarters
    starts, closes = start_of(plan, window.opens_on), window_end(plan, counts, is_working_day)
    found = []
    for key, end in _ends(plan, counts, every, is_working_day):
        ends = min(end, closes)
        if starts < ends:
            owes = owed is not None and owed[0] <= key <= owed[1]
            found.append(Period(counts=counts, key=key, starts=starts, ends=ends, owes=owes))
            starts = ends
    return tuple(found)


def period_of(
    plan: Plan, counts: Counts, key: str, is_working_day: WorkingDay = monday_to_friday
) -> Period | None:
    """The period of that key, or None."""
    every: Every = "quarter" if "Q" in key else "month"
    periods = periods_of(plan, counts, every, is_working_day)
    return next((period for period in periods if period.key == key), None)


def period_at(periods: Iterable[Period], instant: datetime) -> Period | None:
    """The period in which an instant lies; None before the first one and after the last."""
    return next((period for period in periods if period.starts <= instant < period.ends), None)


def _ends(
    plan: Plan, counts: Counts, every: Every, is_working_day: WorkingDay
) -> Iterator[tuple[str, datetime]]:
    """Key and end of every period, from well before the window to well after it."""
    by_deadline = counts == "nominations" and every == "month"
    for year, month in _months_around(window_of(plan, counts).opens_on, window_of(plan, counts).closes_on):
        if by_deadline:
            yield f"{year}-{month:02d}", monthly_deadline(plan, year, month, is_working_day)
        elif every == "month":
            yield f"{year}-{month:02d}", start_of(plan, _next_month(year, month))
        elif month % 3 == 0:
            yield f"{year}-Q{month // 3}", start_of(plan, _next_month(year, month))


def _months_around(first: date, last: date) -> Iterator[tuple[int, int]]:
    """Every month (year, month) from a quarter before one day to a quarter after another."""
    for number in range(_number(first) - 3, _number(last) + 4):
        yield number // 12, number % 12 + 1


def _number(day: date) -> int:
    return day.year * 12 + day.month - 1


def _next_month(year: int, month: int) -> date:
    return date(year + month // 12, month % 12 + 1, 1)


def _day(instant: datetime) -> str:
    """ "10/02", "09/3": the zero before a month stands for January and February only (Decree 30/2020)."""
    return short_date_document(instant.date()).rpartition("/")[0]
