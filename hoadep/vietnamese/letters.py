"""The twelve vowels and the six tones: a letter taken apart and put together again."""

import unicodedata
from typing import Final

TONE_MARKS: Final = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
"""Ngang, huyền, hỏi, ngã, sắc, nặng: the order of dictionaries and of CLDR."""

LEVEL, GRAVE, HOOK, TILDE, ACUTE, DOT = range(6)

VOWELS: Final = "aăâeêioôơuưy"


def with_tone(vowel: str, tone: int) -> str:
    """The vowel, of either case and without a tone, bearing `tone` (an index in TONE_MARKS)."""
    return unicodedata.normalize("NFC", vowel + TONE_MARKS[tone])


TONED: Final[dict[str, tuple[str, int]]] = {
    with_tone(vowel, tone): (vowel, tone) for vowel in VOWELS + VOWELS.upper() for tone in range(1, 6)
}
"""Each of the 120 letters with a tone: its vowel and its tone."""


def without_tone(word: str) -> tuple[str, int] | None:
    """The NFC word without its tone, and that tone; None if it bears two."""
    tones = [TONED[letter][1] for letter in word if letter in TONED]
    if len(tones) > 1:
        return None
    bare = "".join(TONED[letter][0] if letter in TONED else letter for letter in word)
    return bare, tones[0] if tones else LEVEL
