"""Texts and names of an archive out of real sentences, with their words for search."""

import re
from functools import cache
from typing import NamedTuple

from hoadep.config.demo.stories import hand_made
from hoadep.office.search import words

FAMILIES = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ", "Ngô", "Dương", "Phùng", "Tạ")
MIDDLES = ("Văn", "Thị", "Đức", "Minh", "Thị Thu", "Quang", "Ngọc", "Thị Hồng", "Xuân", "Hữu", "Thanh")
GIVEN = (
    "An",
    "Bình",
    "Cúc",
    "Dũng",
    "Đào",
    "Giang",
    "Hòa",
    "Huệ",
    "Khiết",
    "Lan",
    "Mận",
    "Nam",
    "Oanh",
    "Phúc",
)
SENTENCES = 6
"""In an entry of an archive: some eighty syllables, a tenth of what a real one has."""


class Piece(NamedTuple):
    """Words as they were written, and as the index holds them: with marks and without."""

    text: str
    exact: str
    folded: str

    def __add__(self, other: object) -> "Piece":
        """One after the other."""
        if not isinstance(other, Piece):
            return NotImplemented
        joined = (f"{one} {next_one}" for one, next_one in zip(self, other, strict=True))
        return Piece(*joined)


def piece(text: str) -> Piece:
    """A text as a piece."""
    return Piece(text, " ".join(words.exact_words(text)), " ".join(words.folded_words(text)))


@cache
def _sentences() -> list[Piece]:
    told = (sentence for story, _ in hand_made() for sentence in re.split(r"(?<=[.!?”])\s+", story.text))
    return [piece(sentence) for sentence in told if len(sentence) > 20]


@cache
def _names() -> list[Piece]:
    return [
        piece(f"{family} {middle} {given}") for family in FAMILIES for middle in MIDDLES for given in GIVEN
    ]


def writing(n: int) -> Piece:
    """The text of entry n."""
    known, whole = _sentences(), None
    for k in range(SENTENCES):
        sentence = known[(n * 7919 + k * 104_729 + n * k) % len(known)]
        whole = whole + sentence if whole else sentence
    return whole or known[0]


def name(n: int) -> Piece:
    """The name of person n."""
    known = _names()
    return known[n * 613 % len(known)]
