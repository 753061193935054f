"""Many people at once, each doing the same again and again for some seconds."""

import math
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

Person = Callable[[], Any]


@dataclass
class Crowd:
    """What came of it: how long each doing took (seconds), what it gave, what went wrong."""

    took: list[float] = field(default_factory=list)
    given: list[Any] = field(default_factory=list)
    troubles: list[Exception] = field(default_factory=list)
    seconds: float = 0.0

    @property
    def per_s(self) -> float:
        """How many were done in a second."""
        return len(self.took) / self.seconds

    def add(self, other: "Crowd") -> None:
        """Count in what came of another time."""
        self.took += other.took
        self.given += other.given
        self.troubles += other.troubles
        self.seconds += other.seconds

    def told(self) -> dict[str, float]:
        """The rate, three percentiles of how long it took, and how often something went wrong."""
        shares = {f"p{q}_ms": round(percentile(self.took, q) * 1000) for q in (50, 95, 99)}
        return {"per_s": round(self.per_s, 2), **shares, "troubles": len(self.troubles)}


def percentile(values: Sequence[float], q: int) -> float:
    """The smallest value that q percent do not exceed; 0 of nothing."""
    ordered = sorted(values)
    return ordered[math.ceil(len(ordered) * q / 100) - 1] if ordered else 0.0


def crowd_of(people: Sequence[Person], *, seconds: float) -> Crowd:
    """Let each begin anew until the time is over and end what they have begun."""
    crowd, began = Crowd(), time.monotonic()
    threads = [threading.Thread(target=_live, args=(one, crowd, began + seconds)) for one in people]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    crowd.seconds = time.monotonic() - began
    return crowd


def _live(one: Person, crowd: Crowd, end: float) -> None:
    while time.monotonic() < end:
        began = time.perf_counter()
        try:
            crowd.given.append(one())
            crowd.took.append(time.perf_counter() - began)
        except Exception as trouble:  # whatever goes wrong is counted, and told by the bench
            crowd.troubles.append(trouble)
