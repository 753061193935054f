"""Severity as advice: the estimate beside a dense solution, what is pointed out, and when nothing is said."""

from decimal import Decimal

import numpy as np
import pytest

from hoadep.rules.severity import SheetMark, advise
from hoadep.rules.severity_model import Marks, fit

ENTRIES, JUDGES = 60, 6
SEVERITY = (-6.0, -3.0, 0.0, 1.0, 3.0, 5.0)


def drawn(seed: int = 1, *, chance: float = 4.0) -> Marks:
    """Three marks for each of sixty entries; the last ten have two."""
    random = np.random.default_rng(seed)
    worth = random.normal(70, 8, ENTRIES)
    pairs = [
        (entry, int(judge))
        for entry in range(ENTRIES)
        for judge in random.permutation(JUDGES)[: 3 if entry < 50 else 2]
    ]
    entry, judge = np.array(pairs).T
    value = worth[entry] + np.array(SEVERITY)[judge] + random.normal(0, chance, len(pairs))
    return Marks(entry, judge, value, ENTRIES, JUDGES)


def sheets(marks: Marks) -> list[SheetMark]:
    return [
        SheetMark(f"{entry:03}", f"GK{judge}", Decimal(round(float(value), 2)))
        for entry, judge, value in zip(marks.entry, marks.judge, marks.value, strict=True)
    ]


def dense(marks: Marks, entries: float, judges: float) -> tuple[float, np.ndarray]:
    """Minus twice the restricted log-likelihood and the judges' effects, by the textbook's whole matrices."""
    of_entry, of_judge = np.eye(ENTRIES)[marks.entry], np.eye(JUDGES)[marks.judge]
    number = len(marks.value)
    whole = np.eye(number) + entries * of_entry @ of_entry.T + judges * of_judge @ of_judge.T
    inverse, ones = np.linalg.inv(whole), np.ones(number)
    project = inverse - np.outer(inverse @ ones, inverse @ ones) / (ones @ inverse @ ones)
    rest = float(marks.value @ project @ marks.value)
    log = np.linalg.slogdet(whole)[1] + np.log(ones @ inverse @ ones)
    deviance = (number - 1) * np.log(rest / (number - 1)) + log
    return float(deviance), judges * of_judge.T @ project @ marks.value


def test_the_estimate_is_the_most_likely_one_and_agrees_with_the_whole_matrices():
    marks = drawn()
    found = fit(marks)
    chance = found.sd_chance**2
    ratios = found.sd_entries**2 / chance, found.sd_judges**2 / chance
    best, effects = dense(marks, *ratios)
    np.testing.assert_allclose(found.judge, effects, atol=1e-6)
    for more in ((1.05, 1), (0.95, 1), (1, 1.05), (1, 0.95)):
        assert dense(marks, ratios[0] * more[0], ratios[1] * more[1])[0] > best - 1e-6


def test_known_severity_is_found_within_its_error():
    found = fit(drawn())
    off = (found.judge - np.array(SEVERITY)) / found.judge_sd
    assert np.abs(off).max() < 3
    assert 0.9 < found.residual.std() < 1.1


def test_without_severity_nothing_is_corrected():
    random = np.random.default_rng(2)
    marks = drawn()
    worth = random.normal(70, 8, ENTRIES)
    level = Marks(marks.entry, marks.judge, worth[marks.entry] + random.normal(0, 4, len(marks.value)), 60, 6)
    means = np.bincount(level.entry, level.value) / np.bincount(level.entry)
    assert np.abs(fit(level).entry - means).max() < 1.0


def test_hard_and_soft_judges_are_named_and_the_order_is_corrected():
    found = advise(sheets(drawn()))
    words = {judge.judge: judge.word for judge in found.judges}
    assert (words["GK0"], words["GK2"], words["GK5"]) == ("chặt", "chưa thấy khác", "lỏng")
    assert found.verdict.met
    assert "không đổi thứ hạng" in found.verdict.reason
    values = [one.value for one in found.entries]
    assert values == sorted(values, reverse=True)
    assert [one.place for one in found.entries] == [1 + sum(v > value for v in values) for value in values]
    fewer = [one.sd for one in found.entries if one.entry >= "050"]
    assert min(fewer) > max(one.sd for one in found.entries if one.entry < "050")


def test_marks_that_read_the_same_share_a_place():
    pairs = [("A", "B"), ("B", "C"), ("A", "C")]
    rows = [f"B{n:02} {judge} {60 + 5 * (n // 3 % 4)}" for n in range(12) for judge in pairs[n % 3]]
    found = advise(marks_of(*rows))
    assert [one.place for one in found.entries] == [1, 1, 1, 4, 4, 4, 7, 7, 7, 10, 10, 10]
    assert {judge.effect for judge in found.judges} == {0.0}


def test_a_sheet_far_from_what_is_expected_is_pointed_out():
    given = sheets(drawn(chance=2.0))
    given[10] = SheetMark(given[10].entry, given[10].judge, given[10].value - 25)
    (one,) = advise(given).outliers
    assert (one.entry, one.judge, one.value) == (given[10].entry, given[10].judge, given[10].value)
    assert one.expected - float(one.value) > 10


def test_entries_that_were_withdrawn_tell_of_judges_but_have_no_place():
    given = sheets(drawn())
    found, whole = advise(given, unranked={"000"}), advise(given)
    assert [judge.effect for judge in found.judges] == [judge.effect for judge in whole.judges]
    assert "000" not in {one.entry for one in found.entries}
    assert len(found.entries) == ENTRIES - 1


def marks_of(*rows: str) -> list[SheetMark]:
    """ "B1 A 7": entry, judge, mark."""
    parts = [row.split() for row in rows]
    return [SheetMark(entry, judge, Decimal(value)) for entry, judge, value in parts]


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ([], "Chỉ có một giám khảo"),
        (marks_of("B1 A 7", "B2 A 8"), "Chỉ có một giám khảo"),
        (marks_of("B1 A 7", "B2 B 8"), "Mỗi bài chỉ có một phiếu"),
        (marks_of("B1 A 7", "B1 B 8", "B2 C 6", "B2 D 9"), "không so được với nhau: A, B; C, D."),
        (marks_of("B1 A 7", "B1 B 7", "B2 A 7", "B2 B 7"), "bằng điểm nhau"),
        (marks_of("B1 A 7", "B1 B 8", "B2 A 6", "B2 B 8"), "trung bình 2,0 bài chấm chung"),
    ],
)
def test_where_marks_say_too_little_nothing_is_corrected_and_why_is_said(given, reason):
    found = advise(given)
    assert (found.verdict.met, found.entries, found.outliers) == (False, (), ())
    assert reason in found.verdict.reason
    assert all(judge.word == "chưa đủ để nói" for judge in found.judges)
