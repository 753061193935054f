"""Choosing the entries that go to the next level: marks, limits, ties and swaps, prizes, the decision."""
