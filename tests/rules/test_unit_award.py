"""The collective award: the cases of an official, and a kind of unit that has no award."""

from typing import Any

import pytest

from hoadep.rules.awards import UnitAwardFacts, judge_unit_award
from hoadep.rules.periods import periods_of
from hoadep.rules.plan import Plan
from hoadep.rules.verdict import Answer, Verdict

from .casebook import (
    AWARD_WORDS,
    RHYTHMS,
    Case,
    cases,
    credits,
    instant,
    kind,
    moment,
    plan_file,
    plan_of,
    ruling,
    unit_lines,
)


def arrivals(plan: Plan, given: Case) -> list[str]:
    """An instant in the named period for each of its entries."""
    found = []
    for name, number in given.get("bài gửi", {}).items():
        every = RHYTHMS[name.split(" ")[0]]
        period = next(p for p in periods_of(plan, "entries", every) if p.short_label.lower() == name.lower())
        found += [f"ngày {period.starts:%d/%m/%Y}"] * number
    return found


def facts(plan: Plan, given: Case) -> UnitAwardFacts:
    lines = unit_lines(plan, {**given, "bài gửi lúc": arrivals(plan, given)})
    entries = tuple(line for line in lines if line.counts == "entries")
    ended = given.get("thôi tham gia từ")
    return UnitAwardFacts(
        unit="P01",
        kind=kind(plan, given["đơn vị"]),
        name="Đơn vị P01",
        sent=sum(line.received for line in entries),
        owed=sum(line.owed for line in entries),
        lines=entries,
        credits=credits(plan, given.get("gương được khen", ())),
        ruling=ruling(plan.unit_conditions.clause, "P01", given.get("người xét")),
        ended_at=instant(plan, ended) if ended else None,
    )


def told(verdict: Verdict) -> dict[str, Any]:
    """All that a case may ask of a verdict."""
    entries = next((part for part in verdict.parts if any(p.needed is not None for p in part.parts)), None)
    return {
        "kết luận": AWARD_WORDS[verdict.answer],
        "lý do": verdict.reason,
        "căn cứ": list(verdict.evidence),
        "các phần": [AWARD_WORDS[part.answer] for part in verdict.parts],
        "từng kỳ": [AWARD_WORDS[part.answer] for part in entries.parts] if entries else [],
        "còn có thể thay đổi đến": verdict.until,
    }


@pytest.mark.parametrize("case", cases("khen_tap_the"))
def test_unit_award(case: Case) -> None:
    plan, given = plan_of(case), case["cho"]
    verdict = judge_unit_award(plan, facts(plan, given), as_of=instant(plan, given["tính đến"]))
    found, expected = told(verdict), dict(case["thì"])
    if "còn có thể thay đổi đến" in expected:
        expected["còn có thể thay đổi đến"] = moment(plan, expected["còn có thể thay đổi đến"])
    assert {key: found[key] for key in expected} == expected
    assert verdict.clause == case["điểm khoản"]


def test_a_kind_without_award_is_told_so() -> None:
    plan = plan_file("kh-190-2020").model_copy(update={"unit_awards": ()})
    given = {"đơn vị": "phường", "tính đến": "ngày 01/10/2021"}
    verdict = judge_unit_award(plan, facts(plan, given), as_of=instant(plan, "ngày 01/10/2021"))
    assert (verdict.answer, verdict.reason) == (
        Answer.NOT_MET,
        "Kế hoạch không đặt khen thưởng tập thể cho loại đơn vị này.",
    )


def test_a_unit_that_owes_no_entry_has_met_that_part() -> None:
    plan = plan_file("kh-190-2020").model_copy(update={"quotas": ()})
    given = {"đơn vị": "phường", "người xét": "đạt: Tốt", "tính đến": "ngày 01/10/2021"}
    verdict = judge_unit_award(plan, facts(plan, given), as_of=instant(plan, "ngày 01/10/2021"))
    assert [part.reason for part in verdict.parts][1:2] == [
        "Đơn vị không được giao chỉ tiêu bài dự thi (đã gửi 0)."
    ]


def test_a_verdict_survives_being_stored() -> None:
    plan, given = plan_file("kh-190-2020"), {"đơn vị": "phường", "tính đến": "ngày 01/02/2021"}
    verdict = judge_unit_award(plan, facts(plan, given), as_of=instant(plan, "ngày 01/02/2021"))
    assert Verdict.from_json(verdict.to_json()) == verdict
