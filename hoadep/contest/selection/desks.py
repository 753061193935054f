"""What the pages of a choice show beside its lines: counters, groups, and what waits to be done."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from hoadep.contest.selection.facts import Desk, Line
from hoadep.contest.selection.models import Prize


@dataclass(frozen=True)
class Share:
    """How many of a group are chosen, of how many eligible ones."""

    name: str
    key: str
    chosen: int
    eligible: int


def shares(desk: Desk) -> dict[str, list[Share]]:
    """The counters by block and by kind, in the order of the plan."""
    blocks = [(block.key, block.name) for block in desk.plan.blocks]
    kinds = [(kind.key, kind.name) for kind in desk.plan.entry_kinds]
    return {
        "khoi": _shares(
            blocks, [line.scored.block for line in desk.chosen], [line.scored.block for line in desk.eligible]
        ),
        "the_loai": _shares(
            kinds, [line.scored.kind for line in desk.chosen], [line.scored.kind for line in desk.eligible]
        ),
    }


def _shares(groups: Iterable[tuple[str, str]], chosen: list[str], eligible: list[str]) -> list[Share]:
    taken, there = Counter(chosen), Counter(eligible)
    return [Share(name, key, taken[key], there[key]) for key, name in groups if taken[key] or there[key]]


def repeated(desk: Desk) -> list[tuple[str, int]]:
    """Authors and exemplars that the list has more than once, with how often."""
    counts: Counter[str] = Counter()
    for line in desk.chosen:
        counts.update([*line.scored.authors, *line.scored.exemplars])
    return [(desk.names[code], many) for code, many in counts.most_common() if many > 1]


@dataclass(frozen=True)
class Row:
    """A line of the list in its place, with its prize and whether the marks leave it open."""

    line: Line
    prize: Prize | None
    tied: bool


def rows(desk: Desk, prizes: Iterable[Prize]) -> list[Row]:
    """The list, highest mark first."""
    of_entry = {prize.entry_id: prize for prize in prizes}
    return [Row(line, of_entry.get(line.pk), line.code in desk.selection.tied) for line in desk.chosen]
