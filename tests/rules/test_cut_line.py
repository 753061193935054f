"""Around the last place: marks that settle the order, marks that do not, and the sheets that would."""

from decimal import Decimal
from fractions import Fraction

import pytest

from hoadep.rules.cut_line import Marked, cut_line, spread_of
from hoadep.rules.verdict import Answer


def marked(code: str, *marks: float) -> Marked:
    given = tuple(Decimal(str(mark)) for mark in marks)
    return Marked(code, (sum(given) / len(given)).quantize(Decimal("0.001")), given)


CLEAR = [marked("B1", 9, 9.2, 9.1), marked("B2", 8.9, 9, 9.1), marked("B3", 5, 5.1, 5.2)]


def test_clear_marks_settle_the_order():
    found = cut_line(CLEAR, 2)
    assert found.unsettled == ()
    assert (found.verdict.answer, found.verdict.reason) == (
        Answer.MET,
        "Điểm đã phân định rõ 2 bài đứng đầu.",
    )
    assert found.line == Fraction(705, 100)


def test_spread_is_pooled_within_entries():
    assert spread_of([marked("B1", 1, 3), marked("B2", 7, 9), marked("B3", 4)]) == pytest.approx(2**0.5)
    assert spread_of([marked("B1", 1), marked("B2", 9)]) is None


def test_entries_near_the_line_are_not_settled():
    finals = [
        marked("B1", 9.5, 9.6, 9.7),
        marked("B2", 8, 8.2, 8.4),
        marked("B3", 7.8, 8, 8),
        marked("B4", 5, 5.1, 5.3),
    ]
    found = cut_line(finals, 2)
    assert [(one.code, one.place, one.inside) for one in found.unsettled] == [
        ("B2", 2, True),
        ("B3", 3, False),
    ]
    for one in found.unsettled:
        assert one.low <= float(found.line or 0) <= one.high
    assert [one.more for one in found.unsettled] == [1, 1]
    assert found.verdict.reason == (
        "2 bài quanh vị trí 2 chưa phân định được bằng điểm: "
        "thêm khoảng 2 phiếu chấm thì phân định được 2 bài."
    )
    assert found.verdict.evidence == ("B2", "B3")


def test_that_many_more_sheets_settle_it_indeed():
    """Sheets that differ as before and leave the mean where it was."""
    wide = [marked("B1", 8, 9), marked("B2", 7, 8), marked("B3", 6, 7)]
    found = cut_line(wide, 1)
    more = {one.code: one.more for one in found.unsettled}
    assert set(more) == {"B1", "B2"}
    # with sheets in pairs about the mean the deviation falls a little below that of two alone
    with_more = [
        Marked(one.code, one.value, one.marks * (1 + (more.get(one.code) or 0) // 2)) for one in wide
    ]
    assert cut_line(with_more, 1).unsettled == ()


def test_equal_marks_are_for_people_to_decide():
    finals = [marked("B1", 8, 8), marked("B2", 8, 8), marked("B3", 1, 1)]
    found = cut_line(finals, 1)
    assert [(one.code, one.more) for one in found.unsettled] == [("B1", None), ("B2", None)]
    assert found.verdict.reason == (
        "2 bài quanh vị trí 1 chưa phân định được bằng điểm: 2 bài điểm quá sát nhau, cần người quyết định."
    )


def test_no_sensible_number_of_sheets_is_said_to_settle_very_close_marks():
    finals = [marked("B1", 5, 8.1), marked("B2", 5, 8)]
    assert [one.more for one in cut_line(finals, 1).unsettled] == [None, None]
    assert min(one.more or 0 for one in cut_line(finals, 1, more_at_most=10**5).unsettled) > 1000


def test_one_sheet_each_tells_nothing_of_how_judges_differ():
    found = cut_line([marked("B1", 8), marked("B2", 7.9)], 1)
    assert (found.spread, found.unsettled) == (None, ())
    assert found.verdict.reason == (
        "Điểm đã phân định rõ 1 bài đứng đầu "
        "(mỗi bài chỉ có một phiếu chấm, chưa biết các giám khảo lệch nhau)."
    )


@pytest.mark.parametrize("number", [0, 3, 50])
def test_there_is_no_line_when_all_or_none_are_chosen(number):
    found = cut_line(CLEAR, number)
    assert (found.line, found.unsettled) == (None, ())
