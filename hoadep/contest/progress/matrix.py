"""The board laid out for the eye: one table for each block and rhythm, units down, periods across."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from hoadep.contest.people.models import Unit
from hoadep.contest.progress.facts import Board, UnitBoard
from hoadep.rules.periods import Period
from hoadep.rules.plan.schema import Counts
from hoadep.rules.quota import BoardLine


@dataclass(frozen=True)
class Totals:
    """Sums over some lines; `rate` in per cent never passes 100, None where nothing was owed."""

    owed: int
    received: int
    counted: int
    missing: int
    late: int
    waiting: int
    acknowledged: int

    @property
    def rate(self) -> int | None:
        """How much of what was owed has come."""
        return self.counted * 100 // self.owed if self.owed else None


@dataclass(frozen=True)
class Row:
    """One unit's cells, one for each period of the table (None: the unit has no such period)."""

    unit: Unit
    asked: bool
    cells: tuple[BoardLine | None, ...]
    totals: Totals


@dataclass(frozen=True)
class Table:
    """Units of one block that owe at the same rhythm."""

    block: str
    name: str
    counts: Counts
    periods: tuple[Period, ...]
    rows: tuple[Row, ...]
    sums: tuple[Totals, ...]
    totals: Totals


def sum_up(lines: Iterable[BoardLine]) -> Totals:
    """The sums of some lines."""
    found = list(lines)
    return Totals(
        owed=sum(line.owed for line in found),
        received=sum(line.received for line in found),
        counted=sum(line.counted for line in found),
        missing=sum(line.missing for line in found if line.state == "missing"),
        late=sum(line.late for line in found),
        waiting=sum(line.waiting for line in found),
        acknowledged=sum(line.acknowledged for line in found),
    )


def block_totals(board: Board, counts: str) -> list[tuple[str, Totals]]:
    """Each block's name with its sums, in the plan's order."""
    plan = board.book.latest
    lines = [line for line in board.lines if line.counts == counts]
    return [(block.name, sum_up(line for line in lines if line.block == block.key)) for block in plan.blocks]


def tables(board: Board, counts: Counts, *, order: str = "") -> list[Table]:
    """The board of entries or of nominations, blocks in the plan's order."""
    plan = board.book.latest
    groups: dict[tuple[str, str], list[UnitBoard]] = {}
    for block in plan.blocks:
        for every in ("month", "quarter"):
            groups[block.key, every] = []
    for unit in board.units:
        quota = plan.quota(unit.participation.kind, counts)
        if quota:
            groups[plan.block_of(unit.participation.kind).key, quota.every].append(unit)
    names = {block.key: block.name for block in plan.blocks}
    return [
        _table(board, units, block=block, name=names[block], counts=counts, order=order)
        for (block, _), units in groups.items()
        if units
    ]


def _table(
    board: Board, units: Sequence[UnitBoard], *, block: str, name: str, counts: Counts, order: str
) -> Table:
    every = [line.period for unit in units for line in unit.of(counts)]
    periods = {
        period.key: period for period in sorted(every, key=lambda period: period.extended, reverse=True)
    }
    shown = tuple(sorted(periods.values(), key=lambda period: period.starts))
    rows = [_row(board, unit, shown, counts) for unit in units]
    if order == "thieu":
        rows.sort(key=lambda row: -row.totals.missing)
    cells = [[row.cells[n] for row in rows] for n in range(len(shown))]
    sums = tuple(sum_up(cell for cell in column if cell) for column in cells)
    totals = sum_up(line for unit in units for line in unit.of(counts))
    return Table(block, name, counts, shown, tuple(rows), sums, totals)


def _row(board: Board, unit: UnitBoard, periods: Sequence[Period], counts: str) -> Row:
    by_key = {line.period.key: line for line in unit.of(counts)}
    asked = board.book.latest.kind(unit.participation.kind).standing == "asked"
    cells = tuple(by_key.get(period.key) for period in periods)
    return Row(unit.participation.unit, asked, cells, sum_up(by_key.values()))
