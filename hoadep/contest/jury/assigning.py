"""Hands a round to the solver: its entries and judges as the rules see them."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from hoadep.contest.jury import blinding, conflict_facts
from hoadep.contest.jury.models import Panelist, Round, Sheet
from hoadep.rules.panel_table import GIVEN
from hoadep.rules.panels import Assignment, Candidate, Judge, assign


def solved(
    round: Round,
    standing: Sequence[Sheet],
    *,
    marks_each: int,
    seed: int,
    at: datetime,
    only: Collection[int] = (),
    taken: Collection[tuple[int, str]] = (),
) -> Assignment:
    """Who marks what, given the sheets that stay.

    `only` these numbers, or all; `taken` are pairs (number, judge) not to be made again. Raises `Refused`
    with the limit that stands in the way.
    """
    barred = conflict_facts.barred(round, at=at)
    judges = [
        _judge(panelist, barred[panelist.pk], _of(panelist, taken)) for panelist in round.panelists.all()
    ]
    origins = blinding.origins(round, at=at)
    candidates = [
        Candidate(str(number), origin.unit, origin.authors)
        for number, origin in sorted(origins.items())
        if not origin.withdrawn and (not only or number in only)
    ]
    numbers = {candidate.code for candidate in candidates}
    fixed = [
        (str(sheet.numbered.number), sheet.panelist.code)
        for sheet in standing
        if str(sheet.numbered.number) in numbers
    ]
    gone = [number for number, origin in origins.items() if origin.withdrawn]
    busy = _standing_loads(round, gone) - Counter(judge for _, judge in fixed)
    return assign(candidates, judges, marks_each=marks_each, seed=seed, fixed=fixed, busy=busy)


def _standing_loads(round: Round, gone: Collection[int]) -> Counter[str]:
    """How many sheets each judge has, those of withdrawn entries left out."""
    rows = Sheet.objects.standing().filter(numbered__round=round).exclude(numbered__number__in=gone)
    return Counter(rows.values_list("panelist__code", flat=True))


def _of(panelist: Panelist, taken: Collection[tuple[int, str]]) -> set[int]:
    return {number for number, judge in taken if judge == panelist.code}


def _judge(panelist: Panelist, barred: Mapping[int, str], taken: set[int]) -> Judge:
    """The judge with every entry that is barred and why; who has left gets nothing new."""
    why = {str(number): conflict_facts.OF_PERSONS[reason] for number, reason in barred.items()}
    return Judge(
        code=panelist.code,
        name=panelist.name,
        barred=why | {str(number): GIVEN for number in taken},
        most=panelist.most if panelist.left_at is None else 0,
    )
