"""Instants at which something is due. Each is exclusive: the last good minute lies just before it."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta

from hoadep.rules.plan.schema import Counts, Plan, Window
from hoadep.rules.verdict import Verdict, met, not_met, not_yet
from hoadep.vietnamese.dates import last_good_minute, short_date_document

WorkingDay = Callable[[date], bool]
"""Says whether a day is a working day. Pass one function all the time: what it decides is remembered."""

NAMES: dict[Counts, str] = {"entries": "bài dự thi", "nominations": "giới thiệu gương"}


def monday_to_friday(day: date) -> bool:
    """The working week without any holiday, where no table of working days is given."""
    return day.weekday() < 5


def start_of(plan: Plan, day: date) -> datetime:
    """The first instant of a day, in the plan's time zone."""
    return datetime.combine(day, time.min, plan.plan.zone)


def end_of(plan: Plan, day: date) -> datetime:
    """The instant at which a day is over."""
    return start_of(plan, day + timedelta(days=1))


def monthly_deadline(plan: Plan, year: int, month: int, is_working_day: WorkingDay) -> datetime:
    """The instant from which nominations of a month are late (III.3.a).

    Where the plan moves a deadline off a day off, the next working day is the last good one.
    """
    rule = plan.monthly_deadline
    last = date(year, month, rule.before_day) - timedelta(days=1)
    while rule.moves_on_day_off and not is_working_day(last):
        last += timedelta(days=1)
    return end_of(plan, last)


def days_left(ends: datetime, as_of: datetime) -> int:
    """Days from today to the last good day, which itself is 0; below 0 when it is over."""
    last_day = (ends - timedelta(microseconds=1)).date()
    return (last_day - as_of.astimezone(ends.tzinfo).date()).days


def window_of(plan: Plan, counts: Counts) -> Window:
    """The days that count for entries, or for nominations."""
    return plan.windows.entries if counts == "entries" else plan.windows.nominations


def window_end(plan: Plan, counts: Counts, is_working_day: WorkingDay) -> datetime:
    """The instant at which a window is over. One that ends with a monthly deadline moves with it."""
    after = window_of(plan, counts).closes_on + timedelta(days=1)
    if counts == "nominations" and after.day == plan.monthly_deadline.before_day:
        return monthly_deadline(plan, after.year, after.month, is_working_day)
    return start_of(plan, after)


def judge_window(
    plan: Plan, counts: Counts, *, at: datetime, is_working_day: WorkingDay = monday_to_friday
) -> Verdict:
    """Whether what arrives at an instant counts in this season; what arrives later is kept all the same."""
    window, thing = window_of(plan, counts), NAMES[counts]
    opens, closes = start_of(plan, window.opens_on), window_end(plan, counts, is_working_day)
    if at < opens:
        since = short_date_document(window.opens_on)
        return not_yet(window.clause, f"Chưa đến thời gian tính {thing}: bắt đầu từ {since}.", until=opens)
    when = f"{last_good_minute(closes, plan.plan.zone)}/{closes.year}"
    if at < closes:
        return met(window.clause, f"Còn trong thời gian tính {thing}: đến hết {when}.", until=closes)
    return not_met(
        window.clause, f"Đã hết thời gian tính {thing} ({when}). Vẫn nhận, không tính vào mùa này."
    )
