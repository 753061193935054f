"""Puts a choice to the rules: the best by marks, how it keeps its limits, the cut line, what swaps cost."""

from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal

from hoadep.contest.selection.facts import Desk, Line
from hoadep.rules.cut_line import CutLine, Marked, cut_line
from hoadep.rules.selection import Choice, Swap, choose, judge_choice, swap_cost
from hoadep.rules.verdict import Refused, Verdict, not_met

OFFERED = 6
"""So many of the best, and so many of the same block, are offered in exchange for an entry."""


def best(desk: Desk) -> Choice:
    """The best choice by marks that keeps what people fixed; an entry without a mark is in only when fixed.

    Raises `Refused` when there are no marks, or when the limits cannot hold together.
    """
    if gone := tuple(line.code for line in desk.lines if line.fixed == "in" and not line.eligible):
        said = f"{', '.join(gone)} được giữ nhưng không còn đủ điều kiện: hãy thôi giữ trước."
        raise Refused(not_met("", said, evidence=gone))
    marked = [line for line in desk.eligible if line.value is not None or line.fixed == "in"]
    if not any(line.value is not None for line in marked):
        raise Refused(not_met("", "Chưa có điểm chính thức: vòng chấm chưa đóng."))
    return choose(
        [line.scored for line in marked],
        number=desk.selection.number,
        limits=desk.limits,
        fixed_in=[line.code for line in marked if line.fixed == "in"],
        fixed_out=[line.code for line in marked if line.fixed == "out"],
        names=desk.names,
    )


def judged(desk: Desk) -> tuple[Verdict, ...]:
    """How the list as it stands keeps the number and each limit."""
    return judge_choice(
        [line.scored for line in desk.eligible],
        [line.scored for line in desk.chosen],
        number=desk.selection.number,
        limits=desk.limits,
        names=desk.names,
    )


def total(lines: Collection[Line]) -> Decimal:
    """The sum of the marks."""
    return sum((line.value or Decimal(0) for line in lines), Decimal(0))


def cut(desk: Desk) -> CutLine | None:
    """The entries around the last place that the marks do not settle; None where there are no marks."""
    finals = [line.final for line in desk.eligible if line.final]
    marked = [
        Marked(final.entry, final.value, tuple(value for _, value in final.marks))
        for final in finals
        if final.value is not None
    ]
    if not marked:
        return None
    return cut_line(marked, desk.selection.number, confidence=finals[0].confidence)


@dataclass(frozen=True)
class Offer:
    """An entry that could take another one's place."""

    line: Line
    swap: Swap

    @property
    def loss(self) -> Decimal:
        """By how much the sum of the marks falls."""
        return Decimal(self.swap.cost.numerator) / self.swap.cost.denominator

    @property
    def gain(self) -> Decimal:
        """By how much it rises."""
        return -self.loss


def offers(desk: Desk, out: Line) -> list[Offer]:
    """What could stand in the place of an entry: first what breaks no limit, then what costs least."""
    others = [line for line in desk.eligible if not line.chosen]
    alike = [line for line in others if line.scored.block == out.scored.block]
    offered = {line.code: line for line in [*others[:OFFERED], *alike[:OFFERED]]}
    candidates, chosen = [line.scored for line in desk.lines], [line.code for line in desk.chosen]
    found = [
        Offer(
            line,
            swap_cost(
                candidates,
                chosen,
                out=out.code,
                into=line.code,
                number=desk.selection.number,
                limits=desk.limits,
                names=desk.names,
            ),
        )
        for line in offered.values()
    ]
    return sorted(found, key=lambda offer: (bool(offer.swap.broken), offer.swap.cost))
