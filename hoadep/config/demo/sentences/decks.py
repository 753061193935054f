"""Deals from a list without repeating before all are dealt."""

from random import Random


class Deck:
    """A shuffled list that is shuffled anew when it runs out."""

    def __init__(self, rng: Random, cards: list[str]) -> None:
        self._rng, self._cards, self._left = rng, cards, list[str]()

    def deal(self) -> str:
        """The next card."""
        if not self._left:
            self._left = self._rng.sample(self._cards, len(self._cards))
        return self._left.pop()
