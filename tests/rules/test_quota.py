"""Quotas: the cases of an official, and what must hold whatever arrives whenever."""

from datetime import datetime, timedelta
from itertools import pairwise
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hoadep.rules.calendars import Extension, slices_of
from hoadep.rules.periods import period_of
from hoadep.rules.plan.schema import Counts
from hoadep.rules.quota import BoardLine, UnitFacts, judge_lines, line_verdict
from hoadep.rules.verdict import Answer

from .casebook import COUNTS, Case, cases, few, instant, line_key, plan_file, plan_of, sums, unit_lines

STATES = {"met": "đạt", "missing": "chưa đạt", "not_yet": "chưa đến hạn"}
PLAN = plan_file("kh-190-2020")


def said(line: BoardLine) -> str:
    """The line as the cases say it."""
    owed = [f"chỉ tiêu {line.owed}", f"đã gửi {line.received}"]
    parts = [
        *(owed if line.owed else ["không giao chỉ tiêu", f"đã gửi {line.received}"]),
        *([f"muộn {line.late}"] if line.late else []),
        *([f"chờ duyệt {line.waiting}"] if line.waiting else []),
        *([f"đã tiếp nhận {line.acknowledged}"] if line.acknowledged else []),
        *([f"còn thiếu {line.missing}"] if line.missing else []),
        *([STATES[line.state]] if line.owed else []),
        *(["báo cáo không phát sinh"] if line.nothing_to_report else []),
        *([f"được gia hạn đến {line.period.last_minute}"] if line.period.extended else []),
        *([f"còn {line.days_left} ngày"] if line.state == "not_yet" and line.days_left is not None else []),
    ]
    return ", ".join(parts)


@pytest.mark.parametrize("case", cases("chi_tieu"))
def test_lines_of_a_unit(case: Case) -> None:
    plan = plan_of(case)
    lines = {(line.counts, line.period.key): line for line in unit_lines(plan, case["cho"])}
    found = {words: said(lines[line_key(plan, words)]) for words in case["thì"]}
    assert found == case["thì"]


def test_a_line_names_its_unit_block_and_clause() -> None:
    lines = unit_lines(PLAN, {"đơn vị": "trường học", "tính đến": "ngày 01/4/2021"}, code="TH07")
    assert {(line.unit, line.block, line.counts, line.clause) for line in lines} == {
        ("TH07", "schools", "entries", "III.3.b"),
        ("TH07", "schools", "nominations", "III.3.a"),
    }


@pytest.mark.parametrize(
    ("key", "answer", "reason"),
    [
        ("2020-10", Answer.MET, "Kỳ tháng 10/2020 (19/10–31/10): không giao chỉ tiêu, đã gửi 0."),
        ("2020-11", Answer.MET, "Kỳ tháng 11/2020 (01/11–30/11): đã gửi 1, chỉ tiêu 1."),
        (
            "2020-12",
            Answer.NOT_MET,
            "Kỳ tháng 12/2020 (01/12–31/12): đã gửi 0, chỉ tiêu 1, còn thiếu 1 (hạn 23:59 ngày 31/12).",
        ),
        (
            "2021-01",
            Answer.NOT_YET,
            "Kỳ tháng 1/2021 (01/01–31/01): đã gửi 0, chỉ tiêu 1, còn thiếu 1 (hạn 23:59 ngày 31/01).",
        ),
    ],
)
def test_a_line_told_as_a_verdict(key: str, answer: Answer, reason: str) -> None:
    given_case = {"đơn vị": "trường học", "bài gửi lúc": ["ngày 02/11/2020"], "tính đến": "ngày 05/01/2021"}
    lines = unit_lines(PLAN, given_case)
    line = next(line for line in lines if (line.counts, line.period.key) == ("entries", key))
    verdict = line_verdict(line)
    assert (verdict.answer, verdict.reason, verdict.clause) == (answer, reason, "III.3.b")
    assert verdict.until == (line.period.ends if answer is Answer.NOT_YET else None)


KINDS = st.sampled_from(["ward", "department", "union_monthly"])
START, END = instant(PLAN, "ngày 10/10/2020"), instant(PLAN, "ngày 30/9/2021")
MOMENTS = st.integers(0, int((END - START).total_seconds())).map(lambda s: START + timedelta(seconds=s))
EXTENSIONS = st.builds(
    Extension,
    counts=st.sampled_from(["entries", "nominations"]),
    period=st.sampled_from(["2020-12", "2021-03", "2021-Q1"]),
    ends=MOMENTS,
    unit=st.sampled_from([None, "P01", "P02"]),
)


class Board(NamedTuple):
    """What arrived at one unit, and its lines as of an instant after that."""

    arrivals: dict[Counts, list[datetime]]
    lines: tuple[BoardLine, ...]
    as_of: datetime


@st.composite
def boards(draw: st.DrawFn) -> Board:
    """A unit with any arrivals and any extensions, judged as of any instant."""
    as_of = draw(MOMENTS)
    extensions = tuple(draw(st.lists(EXTENSIONS, max_size=3)))
    slices = {counts: slices_of(PLAN, counts, extensions) for counts in COUNTS.values()}
    arrivals = {counts: [m for m in draw(st.lists(MOMENTS, max_size=12)) if m <= as_of] for counts in slices}
    arrived = {counts: sums(slices[counts], arrivals[counts]) for counts in slices}
    unit = UnitFacts(code="P01", kind=draw(KINDS), arrived=arrived, extensions=extensions)
    return Board(arrivals, judge_lines(PLAN, slices, unit, as_of=as_of), as_of)


@few
@given(board=boards())
def test_everything_that_arrived_counts_in_exactly_one_period(board: Board) -> None:
    for counts, moments in board.arrivals.items():
        mine = [line for line in board.lines if line.counts == counts]
        inside = [m for m in moments if mine[0].period.starts <= m < mine[-1].period.ends]
        assert sum(line.received for line in mine) == len(inside)
        for line in mine:
            assert line.received == sum(line.period.starts <= m < line.period.ends for m in moments)


@few
@given(board=boards())
def test_late_never_passes_the_shortfall_and_no_rate_passes_one(board: Board) -> None:
    for before, line in pairwise(board.lines):
        closed = before.counts == line.counts and board.as_of >= before.period.ends
        assert line.late == min(line.received, before.missing if closed else 0)
    for line in board.lines:
        assert line.rate is None or 0 <= line.rate <= 1
        assert (line.rate is None) == (line.owed == 0)
        assert line.counted + line.missing == line.owed


@few
@given(board=boards())
def test_a_duty_is_missing_only_when_its_period_is_over(board: Board) -> None:
    for line in board.lines:
        over = board.as_of >= line.period.ends
        assert line.state == ("met" if not line.missing else "missing" if over else "not_yet")
        assert (line.days_left is not None) == (line.period.starts <= board.as_of < line.period.ends)


@few
@given(board=boards())
def test_extensions_keep_periods_joined_and_never_shorten_them(board: Board) -> None:
    for before, line in pairwise(board.lines):
        if before.counts == line.counts:
            assert before.period.ends == line.period.starts
    for line in board.lines:
        planned = period_of(PLAN, line.counts, line.period.key)
        assert planned is not None
        assert line.period.ends >= planned.ends
        assert line.period.extended <= (line.period.ends > planned.ends)
