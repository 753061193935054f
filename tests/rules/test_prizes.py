"""Prizes beside the plan's structure."""

import pytest

from hoadep.rules.prizes import Wanted, judge_prize

from .casebook import Case, cases, plan_file, plan_of


@pytest.mark.parametrize("case", cases("giai_thuong"))
def test_prizes_beside_the_plan(case: Case) -> None:
    given = case["cho"]
    verdict = judge_prize(
        plan_of(case),
        Wanted(given["giải"], given["tiền"]),
        given=given.get("đã trao", {}),
        before=Wanted(given["đang có"], 0) if "đang có" in given else None,
        decided=given.get("đã quyết định", False),
    )
    assert f"{'đạt' if verdict.met else 'không'}: {verdict.reason}" == case["thì"]


def test_a_plan_without_prizes_asks_for_nothing() -> None:
    plan = plan_file("kh-190-2020").model_copy(update={"prizes": ()})
    assert judge_prize(plan, Wanted("Giải bất kỳ", 1), given={}, before=None, decided=False).met
