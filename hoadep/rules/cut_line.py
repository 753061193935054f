"""Around the last place that is chosen: whose order the marks do not settle, and what would settle it."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import ceil, sqrt
from statistics import NormalDist, variance

from hoadep.rules.verdict import Verdict, met, not_met


@dataclass(frozen=True, slots=True)
class Marked:
    """An entry with its final mark and the judges' totals that it was made from."""

    code: str
    value: Decimal
    marks: tuple[Decimal, ...]


@dataclass(frozen=True, slots=True)
class Unsettled:
    """An entry whose mark may as well lie on the other side of the line, given how judges differ.

    `low` and `high` bound the mark that ever more judges would come to; `more` sheets would settle it,
    None: no sensible number would.
    """

    code: str
    place: int
    value: Decimal
    low: float
    high: float
    inside: bool
    more: int | None


@dataclass(frozen=True, slots=True)
class CutLine:
    """The line half-way between the last mark inside and the first outside (None: nothing to part).

    `spread` is the standard deviation of the judges' totals of one entry, None when no entry has two.
    """

    line: Fraction | None
    spread: float | None
    unsettled: tuple[Unsettled, ...]
    verdict: Verdict
    confidence: float

    @property
    def percent(self) -> int:
        """The confidence as people say it."""
        return round(self.confidence * 100)


def cut_line(
    finals: Sequence[Marked], number: int, *, confidence: float = 0.9, more_at_most: int = 6
) -> CutLine:
    """Which entries around place `number` are not settled by the marks, and how many more sheets would do.

    An entry is settled when the interval of its mark, of the given confidence, does not reach the line.
    More than `more_at_most` sheets for one entry count as never.
    """
    ranked = sorted(finals, key=lambda one: (-one.value, one.code))
    spread = spread_of(ranked)
    if not 0 < number < len(ranked):
        every = met("", "Mọi bài có điểm đều trong số được chọn.")
        return CutLine(None, spread, (), every, confidence)
    line = (Fraction(ranked[number - 1].value) + Fraction(ranked[number].value)) / 2
    reach = NormalDist().inv_cdf((1 + confidence) / 2) * (spread or 0.0)
    found = [
        _unsettled(one, place, line=line, reach=reach, inside=place <= number, more_at_most=more_at_most)
        for place, one in enumerate(ranked, 1)
    ]
    unsettled = tuple(one for one in found if one is not None)
    return CutLine(line, spread, unsettled, _judged(unsettled, number, spread), confidence)


def spread_of(finals: Sequence[Marked]) -> float | None:
    """How far judges differ on one entry: the standard deviation within entries, pooled over all of them."""
    several = [one.marks for one in finals if len(one.marks) > 1]
    freedom = sum(len(marks) - 1 for marks in several)
    if not freedom:
        return None
    squares = sum(variance(marks) * (len(marks) - 1) for marks in several)
    return sqrt(float(squares) / freedom)


def _unsettled(
    one: Marked, place: int, *, line: Fraction, reach: float, inside: bool, more_at_most: int
) -> Unsettled | None:
    value, marks = float(one.value), max(len(one.marks), 1)
    away, half = abs(float(Fraction(one.value) - line)), reach / sqrt(marks)
    if away > half or (not reach and away):
        return None
    more = max(ceil((reach / away) ** 2) - marks, 1) if away else None
    if more is not None and more > more_at_most:
        more = None
    return Unsettled(one.code, place, one.value, value - half, value + half, inside, more)


def _judged(unsettled: Sequence[Unsettled], number: int, spread: float | None) -> Verdict:
    codes = tuple(one.code for one in unsettled)
    if not unsettled:
        note = (
            ""
            if spread is not None
            else " (mỗi bài chỉ có một phiếu chấm, chưa biết các giám khảo lệch nhau)"
        )
        return met("", f"Điểm đã phân định rõ {number} bài đứng đầu{note}.")
    sheets = sum(one.more for one in unsettled if one.more)
    close = sum(one.more is None for one in unsettled)
    reason = f"{len(unsettled)} bài quanh vị trí {number} chưa phân định được bằng điểm"
    asked = (
        [f"thêm khoảng {sheets} phiếu chấm thì phân định được {len(unsettled) - close} bài"] if sheets else []
    )
    asked += [f"{close} bài điểm quá sát nhau, cần người quyết định"] if close else []
    return not_met("", f"{reason}: {'; '.join(asked)}.", evidence=codes, found=len(unsettled))
