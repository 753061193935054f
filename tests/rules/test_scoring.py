"""From sheets to a final mark: the worked cases, the parts of an explanation, how marks are written."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hoadep.rules.scoring import Combining, Given, combine, said_mark
from hoadep.rules.verdict import Answer

from .casebook import Case, cases, few

ROLES = {"đầu": "first", "ba": "third", "thêm": "more"}
THIRDS = {"tính cả": "all", "gần nhau": "nearest", "quyết định": "decides"}
WAYS = {"trung bình cộng": "mean", "bỏ cao thấp": "trimmed"}
ANSWERS = {Answer.MET: "đạt", Answer.NOT_MET: "không", Answer.NOT_YET: "chưa"}


def sheet(n: int, words: str) -> Given:
    """ "đầu: 15" of the n-th judge."""
    role, _, total = words.partition(": ")
    return Given(f"GK{n}", Decimal(total.replace(",", ".")), ROLES[role])


@pytest.mark.parametrize("case", cases("tong_hop_diem"))
def test_the_worked_cases(case: Case) -> None:
    said = case["cho"]
    rule = Combining(
        marks_each=said["mỗi bài"],
        third_over=Decimal(said["chênh quá"]) if "chênh quá" in said else None,
        third=THIRDS[said.get("phiếu thứ ba", "tính cả")],
        combine=WAYS[said.get("cách tính", "trung bình cộng")],
    )
    sheets = [sheet(n, words) for n, words in enumerate(said["phiếu"], 1)]
    found = combine(rule, sheets, code="V-101", waived=said.get("đóng vì", ""))
    assert f"{ANSWERS[found.verdict.answer]}: {found.verdict.reason}" == case["thì"]
    assert said_mark(found.final) == case.get("điểm", "")
    assert found.needs_third == case.get("cần chấm thêm", False)
    left_out = [part.evidence[0] for part in found.verdict.parts if "không tính" in part.reason]
    assert left_out == case.get("không tính", [])


def test_every_sheet_is_told_with_its_marks_and_weights() -> None:
    lines = (("Nội dung", Decimal("7.5"), Decimal(2)), ("Hành văn", Decimal(8), Decimal(1)))
    third = Given("GK2", Decimal(20), "third", (("Nội dung", Decimal(6), Decimal(2)),))
    found = combine(Combining(2), [Given("GK1", Decimal(23), lines=lines), third], code="V-101")
    assert [part.reason for part in found.verdict.parts] == [
        "GK1: Nội dung 7,5 × 2 + Hành văn 8 = 23.",
        "GK2 (chấm thêm vì chênh lệch): Nội dung 6 × 2 = 20.",
    ]
    assert found.verdict.evidence == ("V-101", "GK1", "GK2")


TOTALS = st.lists(st.integers(0, 40).map(lambda n: Decimal(n) / 2), min_size=1, max_size=6)


@few
@given(TOTALS, st.sampled_from(["mean", "trimmed"]))
def test_a_final_mark_lies_between_the_lowest_and_the_highest(totals, way):
    sheets = [Given(f"GK{n}", total) for n, total in enumerate(totals)]
    final = combine(Combining(2, combine=way), sheets, code="V-101").final
    assert min(totals) <= final <= max(totals)


@pytest.mark.parametrize(
    ("value", "written"),
    [("8.665", "8,665"), ("8.667", "8,667"), ("8.672", "8,672"), ("8.500", "8,5"), ("80", "80"), ("0", "0")],
)
def test_marks_that_differ_never_look_alike(value, written):
    assert said_mark(Decimal(value)) == written
