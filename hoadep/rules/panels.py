"""Who marks what: each entry gets so many judges, never its own, with the fairest loads that are possible."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import shake_256
from types import MappingProxyType
from typing import Final

import numpy as np
from numpy.typing import NDArray
from ortools.graph.python.min_cost_flow import SimpleMinCostFlow

from hoadep.rules import panel_limits
from hoadep.rules.panel_table import Candidate, Judge, Pair, Table, table_of

__all__ = ["Assignment", "Candidate", "Judge", "Pair", "assign"]

LOT_BITS: Final = 12
NO_WORK: Final[Mapping[str, int]] = MappingProxyType({})


@dataclass(frozen=True)
class Assignment:
    """Who marks what, (entry, judge) in order, those fixed included; `optimal`: no fairer way is possible.

    Fairest means the smallest sum of squares of the loads; with it the greatest load is the smallest too.
    """

    pairs: tuple[Pair, ...]
    loads: dict[str, int]
    optimal: bool
    seed: int


def assign(
    entries: Sequence[Candidate],
    judges: Sequence[Judge],
    *,
    marks_each: int,
    seed: int,
    fixed: Collection[Pair] = (),
    busy: Mapping[str, int] = NO_WORK,
) -> Assignment:
    """Give each entry `marks_each` judges, keeping the `fixed` pairs, whatever they are, as part of them.

    `busy` is what judges (codes) have to mark beside all this; it counts in their loads and against `most`.

    Among the fairest ways lots decide that only the seed and the codes draw, so that the same question has
    the same answer on every machine, in whatever order it is put. Raises `Refused` with the limit that
    stands in the way.
    """
    table = table_of(entries, judges, marks_each=marks_each, fixed=fixed, busy=busy)
    panel_limits.check_each(table, marks_each)
    panel_limits.check_room(table)
    chosen, optimal = _fairest(table, seed)
    if chosen is None:
        raise panel_limits.bottleneck(table)
    rows, columns = np.nonzero(chosen)
    given = {(table.entries[row].code, table.judges[column].code) for row, column in _places(rows, columns)}
    loads = table.held + chosen.sum(axis=0)
    return Assignment(
        pairs=tuple(sorted(given | set(fixed))),
        loads={judge.code: int(load) for judge, load in zip(table.judges, loads, strict=True)},
        optimal=optimal,
        seed=seed,
    )


def _places(rows: NDArray[np.int64], columns: NDArray[np.int64]) -> Iterable[tuple[int, int]]:
    return zip(rows.tolist(), columns.tolist(), strict=True)


def _fairest(table: Table, seed: int) -> tuple[NDArray[np.bool_] | None, bool]:
    """The fairest choice of free places, None when there is none.

    The step from a load n to n + 1 costs 2n + 1, so that the flow of least cost has the least sum of
    squares. Loads are capped to keep the network small; a cap that somebody reaches is doubled, since a
    choice that no cap touches is the best of all.
    """
    free, top = table.free, table.held + table.room
    if not table.need.any():
        return np.zeros_like(free), True
    lots = _lots(table, seed)
    cap = 2 * (int(table.need.sum() + table.held.sum()) // len(table.judges) + 1)
    while True:
        chosen, optimal = _flow(table, free, lots, cap=cap)
        reached = cap < top if chosen is None else (table.held + chosen.sum(axis=0) >= cap) & (cap < top)
        if not reached.any():
            return chosen, optimal
        cap *= 2


def _flow(
    table: Table, free: NDArray[np.bool_], lots: NDArray[np.int64], *, cap: int
) -> tuple[NDArray[np.bool_] | None, bool]:
    """The flow of least cost from the entries over the free places to the judges and out."""
    rows, columns = np.nonzero(free)
    room = np.clip(cap - table.held, 0, table.room)
    out = np.repeat(np.arange(len(table.judges)), room)
    load = np.concatenate([held + np.arange(n) for held, n in zip(table.held, room, strict=True)])
    end, total = sum(free.shape), int(table.need.sum())
    network = SimpleMinCostFlow()
    _add(network, rows, len(table.entries) + columns, lots[rows, columns])
    _add(network, len(table.entries) + out, np.full(len(out), end), (2 * load + 1) * (total << LOT_BITS))
    for n, need in enumerate(table.need.tolist()):
        network.set_node_supply(n, need)
    network.set_node_supply(end, -total)
    status = network.solve()
    if status == SimpleMinCostFlow.Status.INFEASIBLE:
        return None, False
    chosen = np.zeros_like(free)
    chosen[rows, columns] = np.asarray(network.flows(np.arange(len(rows), dtype=np.int32))) > 0
    return chosen, status == SimpleMinCostFlow.Status.OPTIMAL


def _add(
    network: SimpleMinCostFlow,
    tails: NDArray[np.int64],
    heads: NDArray[np.int64],
    costs: NDArray[np.int64],
) -> None:
    network.add_arcs_with_capacity_and_unit_cost(
        tails.astype(np.int32), heads.astype(np.int32), np.ones(len(tails), np.int64), costs.astype(np.int64)
    )


def _lots(table: Table, seed: int) -> NDArray[np.int64]:
    """A lot for every entry and judge, drawn from the seed and their codes alone."""
    judges = [shake_256(f"{seed} {judge.code}".encode()).digest(8) for judge in table.judges]
    key = b"".join(judges)
    drawn = [
        shake_256(f"{seed} {entry.code} ".encode() + key).digest(2 * len(judges)) for entry in table.entries
    ]
    lots = np.frombuffer(b"".join(drawn), "<u2").astype(np.int64) >> (16 - LOT_BITS)
    return lots.reshape(len(table.entries), len(judges))
