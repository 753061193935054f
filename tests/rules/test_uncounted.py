"""Why a commendation that was given does not count for a unit."""

import pytest

from hoadep.rules.awards import Given, judge_given

from .casebook import Case, cases, credits, plan_of

ANSWERS = {"met": "đạt", "not_met": "không"}


@pytest.mark.parametrize("case", cases("khen_khong_tinh"))
def test_what_counts_and_what_not(case: Case) -> None:
    plan, given = plan_of(case), case["cho"]
    (credit,) = credits(plan, [{**given, "gương": "D1", "bài": "", "khen thưởng": "K1"}])
    verdict = judge_given(
        plan,
        Given(credit=credit, entries=tuple(given.get("bài", ())), counted=given.get("đã tính", False)),
    )
    assert f"{ANSWERS[verdict.answer]}: {verdict.reason}" == case["thì"]
    assert verdict.clause == "II.3.a"
