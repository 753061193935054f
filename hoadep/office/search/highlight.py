"""Marks in a text as it was written what a search has found in it; the template makes HTML of it."""

import unicodedata
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from hoadep.office.search.words import WORD, Term, keys

SNIPPET, BEFORE = 240, 60
"""Lengths in letters: of a snippet, and of what it shows before the first words found."""


class Piece(NamedTuple):
    """A stretch of text, found or not."""

    text: str
    marked: bool


def marked(text: str, terms: Sequence[Term]) -> tuple[Piece, ...]:
    """The whole text (in NFC) in pieces."""
    text = unicodedata.normalize("NFC", text)
    return tuple(_pieces(text, _ranges(text, terms)))


def snippet(text: str, terms: Sequence[Term]) -> tuple[Piece, ...]:
    """About `SNIPPET` letters round the first words found, in pieces; the beginning when none are."""
    text = " ".join(unicodedata.normalize("NFC", text).split())
    ranges = _ranges(text, terms)
    start = _word_start(text, ranges[0][0] - BEFORE) if ranges else 0
    end = _word_end(text, start + SNIPPET)
    shown = [(first - start, last - start) for first, last in ranges if last <= end]
    pieces = list(_pieces(text[start:end], shown))
    before = [Piece("… ", False)] if start else []
    after = [Piece(" …", False)] if end < len(text) else []
    return (*before, *pieces, *after)


def _word_start(text: str, place: int) -> int:
    return text.find(" ", place) + 1 if place > 0 else 0


def _word_end(text: str, place: int) -> int:
    if place >= len(text):
        return len(text)
    end = text.rfind(" ", place - SNIPPET // 2, place + 1)
    return end if end >= 0 else place


def _ranges(text: str, terms: Sequence[Term]) -> list[tuple[int, int]]:
    """From where to where words found stand, in order, those that touch or overlap made one."""
    spans = [found.span() for found in WORD.finditer(text)]
    both = [keys(text[start:end]) for start, end in spans]
    found = sorted(
        (spans[place][0], spans[place + len(term.words) - 1][1])
        for term in terms
        for place in _places([pair[0 if term.exact else 1] for pair in both], term.words)
    )
    return _merged(found)


def _places(words: list[str], wanted: tuple[str, ...]) -> Iterator[int]:
    for place, word in enumerate(words):
        if word == wanted[0] and tuple(words[place : place + len(wanted)]) == wanted:
            yield place


def _merged(ranges: list[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in ranges:
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _pieces(text: str, ranges: list[tuple[int, int]]) -> Iterator[Piece]:
    done = 0
    for start, end in ranges:
        if start > done:
            yield Piece(text[done:start], False)
        yield Piece(text[start:end], True)
        done = end
    if done < len(text):
        yield Piece(text[done:], False)
