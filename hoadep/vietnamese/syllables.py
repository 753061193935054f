"""How a Vietnamese syllable is built: which spellings exist, and which letter bears the tone."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from hoadep.vietnamese.letters import ACUTE, DOT, VOWELS, without_tone

_ENDINGS: Final = {
    "a": "- c ch i m n ng nh o p t u y",
    "ă": "c m n ng p t",
    "â": "c m n ng p t u y",
    "e": "- c m n ng o p t",
    "ê": "- ch m n ng nh p t u",
    "i": "- a ch m n nh p t u",
    "iê": "c m n ng p t u",
    "o": "- c i m n ng p t",
    "oa": "- c ch i m n ng nh o p t y",
    "oă": "c m n ng t",
    "oe": "- n o t",
    "oo": "c ng",
    "ô": "- c i m n ng p t",
    "ơ": "- i m n p t",
    "u": "- a c i m n ng p t",
    "uâ": "- n ng t y",
    "uê": "- ch n nh t u",
    "uô": "- c i m n ng t",
    "uơ": "-",
    "uy": "- a ch n nh p t u",
    "uyê": "n t",
    "ư": "- a c i m n ng t u",
    "ươ": "- c i m n ng p t u",
    "y": "-",
    "yê": "m n ng t u",
}
"""What may follow each vowel or group of vowels; "-" is nothing."""

RIMES: Final = frozenset(
    vowels + ending.strip("-") for vowels, endings in _ENDINGS.items() for ending in endings.split(" ")
)

_ONSET = re.compile("(?:ngh|ch|gh|gi|kh|ng|nh|ph|qu|th|tr|[bcdđghklmnpqrstvx])?")
_MARKED = frozenset("ăâêôơư")
_STOPS = ("c", "ch", "p", "t")


def _place_in_rime(rime: str) -> int:
    """Where the tone stands: on the marked vowel, else the last before a consonant, else the first."""
    marked = [place for place, letter in enumerate(rime) if letter in _MARKED]
    if marked:
        return marked[-1]
    vowels = sum(letter in VOWELS for letter in rime)
    if vowels < len(rime):
        return vowels - 1
    return 1 if vowels == 3 else 0


_PLACES: Final = {rime: _place_in_rime(rime) for rime in RIMES}


def _splits(bare: str) -> Iterator[tuple[str, str]]:
    """Onset and rime; "gi" and "qu" first whole ("gi-a", "qu-y"), then as one letter ("g-i", "q-uyt")."""
    found = _ONSET.match(bare)
    onset = found[0] if found else ""
    if onset != "q":
        yield onset, bare[len(onset) :]
    if onset in ("gi", "qu"):
        yield onset[0], bare[1:]


@lru_cache(maxsize=20_000)
def tone_place(bare: str) -> int | None:
    """Where a small-letter syllable without tone would bear one ("hoa" → 1); None if it is no syllable."""
    return next((len(onset) + _PLACES[rime] for onset, rime in _splits(bare) if rime in _PLACES), None)


@lru_cache(maxsize=20_000)
def is_syllable(word: str) -> bool:
    """Whether an NFC word, of any case, is spelled like a Vietnamese syllable with a tone it can have."""
    taken_apart = without_tone(word.lower())
    if taken_apart is None:
        return False
    bare, tone = taken_apart
    return tone_place(bare) is not None and (tone in (ACUTE, DOT) or not bare.endswith(_STOPS))
