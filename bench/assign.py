"""5,000 entries given to three judges each of 200, with own units, authors and declared conflicts."""

import random
import resource
import time

from bench.processes import measure_apart
from hoadep.rules.panels import Candidate, Judge, assign

UNITS = 100
SEED = 190


def run(*, quick: bool) -> dict[str, object]:
    """Give them out in a process of its own."""
    entries, judges = ("1000", "40") if quick else ("5000", "200")
    return measure_apart("assign", entries, judges)


def measure(entries: str, judges: str) -> dict[str, object]:
    """Seconds of the assignment alone, and the peak memory of the process that loads the product too."""
    candidates, panel = jury(int(entries), int(judges))
    began = time.perf_counter()
    found = assign(candidates, panel, marks_each=3, seed=SEED)
    seconds = time.perf_counter() - began
    loads = found.loads.values()
    return {
        "seconds": round(seconds, 2),
        "optimal": int(found.optimal),
        "rss_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
        "sheets": len(found.pairs),
        "least": min(loads),
        "most": max(loads),
        "entries": int(entries),
        "judges": int(judges),
    }


def jury(entries: int, judges: int) -> tuple[list[Candidate], list[Judge]]:
    """Every judge has a unit, some have written, each declared a twentieth, one in ten takes few."""
    chance = random.Random(SEED)
    candidates = [
        Candidate(f"B{n:05}", f"D{chance.randrange(UNITS):03}", (f"P{chance.randrange(entries):05}",))
        for n in range(entries)
    ]
    codes = [candidate.code for candidate in candidates]
    return candidates, [
        Judge(
            f"G{n:03}",
            unit=f"D{chance.randrange(UNITS):03}",
            person=f"P{chance.randrange(entries):05}",
            conflicts=frozenset(chance.sample(codes, entries // 20)),
            most=40 if n % 10 == 0 else None,
        )
        for n in range(judges)
    ]
