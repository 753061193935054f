"""50 of 5,000 entries under eight constraints: seconds, proof, and whether a second solver agrees."""

import random
import statistics
import time
from collections.abc import Sequence
from fractions import Fraction

from ortools.sat.python import cp_model

from bench.processes import measure_apart
from hoadep.rules.selection import Limit, Scored, choose
from hoadep.rules.selection_limits import rows_of

NUMBER = 50
RUNS = 5
BLOCKS = ("phuong", "phong-ban", "truong-hoc", "doan-the", "xa-hoi", "doanh-nghiep")
KINDS = ("guong", "guong", "guong", "viec-tot", "phong-trao")
LIMITS = (
    *(
        Limit(over="block", of=block, least=least)
        for block, least in zip(BLOCKS, (12, 10, 9, 8), strict=False)
    ),
    Limit(over="kind", of="phong-trao", least=5, most=8),
    Limit(over="author", most=1),
    Limit(over="exemplar", most=1),
    Limit(over="unit", most=3),
)


def run(*, quick: bool) -> dict[str, object]:
    """Choose from several such lists, in a process of its own."""
    return measure_apart("choose", "1000" if quick else "5000")


def measure(entries: str) -> dict[str, object]:
    """The middle and the longest time of the choice with its ties; both solvers on the same lists."""
    taken, optimal, agreed, tied = [], [], [], []
    for seed in range(RUNS):
        candidates, limits = question(int(entries), seed=seed)
        began = time.perf_counter()
        found = choose(candidates, number=NUMBER, limits=limits)
        taken.append(time.perf_counter() - began)
        optimal.append(found.optimal)
        agreed.append(found.total == second_solver(candidates, number=NUMBER, limits=limits))
        tied.append(len(found.tied))
    return {
        "seconds": round(statistics.median(taken), 2),
        "seconds_most": round(max(taken), 2),
        "optimal": int(all(optimal)),
        "agreed": sum(agreed),
        "lists": RUNS,
        "tied": tied,
        "entries": int(entries),
    }


def question(entries: int, *, seed: int) -> tuple[list[Scored], Sequence[Limit]]:
    """Entries whose blocks differ in strength, with marks that are means of three, in quarters of a point."""
    chance = random.Random(seed)
    candidates = []
    for n in range(entries):
        block = chance.randrange(len(BLOCKS))
        marks = [min(400, max(0, round(chance.gauss(310 - 8 * block, 30)))) for _ in range(3)]
        candidates.append(
            Scored(
                code=f"B{n:05}",
                value=Fraction(sum(marks), 12),
                block=BLOCKS[block],
                unit=f"D{chance.randrange(100):03}",
                kind=chance.choice(KINDS),
                authors=(f"P{chance.randrange(entries * 3 // 5):05}",),
                exemplars=(f"G{chance.randrange(entries * 7 // 10):05}",),
            )
        )
    return candidates, LIMITS


def second_solver(candidates: Sequence[Scored], *, number: int, limits: Sequence[Limit]) -> Fraction:
    """The greatest sum as a constraint solver with whole numbers proves it."""
    model = cp_model.CpModel()
    chosen = [model.new_bool_var(one.code) for one in candidates]
    model.add(cp_model.LinearExpr.sum(chosen) == number)
    for row in rows_of(candidates, limits, {}):
        model.add_linear_constraint(sum(chosen[place] for place in row.members), row.least, row.most)
    worths = [int(Fraction(one.value) * 12) for one in candidates]
    model.maximize(cp_model.LinearExpr.weighted_sum(chosen, worths))
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    if solver.solve(model) != cp_model.OPTIMAL:
        raise RuntimeError("the second solver proved nothing")
    return Fraction(round(solver.objective_value), 12)
