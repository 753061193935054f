"""Runs of five words: how much of one text stands in another."""

import re
from collections import Counter, defaultdict

LENGTH = 5
Run = tuple[str, ...]


def runs_of(text: str) -> frozenset[Run]:
    """Every run of five words of a text, case and punctuation apart."""
    words = re.findall(r"\w+", text.casefold())
    return frozenset(tuple(words[n : n + LENGTH]) for n in range(len(words) - LENGTH + 1))


class Shelf:
    """Texts told so far, asked for the largest share of runs that a new one would have in common with any."""

    def __init__(self) -> None:
        self._places: dict[Run, list[int]] = defaultdict(list)
        self._sizes: list[int] = []

    def share(self, text: str) -> float:
        """The largest share, of the shorter text's runs, that also stand in one text told before."""
        runs = runs_of(text)
        common = Counter(place for run in runs for place in self._places.get(run, ()))
        return max((n / min(len(runs), self._sizes[place]) for place, n in common.items()), default=0.0)

    def put(self, text: str) -> None:
        """Take a text onto the shelf."""
        runs = runs_of(text)
        for run in runs:
            self._places[run].append(len(self._sizes))
        self._sizes.append(len(runs))
