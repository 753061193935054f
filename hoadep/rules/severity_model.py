"""Marks as entry + judge + chance: the three variances by restricted likelihood, both effects shrunken."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

LEAST, GREATEST = -5.0, 3.0
"""Bounds of the decimal logarithms of both variance ratios that are tried."""
POINTS, ZOOMS = 7, 6
NOTHING: Final = 1e-12
SLIGHT: Final = 1e-6


@dataclass(frozen=True)
class Marks:
    """Who (column of judges) gave which entry (row) what: one place in each array for a sheet."""

    entry: NDArray[np.int64]
    judge: NDArray[np.int64]
    value: Floats
    entries: int
    judges: int


@dataclass(frozen=True)
class Fit:
    """The model that the marks fit best.

    `entry` is each entry's mark as if every judge were of middling severity, `judge` how much above the
    middle each one marks; `entry_sd` and `judge_sd` their standard errors. `sd_*` are the standard
    deviations of entries, judges and chance. `expected` is what entry and judge predict for each sheet,
    `residual` how far it lies from that, in its own standard deviations.
    """

    mean: float
    entry: Floats
    entry_sd: Floats
    judge: Floats
    judge_sd: Floats
    sd_entries: float
    sd_judges: float
    sd_chance: float
    expected: Floats
    residual: Floats


@dataclass(frozen=True)
class _Sums:
    """What the likelihood needs, gathered once; entries are grouped by how many sheets they have."""

    sizes: NDArray[np.int64]
    groups: Sequence[NDArray[np.int64]]
    shared: Sequence[Floats]
    cross: Sequence[Floats]
    squares: Sequence[float]
    totals: Sequence[float]
    loads: Floats
    of_judge: Floats
    centred: Floats
    table: Floats


def fit(marks: Marks) -> Fit:
    """Estimate the variances on a grid that closes in on the most likely pair, then both effects."""
    middle = float(marks.value.mean())
    sums = _gather(marks, marks.value - middle)
    low, high = np.full(2, LEAST), np.full(2, GREATEST)
    best = (0.0, 0.0)
    for _ in range(ZOOMS):
        axes = [np.linspace(low[n], high[n], POINTS) for n in range(2)]
        tried = [(_deviance(sums, 10**a, 10**b), a, b) for a in axes[0] for b in axes[1]]
        _, *found = min(tried)
        best = (float(found[0]), float(found[1]))
        step = (high - low) / (POINTS - 1)
        low = np.maximum(np.array(best) - step, LEAST)
        high = np.minimum(np.array(best) + step, GREATEST)
    return _told(marks, sums, _solve(sums, 10 ** best[0], 10 ** best[1]), middle)


def _gather(marks: Marks, centred: Floats) -> _Sums:
    table = np.zeros((marks.entries, marks.judges))
    np.add.at(table, (marks.entry, marks.judge), 1.0)
    sizes = np.bincount(marks.entry, minlength=marks.entries)
    of_entry = np.bincount(marks.entry, centred, minlength=marks.entries)
    groups = [np.flatnonzero(sizes == size) for size in np.unique(sizes)]
    return _Sums(
        sizes=np.unique(sizes),
        groups=groups,
        shared=[table[rows].T @ table[rows] for rows in groups],
        cross=[table[rows].T @ of_entry[rows] for rows in groups],
        squares=[float(of_entry[rows] @ of_entry[rows]) for rows in groups],
        totals=[float(of_entry[rows].sum()) for rows in groups],
        loads=table.sum(axis=0),
        of_judge=np.bincount(marks.judge, centred, marks.judges).astype(np.float64),
        centred=centred,
        table=table,
    )


def _equations(sums: _Sums, entries: float, judges: float) -> tuple[Floats, Floats, float, float]:
    """The equations of the mean and the judges once the entries are taken out, and what they leave.

    Returns the matrix, the right side, the quadratic form of the marks and the log of the entries' part.
    """
    number = len(sums.loads)
    left = np.zeros((number + 1, number + 1))
    right = np.concatenate([[sums.centred.sum()], sums.of_judge])
    left[0, 0], left[0, 1:] = len(sums.centred), sums.loads
    left[1:, 0] = sums.loads
    left[1:, 1:] = np.diag(sums.loads)
    quadratic, log = float(sums.centred @ sums.centred), 0.0
    for size, rows, shared, cross, squares, total in zip(
        sums.sizes, sums.groups, sums.shared, sums.cross, sums.squares, sums.totals, strict=True
    ):
        weight = 1 / (size + 1 / entries)
        column = shared.sum(axis=1) / size
        left[0, 0] -= weight * size * size * len(rows)
        left[0, 1:] -= weight * size * column
        left[1:, 0] -= weight * size * column
        left[1:, 1:] -= weight * shared
        right[0] -= weight * size * total
        right[1:] -= weight * cross
        quadratic -= weight * squares
        log += len(rows) * np.log(1 + size * entries)
    left[1:, 1:] += np.eye(number) / judges
    return left, right, quadratic, log


def _deviance(sums: _Sums, entries: float, judges: float) -> float:
    """Minus twice the restricted log-likelihood at these ratios to the variance of chance."""
    left, right, quadratic, log = _equations(sums, entries, judges)
    solved = np.linalg.solve(left, right)
    rest = max(float(quadratic - right @ solved), NOTHING)
    freedom = len(sums.centred) - 1
    log_left = float(np.linalg.slogdet(left)[1])
    return float(freedom * np.log(rest / freedom) + log + len(sums.loads) * np.log(judges) + log_left)


@dataclass(frozen=True)
class _Solved:
    """The mean and the judges' effects at the ratios found, with what measures their error."""

    fixed: Floats
    inverse: Floats
    chance: float
    entries: float
    judges: float


def _solve(sums: _Sums, entries: float, judges: float) -> _Solved:
    left, right, quadratic, _ = _equations(sums, entries, judges)
    inverse: Floats = np.linalg.inv(left).astype(np.float64)
    fixed = inverse @ right
    chance = max(float(quadratic - right @ fixed), NOTHING) / (len(sums.centred) - 1)
    return _Solved(fixed, inverse, chance, entries, judges)


def _told(marks: Marks, sums: _Sums, found: _Solved, middle: float) -> Fit:
    sizes, effects = sums.table.sum(axis=1), found.fixed[1:]
    adjusted = np.bincount(marks.entry, sums.centred - effects[marks.judge], marks.entries) / sizes
    panels = sums.table / sizes[:, None]
    shared = np.einsum("ij,jk,ik->i", panels, found.inverse[1:, 1:], panels)
    expected, residual = _residuals(marks, sums, found)
    return Fit(
        mean=middle + float(found.fixed[0]),
        entry=middle + adjusted,
        entry_sd=np.sqrt(found.chance * (1 / sizes + shared)),
        judge=effects,
        judge_sd=np.sqrt(found.chance * np.diag(found.inverse)[1:]),
        sd_entries=float(np.sqrt(found.entries * found.chance)),
        sd_judges=float(np.sqrt(found.judges * found.chance)),
        sd_chance=float(np.sqrt(found.chance)),
        expected=middle + expected,
        residual=residual,
    )


def _residuals(marks: Marks, sums: _Sums, found: _Solved) -> tuple[Floats, Floats]:
    """What is predicted of each sheet, and how far it lies off in standard deviations of the model's own."""
    sizes = sums.table.sum(axis=1)
    weight = 1 / (sizes + 1 / found.entries)
    rest = sums.centred - found.fixed[0] - found.fixed[marks.judge + 1]
    shrunken = weight * np.bincount(marks.entry, rest, marks.entries)
    design = np.column_stack([sizes, sums.table])
    own = np.zeros((len(rest), len(found.fixed)))
    own[:, 0] = 1
    own[np.arange(len(rest)), marks.judge + 1] += 1
    seen = own - (weight[:, None] * design)[marks.entry]
    leverage = weight[marks.entry] + np.einsum("ij,jk,ik->i", seen, found.inverse, seen)
    spread = np.sqrt(found.chance * np.clip(1 - leverage, SLIGHT, None))
    off = rest - shrunken[marks.entry]
    return sums.centred - off, off / spread
