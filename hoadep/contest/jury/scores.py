"""What the marks of a round come to: final marks with their reasons, for the office and for the selection."""

from collections import defaultdict
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from hoadep.contest.jury import blinding
from hoadep.contest.jury.facts import rubric_of
from hoadep.contest.jury.models import Numbered, Round, Sheet
from hoadep.contest.jury.rubrics import Rubric, said_mark
from hoadep.rules.verdict import Verdict, met, not_yet


@dataclass(frozen=True)
class Given:
    """The total that a judge gave an entry."""

    judge: str
    value: Decimal
    third: bool


@dataclass(frozen=True)
class Result:
    """What an entry's marks come to; `final` is None while there is none, or when the entry was withdrawn."""

    number: int
    code: str
    final: Decimal | None
    verdict: Verdict
    given: tuple[Given, ...]
    needs_third: bool
    withdrawn: bool

    @property
    def spread(self) -> Decimal:
        """How far the highest total lies over the lowest."""
        values = [given.value for given in self.given]
        return max(values) - min(values) if values else Decimal(0)


def results(round: Round) -> list[Result]:
    """Every entry of a round, by number. Live while the round is open; as settled once it is closed."""
    rubric, gone = rubric_of(round), blinding.withdrawn(round)
    given: dict[int, list[Given]] = defaultdict(list)
    sheets = Sheet.objects.marked().filter(numbered__round=round)
    for number, judge, value, third in sheets.order_by("panelist__code").values_list(
        "numbered__number", "panelist__code", "total", "third"
    ):
        given[number].append(Given(judge, value, third))
    rows = list(Numbered.objects.filter(round=round).select_related("round"))
    return [_result(row, rubric, tuple(given[row.number]), row.number in gone) for row in rows]


def _result(row: Numbered, rubric: Rubric, given: tuple[Given, ...], withdrawn: bool) -> Result:
    final, verdict, third = _combined(rubric, row, given)
    if row.explanation is not None:
        final, verdict, third = row.final, Verdict.from_json(row.explanation), False
    if withdrawn:
        final, third = None, False
        verdict = not_yet(rubric.clause, "Bài đã rút khỏi cuộc thi sau khi giao chấm: không xếp hạng.")
    return Result(
        number=row.number,
        code=row.code,
        final=final,
        verdict=verdict,
        given=given,
        needs_third=third,
        withdrawn=withdrawn,
    )


def _combined(
    rubric: Rubric, row: Numbered, given: tuple[Given, ...]
) -> tuple[Decimal | None, Verdict, bool]:
    values = [one.value for one in given]
    if not values:
        return None, not_yet(rubric.clause, "Chưa có phiếu chấm nào.", evidence=(row.code,)), False
    mean = (sum(values, Decimal(0)) / len(values)).quantize(Decimal("0.001"), ROUND_HALF_UP)
    said = " + ".join(map(said_mark, values))
    reason = f"Trung bình cộng của {len(values)} phiếu: ({said}) : {len(values)} = {said_mark(mean)}."
    third = (
        rubric.third_over is not None
        and len(values) <= rubric.marks_each
        and max(values) - min(values) > rubric.third_over
    )
    return mean, met(rubric.clause, reason, evidence=(row.code,)), third
