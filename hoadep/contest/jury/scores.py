"""What the marks of a round come to: final marks with their reasons, for the office and for the selection."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from hoadep.contest.jury import blinding
from hoadep.contest.jury.facts import rubric_of, totals_of
from hoadep.contest.jury.models import Numbered, Round
from hoadep.rules.scoring import Combined, Given, combine
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
    """An entry at its place in the official order; `origin` is known once the round is closed."""

    place: int
    result: Result
    origin: blinding.Origin | None


def ranked(results: Sequence[Result], origins: Mapping[int, blinding.Origin]) -> list[Place]:
    """The official order: highest final mark first, entries of one mark at one place."""
    marked = [result for result in results if result.final is not None]
    marked.sort(key=lambda result: (-(result.final or Decimal(0)), result.number))
    places: dict[Decimal | None, int] = {}
    return [
        Place(places.setdefault(result.final, n), result, origins.get(result.number))
        for n, result in enumerate(marked, 1)
    ]


@dataclass(frozen=True)
class Severity:
    """How a judge marks beside the others on the same entries: above zero is milder."""

    code: str
    name: str
    sheets: int
    mean: Decimal
    beside: Decimal


@dataclass(frozen=True)
class Jury:
    """What the marks tell of the judges."""

    judges: tuple[Severity, ...]


def jury(round: Round, results: Sequence[Result]) -> Jury:
    """Each judge's mean, and how it lies beside the means of the entries marked."""
    own: dict[str, list[Decimal]] = defaultdict(list)
    beside: dict[str, list[Decimal]] = defaultdict(list)
    for result in results:
        others = {g.judge: [o.total for o in result.given if o.judge != g.judge] for g in result.given}
        for given in result.given:
            own[given.judge].append(given.total)
            if rest := others[given.judge]:
                beside[given.judge].append(given.total - _mean(rest))
    return Jury(
        judges=tuple(
            Severity(
                judge.code,
                judge.name,
                len(own[judge.code]),
                _mean(own[judge.code]),
                _mean(beside[judge.code]),
            )
            for judge in round.panelists.all()
            if own[judge.code]
        )
    )


def _mean(values: Sequence[Decimal]) -> Decimal:
    return sum(values, Decimal(0)) / len(values) if values else Decimal(0)
