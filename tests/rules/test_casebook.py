"""The cases themselves: each has a name of its own, and every clause with a number has some."""

import tomllib
from collections.abc import Iterator

from hoadep.rules.plan import Plan

from .casebook import CASES, Case, plan_file


def every_case() -> Iterator[tuple[str, Case]]:
    for path in sorted(CASES.glob("*.toml")):
        for table in tomllib.loads(path.read_text("utf-8")).values():
            if isinstance(table, list):
                yield from ((path.stem, case) for case in table)


def clauses_with_numbers(plan: Plan) -> set[str]:
    """The clauses that say how many or until when."""
    rules = [plan.monthly_deadline, plan.author_award, plan.pilot, plan.selection]
    return {rule.clause for rule in (*rules, *plan.quotas, *plan.unit_awards) if rule}


def test_every_clause_with_a_number_has_its_cases() -> None:
    told = {case["điểm khoản"] for _, case in every_case() if "điểm khoản" in case}
    wanted = clauses_with_numbers(plan_file("kh-190-2020"))
    assert wanted == {"II.3.a", "II.3.b", "III.2", "III.3.a", "III.3.b", "IV.2"}
    assert wanted - told == set()


def test_every_case_has_a_name_of_its_own() -> None:
    names = [(book, case["tên"]) for book, case in every_case()]
    assert len(set(names)) == len(names)
