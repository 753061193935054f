"""The individual award: the cases of an official, and the pairing of entries with exemplars."""

from collections.abc import Mapping
from itertools import permutations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hoadep.rules.awards import AuthorEntry, AuthorFacts, judge_author_award
from hoadep.rules.awards.pairing import pairs
from hoadep.rules.plan import Plan
from hoadep.rules.verdict import Verdict

from .casebook import AWARD_WORDS, Case, cases, credits, few, instant, moment, plan_of, ruling


def facts(plan: Plan, given_case: Case) -> AuthorFacts:
    clause = plan.author_award.clause
    return AuthorFacts(
        author="N0001",
        entries=tuple(
            AuthorEntry(
                code=row["mã"],
                exemplars=tuple(row["gương"]),
                newness=ruling(clause, row["mã"], row.get("phát hiện mới")),
            )
            for row in given_case["bài"]
        ),
        credits=credits(plan, given_case.get("gương được khen", ())),
    )


def told(verdict: Verdict) -> dict[str, Any]:
    """All that a case may ask of a verdict."""
    return {
        "kết luận": AWARD_WORDS[verdict.answer],
        "lý do": verdict.reason,
        "căn cứ": list(verdict.evidence),
        "đường quận": [f"{AWARD_WORDS[part.answer]}: {part.reason}" for part in verdict.parts[0].parts],
        "còn có thể thay đổi đến": verdict.until,
    }


@pytest.mark.parametrize("case", cases("khen_ca_nhan"))
def test_author_award(case: Case) -> None:
    plan, given_case = plan_of(case), case["cho"]
    verdict = judge_author_award(plan, facts(plan, given_case), as_of=instant(plan, given_case["tính đến"]))
    found, expected = told(verdict), dict(case["thì"])
    if "còn có thể thay đổi đến" in expected:
        expected["còn có thể thay đổi đến"] = moment(plan, expected["còn có thể thay đổi đến"])
    assert {key: found[key] for key in expected} == expected
    assert verdict.clause == case["điểm khoản"]


TOLD = st.dictionaries(
    st.sampled_from(["B1", "B2", "B3"]),
    st.lists(st.sampled_from(["D1", "D2", "D3"]), unique=True, max_size=3).map(tuple),
    max_size=3,
)


def most_pairs(told_of: Mapping[str, tuple[str, ...]]) -> int:
    """The most pairs there can be, found by trying every order of giving exemplars out."""
    best = 0
    for order in permutations(["D1", "D2", "D3", "", "", ""], len(told_of)):
        fits = zip(told_of.values(), order, strict=True)
        best = max(best, sum(exemplar in exemplars for exemplars, exemplar in fits))
    return best


@few
@given(told_of=TOLD)
def test_pairs_are_the_most_there_can_be_and_none_twice(told_of: dict[str, tuple[str, ...]]) -> None:
    found = pairs(told_of)
    assert all(exemplar in told_of[entry] for entry, exemplar in found.items())
    assert len(set(found.values())) == len(found)
    assert len(found) == most_pairs(told_of)
