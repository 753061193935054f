"""Simulated juries: how much of the true top is found by plain means and by severity-corrected marks."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

import numpy as np

from bench.processes import measure_apart
from hoadep.rules.panels import Candidate, Judge, assign
from hoadep.rules.severity import SheetMark, advise

ENTRIES, JUDGES, EACH, TOP = 300, 20, 3, 50
MEAN, SPREAD = 72.0, 11.0
SEED = 190
FEW = 3
"""So many times the juries of the table are drawn for few entries, where one of them tells less."""

SHARES = {
    "none": (0.60, 0.0, 0.40),
    "small": (0.572, 0.025, 0.403),
    "real": (0.577, 0.076, 0.347),
    "large": (0.489, 0.161, 0.350),
}
"""How the variance of a mark is shared by entry, judge and chance; sources in bench/README.md."""

Pairs = Sequence[tuple[int, int]]


@dataclass(frozen=True)
class Found:
    """The share of the true top that each order finds, with the standard error of what correcting gains.

    `known` is what could be found if every judge's severity were known.
    """

    plain: float
    corrected: float
    error: float
    known: float
    advised: float


def run(*, quick: bool) -> dict[str, object]:
    """Simulate in a process of its own."""
    return measure_apart("severity", "4" if quick else "15")


def measure(juries: str) -> dict[str, object]:
    """The headline of the real spread, and the whole table."""
    began = time.perf_counter()
    number = int(juries)
    table = {
        f"{spread}, {panels}": _row(simulated(spread, draw, number))
        for panels, draw in (("balanced", balanced), ("unbalanced", unbalanced))
        for spread in SHARES
    }
    few = {
        f"real, {entries} entries": _row(simulated("real", balanced, FEW * number, entries=entries))
        for entries in (54, 80)
    }
    real = table["real, balanced"]
    return {
        "recovered_plain": real["plain"],
        "recovered_corrected": real["corrected"],
        "seconds": round(time.perf_counter() - began, 1),
        "table": table | few,
        "juries": number,
        "entries": ENTRIES,
        "judges": JUDGES,
    }


def _row(found: Found) -> dict[str, float]:
    return {
        name: round(getattr(found, name), 3) for name in ("plain", "corrected", "error", "known", "advised")
    }


def simulated(
    spread: str,
    draw: Callable[[int, np.random.Generator], Pairs],
    juries: int,
    *,
    entries: int = ENTRIES,
) -> Found:
    """The mean over so many juries; one that gets no advice is ordered by plain means twice."""
    plain, corrected, known, advised = [], [], [], []
    for n in range(juries):
        chance = np.random.default_rng([SEED, n, entries])
        true, severity, sheets = jury(spread, draw(entries, chance), entries, chance)
        top = max(entries * TOP // ENTRIES, 3)
        best = set(np.argsort(-true)[:top].tolist())
        means, freed = _means(sheets, entries), _means(sheets, entries, severity)
        advice = advise(sheets)
        values = {int(one.entry): one.value for one in advice.entries} or dict(enumerate(means))
        plain.append(_share(dict(enumerate(means)), best))
        corrected.append(_share(values, best))
        known.append(_share(dict(enumerate(freed)), best))
        advised.append(advice.verdict.met)
    gain = np.subtract(corrected, plain)
    return Found(
        float(np.mean(plain)),
        float(np.mean(corrected)),
        float(gain.std(ddof=1) / np.sqrt(juries)),
        float(np.mean(known)),
        float(np.mean(advised)),
    )


def jury(
    spread: str, pairs: Pairs, entries: int, chance: np.random.Generator
) -> tuple[np.ndarray, np.ndarray, list[SheetMark]]:
    """True worth of entries, severity of judges, and the marks of judges between 0 and 100, in halves."""
    of_entry, of_judge, of_chance = (SPREAD * np.sqrt(share) for share in SHARES[spread])
    true = chance.normal(MEAN, of_entry, entries)
    severity = chance.normal(0, of_judge, JUDGES)
    sheets = []
    for entry, judge in pairs:
        mark = np.clip(true[entry] + severity[judge] + chance.normal(0, of_chance), 0, 100)
        sheets.append(SheetMark(str(entry), f"G{judge:02}", Decimal(round(float(mark) * 2)) / 2))
    return true, severity, sheets


def balanced(entries: int, chance: np.random.Generator) -> Pairs:
    """As the product gives them out: even loads, panels mixed by lot."""
    found = assign(
        [Candidate(str(n)) for n in range(entries)],
        [Judge(f"{n:02}") for n in range(JUDGES)],
        marks_each=EACH,
        seed=int(chance.integers(2**31)),
    )
    return [(int(entry), int(judge)) for entry, judge in found.pairs]


def unbalanced(entries: int, chance: np.random.Generator) -> Pairs:
    """Four groups of five judges who mark among themselves, one entry in ten across, a few doing most."""
    eager = chance.exponential(1, JUDGES) + 0.2
    pairs = []
    for entry in range(entries):
        group = np.arange(JUDGES) if entry % 10 == 0 else np.arange(5) + 5 * (entry % 4)
        weights = eager[group] / eager[group].sum()
        pairs += [(entry, int(judge)) for judge in chance.choice(group, EACH, replace=False, p=weights)]
    return pairs


def _means(sheets: Sequence[SheetMark], entries: int, severity: np.ndarray | None = None) -> list[float]:
    """The plain mean of each entry, or with the judges' true severity taken off."""
    totals = np.zeros(entries)
    for sheet in sheets:
        off = 0.0 if severity is None else float(severity[int(sheet.judge[1:])])
        totals[int(sheet.entry)] += float(sheet.value) - off
    return (totals / EACH).tolist()


def _share(values: dict[int, float], best: set[int]) -> float:
    order = sorted(values, key=lambda entry: (-values[entry], entry))
    return len(best & set(order[: len(best)])) / len(best)
