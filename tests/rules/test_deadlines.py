"""Deadlines: windows, extensions, the pilot and the dispatch, each boundary from both sides."""

from datetime import date

import pytest

from hoadep.rules.calendars import judge_extension
from hoadep.rules.deadlines import days_left, end_of, judge_window
from hoadep.rules.milestones import due, judge_dispatch, judge_pilot
from hoadep.rules.periods import period_of
from hoadep.rules.verdict import Answer, Verdict

from .casebook import COUNTS, Case, cases, day, instant, is_working_day, period_key, plan_file, plan_of

WINDOW = {Answer.MET: "trong hạn", Answer.NOT_MET: "quá hạn", Answer.NOT_YET: "chưa đến"}
LEAVE = {Answer.MET: "được", Answer.NOT_MET: "không được", Answer.NOT_YET: "chưa đủ"}
PLAN = plan_file("kh-190-2020")


def said(words: dict[Answer, str], verdict: Verdict) -> str:
    return f"{words[verdict.answer]}: {verdict.reason}"


@pytest.mark.parametrize("case", cases("han", "thời gian tính"))
def test_window(case: Case) -> None:
    plan, given = plan_of(case), case["cho"]
    at, counts = instant(plan, given["lúc"]), COUNTS[given["chỉ tiêu"]]
    assert said(WINDOW, judge_window(plan, counts, at=at, is_working_day=is_working_day())) == case["thì"]


@pytest.mark.parametrize("case", cases("han", "gia hạn"))
def test_extension(case: Case) -> None:
    plan, given = plan_of(case), case["cho"]
    counts = COUNTS[given["chỉ tiêu"]]
    period = period_of(plan, counts, period_key(plan, counts, given["kỳ"]))
    assert period is not None
    assert said(LEAVE, judge_extension(plan, period, end_of(plan, day(given["đến hết"])))) == case["thì"]


@pytest.mark.parametrize("case", cases("han", "thí điểm"))
def test_pilot(case: Case) -> None:
    plan = plan_of(case)
    verdict = judge_pilot(plan, at=instant(plan, case["cho"]["lúc"]))
    assert (said(LEAVE, verdict), verdict.clause) == (case["thì"], case["điểm khoản"])


@pytest.mark.parametrize("case", cases("han", "gửi cấp trên"))
def test_dispatch(case: Case) -> None:
    plan, given = plan_of(case), case["cho"]
    verdict = judge_dispatch(plan, number=given["số bài"], at=instant(plan, given["lúc"]))
    assert (said(LEAVE, verdict), verdict.clause) == (case["thì"], case["điểm khoản"])


def test_a_plan_without_pilot_or_dispatch_says_so() -> None:
    plan = PLAN.model_copy(update={"pilot": None, "selection": None})
    at = instant(plan, "ngày 01/4/2021")
    assert [judge_pilot(plan, at=at).reason, judge_dispatch(plan, number=1, at=at).reason] == [
        "Kế hoạch không thí điểm thi trực tuyến.",
        "Kế hoạch không chọn bài gửi cấp trên.",
    ]


@pytest.mark.parametrize(
    ("now", "days"),
    [
        ("00:00:00 ngày 07/3/2021", 2),
        ("23:59:59 ngày 08/3/2021", 1),
        ("00:00:00 ngày 09/3/2021", 0),
        ("23:59:59 ngày 09/3/2021", 0),
        ("00:00:00 ngày 10/3/2021", -1),
    ],
)
def test_days_left_are_days_of_the_calendar(now: str, days: int) -> None:
    assert days_left(instant(PLAN, "00:00:00 ngày 10/3/2021"), instant(PLAN, now)) == days


@pytest.mark.parametrize(
    ("before", "instant_said"), [(True, "00:00:00 ngày 25/5/2021"), (False, "00:00:00 ngày 26/5/2021")]
)
def test_before_a_day_makes_the_day_itself_too_late(before: bool, instant_said: str) -> None:
    assert due(PLAN, date(2021, 5, 25), before=before) == instant(PLAN, instant_said)
