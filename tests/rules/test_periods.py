"""Periods: the cases of an official, and what must hold of every plan."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hoadep.rules.deadlines import monday_to_friday, start_of, window_end
from hoadep.rules.periods import Period, period_at, period_of, periods_of
from hoadep.rules.plan import Plan
from hoadep.rules.plan.schema import Counts, Every

from .casebook import COUNTS, RHYTHMS, Case, cases, few, instant, is_working_day, plan_file, plan_of


def asked(case: Case) -> tuple[Period, ...]:
    given_case = case["cho"]
    counts, every = COUNTS[given_case["chỉ tiêu"]], RHYTHMS[given_case["nhịp"]]
    periods = periods_of(plan_of(case), counts, every, is_working_day())
    shown = given_case.get("chỉ xem") or [period.key for period in periods]
    return tuple(period for period in periods if period.key in shown)


def said(period: Period) -> str:
    owes = "" if period.owes else ", không giao chỉ tiêu"
    return f"{period.label}, hạn {period.last_minute}{owes}"


@pytest.mark.parametrize("case", cases("ky"))
def test_periods_of_a_plan(case: Case) -> None:
    assert [said(period) for period in asked(case)] == case["thì"]


@pytest.mark.parametrize("case", cases("ky", "thời điểm"))
def test_period_of_an_instant(case: Case) -> None:
    found = period_at(asked(case), instant(plan_of(case), case["cho"]["gửi lúc"]))
    assert (found.label if found else "không kỳ nào") == case["thì"]


def test_a_period_is_found_by_its_key() -> None:
    plan = plan_file("kh-190-2020")
    assert [
        period.label if period else None
        for period in (
            period_of(plan, "nominations", "2021-03"),
            period_of(plan, "nominations", "2021-Q1"),
            period_of(plan, "entries", "2021-06"),
        )
    ] == ["Kỳ tháng 3/2021 (10/02–09/3)", "Kỳ quý I/2021 (01/01–31/3)", None]


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """Plan 190 with any window and any monthly deadline, moved on days off or not."""
    plan = plan_file("kh-190-2020")
    opens = draw(st.dates(date(2019, 1, 1), date(2024, 12, 31)))
    closes = opens + timedelta(days=draw(st.integers(0, 500)))
    changed = {"opens_on": opens, "closes_on": closes}
    windows = plan.windows.model_copy(
        update={
            "entries": plan.windows.entries.model_copy(update=changed),
            "nominations": plan.windows.nominations.model_copy(update=changed),
        }
    )
    deadline = {"before_day": draw(st.integers(1, 28)), "moves_on_day_off": draw(st.booleans())}
    moved = plan.monthly_deadline.model_copy(update=deadline)
    return plan.model_copy(update={"windows": windows, "monthly_deadline": moved})


RHYTHM = st.sampled_from(["month", "quarter"])
COUNT = st.sampled_from(["entries", "nominations"])


@few
@given(plan=plans(), counts=COUNT, every=RHYTHM)
def test_periods_cut_the_window_into_pieces_without_gap_or_overlap(
    plan: Plan, counts: Counts, every: Every
) -> None:
    periods = periods_of(plan, counts, every)
    window = plan.windows.entries
    bounds = [period.starts for period in periods] + [periods[-1].ends]
    closes = window_end(plan, counts, monday_to_friday)
    assert (bounds[0], bounds[-1]) == (start_of(plan, window.opens_on), closes)
    assert closes >= start_of(plan, window.closes_on)
    assert bounds == sorted(set(bounds))
    assert [period.ends for period in periods[:-1]] == [period.starts for period in periods[1:]]


@few
@given(plan=plans(), counts=COUNT, every=RHYTHM)
def test_keys_and_labels_ascend_and_name_one_period_each(plan: Plan, counts: Counts, every: Every) -> None:
    periods = periods_of(plan, counts, every)
    keys = [period.key for period in periods]
    assert keys == sorted(set(keys))
    assert [period_of(plan, counts, key) for key in keys] == list(periods)
    assert len({period.label for period in periods}) == len(periods)


@few
@given(plan=plans(), counts=COUNT, every=RHYTHM, share=st.floats(-0.1, 1.1))
def test_an_instant_lies_in_one_period_or_outside_the_window(
    plan: Plan, counts: Counts, every: Every, share: float
) -> None:
    periods = periods_of(plan, counts, every)
    opens, closes = periods[0].starts, periods[-1].ends
    moment = opens + (closes - opens) * share
    holding = [period for period in periods if period.starts <= moment < period.ends]
    assert len(holding) == (1 if opens <= moment < closes else 0)
    assert period_at(periods, moment) == (holding[0] if holding else None)


@few
@given(plan=plans(), counts=COUNT, every=RHYTHM)
def test_periods_begin_and_end_at_midnight_of_the_plans_zone(
    plan: Plan, counts: Counts, every: Every
) -> None:
    for period in periods_of(plan, counts, every):
        for bound in (period.starts, period.ends):
            assert (bound.hour, bound.minute, bound.utcoffset()) == (0, 0, timedelta(hours=7))
