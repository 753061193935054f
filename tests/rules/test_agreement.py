"""Agreement of judges: Krippendorff's own worked example, the ends of the scale, and the words."""

import pytest

from hoadep.rules.agreement import agreement

WORKED = (
    (1, 1, 1), (2, 2, 3, 2), (3, 3, 3, 3), (3, 3, 3, 3), (2, 2, 2, 2), (1, 2, 3, 4),
    (4, 4, 4, 4), (1, 1, 2, 1), (2, 2, 2, 2), (5, 5, 5), (1, 1), (3,),
)  # fmt: skip
"""Twelve units by four observers, from Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011)."""


def test_the_worked_example():
    found = agreement(WORKED)
    assert (round(found.alpha, 3), found.entries) == (0.849, 11)
    assert found.reason.startswith("Mức thống nhất 0,85 (1 là giám khảo nào cũng cho điểm như nhau")
    assert found.reason.endswith("các giám khảo thống nhất tốt.")


@pytest.mark.parametrize(
    ("marks", "words"),
    [
        ([(7, 7), (3, 3), (5, 5)], "1,00"),
        ([(7, 6), (3, 4), (5, 7), (8, 7)], "tương đối thống nhất"),
        ([(1, 9), (9, 1)], "khác nhau nhiều"),
        ([(7,), (5,)], "Chưa bài nào có hai phiếu"),
        ([], "Chưa bài nào có hai phiếu"),
        ([(7, 7), (7, 7)], "bằng điểm nhau"),
    ],
)
def test_what_it_means_is_said(marks, words):
    assert words in agreement(marks).reason
