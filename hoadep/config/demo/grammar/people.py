"""Invents people: names with the frequencies of real ones, who does a deed, who saw it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any

OLD = 56
"""From this age on a person bears the given names of the older generation."""


@dataclass(frozen=True)
class Subject:
    """Who did the deed: `ta` is the pronoun; a person also has a given name, an age and a trade."""

    kind: str
    honorific: str
    name: str
    ta: str
    first: str
    """How the text names them the first time, and `later` ever after."""
    later: str
    given: str = ""
    age: int | None = None
    woman: bool = False
    job: str = ""


@dataclass(frozen=True)
class Witness:
    """A bystander: a title, a given name and what tells them from others."""

    title: str
    given: str
    mark: str


class Registry:
    """Names, drawn by their frequency."""

    def __init__(self, rng: Random, names: Mapping[str, Any]) -> None:
        self._rng, self._names = rng, names

    def _draw(self, key: str) -> str:
        table: Mapping[str, int] = self._names[key]
        return self._rng.choices(list(table), list(table.values()))[0]

    def full_name(self, *, woman: bool, age: int) -> str:
        """Family, middle and given name as people of that age bear them."""
        sex, era = "woman" if woman else "man", "old" if age >= OLD else "child" if age < 16 else "adult"
        given = self._rng.choice(self._names[f"given_{sex}_{era}"])
        middle = self._draw(f"middle_{sex}_{era}")
        while middle.split()[-1] in given.split():
            middle = self._draw(f"middle_{sex}_{era}")
        return f"{self._draw('family')} {middle} {given}"

    def witness(self, pool: Mapping[str, Sequence[str]], taken: Sequence[str]) -> Witness:
        """Somebody of a pool of titles and marks, with none of the given names taken."""
        title, mark = self._rng.choice([(title, mark) for title, marks in pool.items() for mark in marks])
        woman = title in ("bà", "chị", "cô")
        era = "old" if title in ("bà", "ông") else "adult"
        names = self._names[f"given_{'woman' if woman else 'man'}_{era}"]
        free = [name for name in names if " " not in name and name not in taken]
        return Witness(title, self._rng.choice(free), mark)
