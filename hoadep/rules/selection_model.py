"""The choice as a program in whole numbers: groups of alike entries are columns, limits are rows."""

from collections.abc import Callable, Sequence
from itertools import accumulate
from typing import Final

import highspy
import numpy as np
from highspy._core import _Highs
from numpy.typing import NDArray

from hoadep.rules.selection_limits import Row

Numbers = NDArray[np.int64]

EXACT: Final = 2**50
"""Up to here sums of whole numbers stay exact in the solver."""


class Model:
    """Entries with the same worth that stand in the same rows are one column, chosen so many times."""

    def __init__(self, worths: Sequence[int], rows: Sequence[Row]) -> None:
        standing: list[list[int]] = [[] for _ in worths]
        for n, row in enumerate(rows):
            for place in row.members:
                standing[place].append(n)
        groups: dict[tuple[int, tuple[int, ...]], list[int]] = {}
        for place, worth in enumerate(worths):
            groups.setdefault((worth, tuple(standing[place])), []).append(place)
        self.groups = list(groups.values())
        self.sizes = np.array([len(group) for group in self.groups], np.int64)
        self.worths = np.array([worth for worth, _ in groups], np.int64)
        self.entries = [list(in_rows) for _, in_rows in groups]
        self.least = np.array([row.least for row in rows], float)
        self.most = np.array([row.most for row in rows], float)
        self._highs = _Highs()  # its child Highs prints a banner when it is made
        for option, value in (("output_flag", False), ("threads", 1), ("mip_rel_gap", 0.0)):
            self._highs.setOptionValue(option, value)
        self._highs.passModel(self._program())

    def _program(self) -> highspy.HighsLp:
        program = highspy.HighsLp()
        program.num_col_, program.num_row_ = len(self.groups), len(self.least)
        program.sense_ = highspy.ObjSense.kMaximize
        program.col_cost_, program.col_lower_ = self.worths.astype(float), np.zeros(len(self.groups))
        program.col_upper_ = self.sizes.astype(float)
        program.row_lower_, program.row_upper_ = self.least, self.most
        index = [n for in_rows in self.entries for n in in_rows]
        program.a_matrix_.format_ = highspy.MatrixFormat.kColwise
        program.a_matrix_.start_ = np.array(list(accumulate(map(len, self.entries), initial=0)), np.int32)
        program.a_matrix_.index_ = np.array(index, np.int32)
        program.a_matrix_.value_ = np.ones(len(index))
        return program

    def best(self, worths: Numbers) -> tuple[Numbers, bool] | None:
        """How many of each group make the greatest sum, and whether it is proved; None when none can be."""
        if int(np.abs(worths).max(initial=0)) * int(self.sizes.sum()) > EXACT:
            raise ValueError("marks too fine to be added exactly")
        if (self.least > self.most).any():
            return None
        if not self.groups:
            return (self.worths, True) if (self.least <= 0).all() and (self.most >= 0).all() else None
        self._ask(worths, highspy.HighsVarType.kInteger)
        status = self._highs.getModelStatus()
        if status in (highspy.HighsModelStatus.kInfeasible, highspy.HighsModelStatus.kUnboundedOrInfeasible):
            return None
        counts = np.rint(self._highs.getSolution().col_value).astype(np.int64)
        return counts, status == highspy.HighsModelStatus.kOptimal

    def narrow(self, total: int) -> None:
        """Settle every group that no choice of this total can change, by the prices of the limits.

        Prices p of the rows bound each choice x from above: sum of (w - p)x, at its best, and of each row's
        price at its better end. What would fall short of the total by itself is out of the question.
        """
        self._ask(self.worths, highspy.HighsVarType.kContinuous)
        prices = np.array(self._highs.getSolution().row_dual)
        if len(prices) != len(self.least):
            return
        gains = self.worths - np.array([prices[in_rows].sum() for in_rows in self.entries])
        bound = (np.maximum(gains, 0) * self.sizes).sum() + np.maximum(
            prices * self.least, prices * self.most
        ).sum()
        settled = bound - np.abs(gains) < total - 0.5
        upper = np.where(settled & (gains < 0), 0, self.sizes)
        lower = np.where(settled & (gains > 0), self.sizes, 0)
        columns = np.arange(len(self.groups), dtype=np.int32)
        self._highs.changeColsBounds(len(columns), columns, lower.astype(float), upper.astype(float))

    def _ask(self, worths: Numbers, kind: highspy.HighsVarType) -> None:
        columns = np.arange(len(self.groups), dtype=np.int32)
        kinds = np.full(len(columns), int(kind), np.uint8)
        self._highs.changeColsIntegrality(len(columns), columns, kinds)
        self._highs.changeColsCost(len(columns), columns, worths.astype(float))
        self._highs.run()


def irreducible(rows: Sequence[Row], holds: Callable[[Sequence[Row]], bool]) -> list[Row]:
    """Rows that cannot hold together, though they can as soon as any one of them is dropped.

    All `rows` together must not hold. Halves are tried first, so that a few among thousands are found in a
    few dozen questions.
    """
    return _irreducible([], False, list(rows), holds)


def _irreducible(
    kept: list[Row], added: bool, rows: list[Row], holds: Callable[[Sequence[Row]], bool]
) -> list[Row]:
    if added and not holds(kept):
        return []
    if len(rows) == 1:
        return rows
    first, second = rows[: len(rows) // 2], rows[len(rows) // 2 :]
    of_second = _irreducible(kept + first, True, second, holds)
    of_first = _irreducible(kept + of_second, bool(of_second), first, holds)
    return of_first + of_second
