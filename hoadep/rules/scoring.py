"""From the sheets of an entry to its final mark: the mean, a trimmed mean, and how a third sheet counts."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Literal

from hoadep.rules.plan.marking import Combine, Third
from hoadep.rules.verdict import Answer, Verdict, met, not_yet

Role = Literal["first", "third", "more"]
Lines = tuple[tuple[str, Decimal, Decimal], ...]

ZERO = Decimal(0)
FINEST = Decimal("0.001")
"""The decimals that a final mark has."""
TRIMMED_FROM = 3
ROLES: dict[Role, str] = {"first": "", "third": " (chấm thêm vì chênh lệch)", "more": " (xin thêm phiếu)"}


@dataclass(frozen=True)
class Combining:
    """What a round's rubric says of its sheets; see `rules.plan.marking.RoundRule`."""

    marks_each: int
    third_over: Decimal | None = None
    third: Third = "all"
    combine: Combine = "mean"
    clause: str = ""


@dataclass(frozen=True)
class Given:
    """A marked sheet: the judge's code, the total, whether it is one of the first or was asked for later.

    `third` because the first differed too much, `more` to settle a place. `lines` are (criterion, mark,
    weight).
    """

    judge: str
    total: Decimal
    role: Role = "first"
    lines: Lines = ()


@dataclass(frozen=True)
class Combined:
    """A final mark (None: no sheet yet), whether a third sheet is to be asked for, and why."""

    final: Decimal | None
    needs_third: bool
    verdict: Verdict


def combine(rule: Combining, sheets: Sequence[Given], *, code: str, waived: str = "") -> Combined:
    """What the sheets of an entry come to. `waived`: why the round closed without the third that was due."""
    if not sheets:
        return Combined(None, False, not_yet(rule.clause, "Chưa có phiếu chấm nào.", evidence=(code,)))
    first = [one for one in sheets if one.role == "first"]
    third = [one for one in sheets if one.role == "third"]
    more = [one for one in sheets if one.role == "more"]
    apart = _spread(first)
    differ = rule.third_over is not None and apart > rule.third_over
    said = [*_short(rule, first), *_asked(rule, first, third, apart, waived=waived)]
    counted, why = _settled(rule, first, third) if differ and third else ([*first, *third], "")
    counted = [*counted, *more]
    if more:
        said.append(f"Tính cả {len(more)} phiếu xin thêm để phân định.")
    final, how = _mean(rule, counted, why)
    due = differ and not third
    verdict = Verdict(
        answer=Answer.NOT_YET if due and not waived else Answer.MET,
        clause=rule.clause,
        reason=" ".join([*said, how]),
        evidence=(code, *(one.judge for one in sheets)),
        parts=tuple(_told(rule, one, counted) for one in sheets),
    )
    return Combined(final, due, verdict)


def _spread(sheets: Sequence[Given]) -> Decimal:
    totals = [one.total for one in sheets]
    return max(totals) - min(totals) if totals else ZERO


def _short(rule: Combining, first: Sequence[Given]) -> list[str]:
    if len(first) >= rule.marks_each:
        return []
    return [f"Có {len(first)}/{rule.marks_each} phiếu theo thang điểm."]


def _asked(
    rule: Combining, first: Sequence[Given], third: Sequence[Given], apart: Decimal, *, waived: str
) -> list[str]:
    """Why a third sheet was asked for, or that the round closed without it."""
    if rule.third_over is None:
        return []
    which = "Hai phiếu" if len(first) == 2 else f"{len(first)} phiếu"
    if apart > rule.third_over:
        said = f"{which} chênh {said_mark(apart)} điểm, quá {said_mark(rule.third_over)}"
        if third:
            return [f"{said} nên đã chấm thêm."]
        return [
            f"{said}, nhưng vòng đóng khi chưa chấm thêm: {waived}." if waived else f"{said}: cần chấm thêm."
        ]
    if third:
        return [f"Đã chấm thêm, nay {which.lower()} không còn chênh quá {said_mark(rule.third_over)}."]
    return []


def _settled(rule: Combining, first: list[Given], third: list[Given]) -> tuple[list[Given], str]:
    """The sheets that count once a third one is there, and how they were picked."""
    if rule.third == "decides":
        return third, "Phiếu chấm thêm quyết định"
    if rule.third == "nearest":
        return _nearest([*first, *third], len(first))
    return [*first, *third], ""


def _nearest(sheets: list[Given], number: int) -> tuple[list[Given], str]:
    """So many sheets that lie nearest together; all of them where that leaves a choice."""
    ranked = sorted(sheets, key=lambda one: (one.total, one.judge))
    windows = [ranked[n : n + number] for n in range(len(ranked) - number + 1)]
    least = min(map(_spread, windows))
    nearest = [window for window in windows if _spread(window) == least]
    if len({sum((one.total for one in window), ZERO) for window in nearest}) > 1:
        return sheets, "Các phiếu cách đều nhau nên tính cả"
    return nearest[0], f"Lấy {number} phiếu gần nhau nhất"


def _mean(rule: Combining, counted: Sequence[Given], why: str) -> tuple[Decimal, str]:
    totals = sorted(one.total for one in counted)
    said = f"{why}. " if why else ""
    if rule.combine == "trimmed" and len(totals) >= TRIMMED_FROM:
        said += f"Bỏ phiếu cao nhất {said_mark(totals[-1])} và thấp nhất {said_mark(totals[0])}. "
        totals = totals[1:-1]
    elif rule.combine == "trimmed":
        said += "Quá ít phiếu để bỏ phiếu cao nhất, thấp nhất. "
    else:
        totals = [one.total for one in counted]
    mean = (sum(totals, ZERO) / len(totals)).quantize(FINEST, ROUND_HALF_UP)
    if len(totals) == 1:
        return mean, f"{said}Điểm của 1 phiếu: {said_mark(mean)}."
    sum_said = " + ".join(map(said_mark, totals))
    said += f"Trung bình cộng của {len(totals)} phiếu: ({sum_said}) : {len(totals)} = {said_mark(mean)}."
    return mean, said


def _told(rule: Combining, sheet: Given, counted: Sequence[Given]) -> Verdict:
    """One sheet as part of the explanation: its marks with their weights, and whether it counts."""
    lines = " + ".join(
        f"{name} {said_mark(mark)}" + (f" × {said_mark(weight)}" if weight != 1 else "")
        for name, mark, weight in sheet.lines
    )
    reason = f"{sheet.judge}{ROLES[sheet.role]}: {f'{lines} = ' if lines else ''}{said_mark(sheet.total)}"
    if sheet not in counted:
        reason += ", không tính"
    return met(rule.clause, f"{reason}.", evidence=(sheet.judge,))


def said_mark(value: Decimal | None) -> str:
    """A mark as it is written: 7,5; 8; nothing for none.

    As many decimals as final marks have, so that two that differ never look alike.
    """
    if value is None:
        return ""
    written = f"{value.quantize(FINEST, ROUND_HALF_UP):f}"
    return (written.rstrip("0").rstrip(".") if "." in written else written).replace(".", ",")
