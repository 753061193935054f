"""Money that goes with a commendation: the worked table, what is unknown, and tables that contradict."""

import pytest

from hoadep.rules.money import SORTS, Norms, judge_money, norm_of, read_norms
from hoadep.rules.plan import Plan
from hoadep.rules.verdict import Answer

from .casebook import PLANS, Case, cases, day, plan_file

ANSWERS = {Answer.MET: "đạt", Answer.NOT_MET: "không", Answer.NOT_YET: "chưa"}
KEYS = {name: key for key, name in SORTS.items()}


def shipped() -> Norms:
    return read_norms((PLANS / "reward-norms-vn.toml").read_text("utf-8"))


@pytest.mark.parametrize("case", cases("tien_thuong"))
def test_the_worked_table(case: Case) -> None:
    given = case["cho"]
    verdict = judge_money(shipped(), given.get("định mức"), sort=KEYS[given["khen"]], on=day(given["ngày"]))
    assert f"{ANSWERS[verdict.answer]}: {verdict.reason}" == case["thì"]
    assert verdict.found == case.get("tiền")


def table(norm: str, *, salaries: str = "") -> str:
    dated = 'source = "Quyết định"\nchecked = "text"\n'
    salary = f"[[salaries]]\namount = 1490000\nsince = 2019-07-01\n{dated}"
    rounding = f'[[roundings]]\nto = 1000\nway = "half_up"\nsince = 2019-07-01\n{dated}'
    norms = f'[[norms]]\nkey = "k"\nname = "K"\nsubjects = ["person"]\n{norm}\n{dated}'
    return "\n".join([salary, salaries and f"[[salaries]]\n{salaries}\n{dated}", rounding, norms])


def test_a_fixed_sum_and_another_rounding() -> None:
    fixed = read_norms(table("fixed = 500000\nsince = 2020-01-01"))
    said = judge_money(fixed, "k", sort="person", on=day("01/01/2020"))
    assert (said.reason, said.found) == ("500.000 đồng (mức cố định).", 500_000)
    multiple = read_norms(table('multiple = "0.15"\nsince = 2020-01-01'))
    said = judge_money(multiple, "k", sort="person", on=day("01/01/2020"))
    assert said.reason == "0,15 × 1.490.000 = 223.500, làm tròn 224.000 đồng (Quyết định)."


def test_no_salary_of_that_day_is_known() -> None:
    norms = read_norms(table('multiple = "1"\nsince = 2010-01-01'))
    said = judge_money(norms, "k", sort="person", on=day("01/01/2015"))
    assert said.answer is Answer.NOT_YET
    assert "chưa có lương cơ sở ngày 01/01/2015" in said.reason


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (table("since = 2020-01-01"), "phải có đúng một trong hai"),
        (table('multiple = "1"\nfixed = 1\nsince = 2020-01-01'), "phải có đúng một trong hai"),
        (
            table("fixed = 1\nsince = 2020-01-01", salaries="amount = 2\nsince = 2021-01-01"),
            "Hai mức lương cơ sở cùng có hiệu lực ngày 01/01/2021",
        ),
    ],
)
def test_tables_that_contradict_themselves(text: str, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        read_norms(text)


@pytest.mark.parametrize("name", ["kh-190-2020", "kh-phuong-2026"])
def test_plans_name_norms_that_exist(name: str) -> None:
    plan: Plan = plan_file(name)
    known = {norm.key for norm in shipped().norms}
    assert {row.norm for row in plan.rewards} <= known
    assert norm_of(plan, "giay_khen", "host") in known
    assert norm_of(plan, "giay_khen", "upper") is None
