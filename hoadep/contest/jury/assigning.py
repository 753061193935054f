"""Hands a round to the solver: its entries and judges as the rules see them."""

from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from hoadep.contest.jury import blinding, conflict_facts
from hoadep.contest.jury.models import Panelist, Round, Sheet
from hoadep.rules.verdict import Refused, not_met


@dataclass(frozen=True)
class Candidate:
    """An entry to be marked."""

    code: str
    unit: str
    authors: tuple[str, ...]


@dataclass(frozen=True)
class Judge:
    """Somebody who marks, the entries that are not for them, and how many they take at most."""

    code: str
    unit: str
    person: str
    conflicts: frozenset[str]
    most: int | None


@dataclass(frozen=True)
class Assignment:
    """Who marks what; `optimal` when no fairer way is possible."""

    pairs: tuple[tuple[str, str], ...]
    loads: dict[str, int]
    optimal: bool
    seed: int


def solve(
    entries: Sequence[Candidate],
    judges: Sequence[Judge],
    *,
    marks_each: int,
    seed: int,
    fixed: Collection[tuple[str, str]] = (),
) -> Assignment:
    """Give each entry in turn to those with the fewest, ties by the seed; fair, but not proved the fairest.

    Raises `Refused` when an entry has too few judges left.
    """
    loads: Counter[str] = Counter()
    have: dict[str, set[str]] = defaultdict(set)
    for entry_code, judge_code in fixed:
        have[entry_code].add(judge_code)
        loads[judge_code] += 1
    for n, entry in enumerate(entries):
        free = [j for j in judges if entry.code not in j.conflicts and j.code not in have[entry.code]]
        free.sort(key=lambda j: (loads[j.code], _drawn(seed, n, j.code)))
        need = marks_each - len(have[entry.code])
        free = [j for j in free if j.most is None or loads[j.code] < j.most]
        if len(free) < need:
            raise Refused(
                not_met("", f"Bài {entry.code} chỉ còn {len(free)} giám khảo chấm được, cần {need}.")
            )
        for j in free[: max(0, need)]:
            have[entry.code].add(j.code)
            loads[j.code] += 1
    pairs = tuple((e.code, judge_code) for e in entries for judge_code in sorted(have[e.code]))
    return Assignment(pairs, dict(loads), False, seed)


def _drawn(seed: int, n: int, code: str) -> str:
    """A lot that the same seed draws again on any machine."""
    return sha256(f"{seed} {n} {code}".encode()).hexdigest()


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
    held = Counter(sheet.panelist_id for sheet in standing)
    judges = [
        _judge(panelist, {*barred[panelist.pk], *_of(panelist, taken)}, held=held[panelist.pk])
        for panelist in round.panelists.all()
    ]
    candidates = [
        Candidate(str(number), origin.unit, origin.authors)
        for number, origin in sorted(blinding.origins(round, at=at).items())
        if not origin.withdrawn and (not only or number in only)
    ]
    numbers = {candidate.code for candidate in candidates}
    fixed = [
        (str(sheet.numbered.number), sheet.panelist.code)
        for sheet in standing
        if str(sheet.numbered.number) in numbers
    ]
    return solve(candidates, judges, marks_each=marks_each, seed=seed, fixed=fixed)


def _of(panelist: Panelist, taken: Collection[tuple[int, str]]) -> set[int]:
    return {number for number, judge in taken if judge == panelist.code}


def _judge(panelist: Panelist, barred: set[int], *, held: int) -> Judge:
    """The judge with every entry that is barred, for whatever reason; who has left gets nothing new."""
    return Judge(
        code=panelist.code,
        unit="",
        person="",
        conflicts=frozenset(map(str, barred)),
        most=panelist.most if panelist.left_at is None else held,
    )
