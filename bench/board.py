"""The board of 100 units and of 10,000 units: seconds, queries, memory."""

import resource
import statistics
import time
from datetime import datetime

from django.db import connection
from django.test.utils import CaptureQueriesContext

from bench.archive import season_of
from bench.processes import measure_apart
from hoadep.contest.plans.models import Season
from hoadep.contest.progress.facts import board

AS_OF = datetime.fromisoformat("2021-05-20T00:00+07:00")


def run(*, quick: bool) -> dict[str, object]:
    """Load the archives where they are missing, then measure each in a process of its own."""
    sizes = {100: 10_000, 10_000: 100_000 if quick else 1_000_000}
    for units, entries in sizes.items():
        season_of(units, entries)
    figures: dict[str, object] = {}
    for units in sizes:
        found = measure_apart("board", f"X{units}")
        figures |= {f"seconds_{units}": found["seconds"], f"queries_{units}": found["queries"]}
        figures["rss_mb"] = found["rss_mb"]
    return figures | {"archive": sizes[10_000]}


def measure(code: str) -> dict[str, object]:
    """The median of three boards of a season in mid-course, its queries, and this process's peak memory."""
    season = Season.objects.get(code=code)
    seconds = []
    for _ in range(3):
        began = time.perf_counter()
        with CaptureQueriesContext(connection) as queries:
            lines = sum(1 for _ in board(season, as_of=AS_OF).lines)
        seconds.append(time.perf_counter() - began)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {
        "seconds": round(statistics.median(seconds), 3),
        "queries": len(queries),
        "rss_mb": round(peak),
        "lines": lines,
    }
