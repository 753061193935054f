"""What changed between two texts, word by word, for a person who has to choose between them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

_WORD = re.compile(r"\S+\s*|\s+")


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words that both texts have, or only the first (gone), or only the second (new)."""

    change: Literal["same", "gone", "new"]
    text: str


def differences(first: str, second: str) -> tuple[Stretch, ...]:
    """The way from the first text to the second, in stretches; without those gone it reads as the second."""
    return tuple(_stretches(_WORD.findall(first), _WORD.findall(second)))


def _stretches(old: list[str], new: list[str]) -> Iterator[Stretch]:
    matcher = SequenceMatcher(None, [word.strip() for word in old], [word.strip() for word in new])
    for change, old_from, old_to, new_from, new_to in matcher.get_opcodes():
        if change == "equal":
            yield Stretch("same", "".join(new[new_from:new_to]))
            continue
        if old_to > old_from:
            yield Stretch("gone", "".join(old[old_from:old_to]))
        if new_to > new_from:
            yield Stretch("new", "".join(new[new_from:new_to]))
