"""What the marks of a round come to: final marks with their reasons, for the office and for the selection."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from hoadep.contest.jury import blinding
from hoadep.contest.jury.facts import rubric_of, totals_of
from hoadep.contest.jury.models import Numbered, Round
from hoadep.rules.agreement import Agreement, agreement
from hoadep.rules.scoring import Combined, Given, combine
from hoadep.rules.severity import Advice, Corrected, SheetMark, advise
from hoadep.rules.verdict import Verdict, not_yet


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
        values = [given.total for given in self.given]
        return max(values) - min(values) if values else Decimal(0)


def results(round: Round) -> list[Result]:
    """Every entry of a round, by number. Live while the round is open; as settled once it is closed."""
    rubric, gone = rubric_of(round), blinding.withdrawn(round)
    given = totals_of(round)
    rows = list(Numbered.objects.filter(round=round).select_related("round"))
    return [
        _result(
            row,
            combine(rubric.combining, given[row.number], code=row.code, waived=round.close_reason),
            tuple(given[row.number]),
            withdrawn=row.number in gone,
        )
        for row in rows
    ]


def _result(row: Numbered, found: Combined, given: tuple[Given, ...], *, withdrawn: bool) -> Result:
    final, verdict, third = found.final, found.verdict, found.needs_third
    if row.explanation is not None:
        final, verdict, third = row.final, Verdict.from_json(row.explanation), False
    if withdrawn:
        final, third = None, False
        verdict = not_yet(verdict.clause, "Bài đã rút khỏi cuộc thi sau khi giao chấm: không xếp hạng.")
    return Result(
        number=row.number,
        code=row.code,
        final=final,
        verdict=verdict,
        given=given,
        needs_third=third,
        withdrawn=withdrawn,
    )


def best(round: Round, number: int) -> list[int]:
    """The entries (keys) with the highest final marks of a closed round; ties with the last are all taken."""
    ranked = sorted(
        (result for result in results(round) if result.final is not None),
        key=lambda result: result.final or Decimal(0),
        reverse=True,
    )
    if not ranked:
        return []
    least = ranked[min(number, len(ranked)) - 1].final or Decimal(0)
    numbers = [result.number for result in ranked if (result.final or Decimal(0)) >= least]
    rows = Numbered.objects.filter(round=round, number__in=numbers)
    return list(rows.order_by("entry_id").values_list("entry_id", flat=True))


@dataclass(frozen=True)
class Place:
    """An entry at its place in the official order; `origin` is known once the round is closed.

    `corrected` is the advice beside it, None without.
    """

    place: int
    result: Result
    origin: blinding.Origin | None
    corrected: Corrected | None


def ranked(results: Sequence[Result], origins: Mapping[int, blinding.Origin], advice: Advice) -> list[Place]:
    """The official order: highest final mark first, entries of one mark at one place."""
    marked = [result for result in results if result.final is not None]
    marked.sort(key=lambda result: (-(result.final or Decimal(0)), result.number))
    places: dict[Decimal | None, int] = {}
    beside = {one.entry: one for one in advice.entries}
    return [
        Place(
            places.setdefault(result.final, n),
            result,
            origins.get(result.number),
            beside.get(str(result.number)),
        )
        for n, result in enumerate(marked, 1)
    ]


def advice_of(results: Sequence[Result]) -> Advice:
    """What the sheets of a round say of its judges; entries (by number) with corrected marks beside."""
    sheets = [
        SheetMark(str(result.number), given.judge, given.total)
        for result in results
        for given in result.given
    ]
    return advise(sheets, unranked={str(result.number) for result in results if result.withdrawn})


def agreement_of(results: Sequence[Result]) -> Agreement:
    """How far the judges of a round agree."""
    return agreement([[float(given.total) for given in result.given] for result in results])
