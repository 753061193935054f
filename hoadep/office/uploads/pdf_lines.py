"""Puts the letters of a page together again: runs, lines, and paragraphs as the lines suggest them."""

import re
from collections.abc import Iterable
from itertools import groupby, pairwise
from typing import Any, NamedTuple

FULL_LINE = 0.85
"""The part of the page's width of text beyond which a line is full and goes on in the next one."""
WIDE_GAP = 1.6
"""How many usual distances of lines make a gap between paragraphs."""

_HYPHENS = ("\x02", "\ufffe")
_STARTS_ANEW = re.compile(r"\s*([-–•+*]\s|\d+[.)]\s|[A-ZĐ]{2,})")
_ENDS = re.compile(r"[.!?:…”\"]\s*$")


class Letter(NamedTuple):
    """One letter, its font and stress, and where it stands: left, right and lower edge."""

    text: str
    font: str
    bold: bool
    italic: bool
    place: tuple[float, float, float]


Line = list[Letter]


def paragraphs(letters: Iterable[Letter]) -> list[list[dict[str, Any]]]:
    """Runs of each paragraph, as JSON data."""
    lines = list(_lines(letters))
    gaps = sorted(_gap(upper, lower) for upper, lower in pairwise(lines))
    usual = gaps[len(gaps) // 2] if gaps else 0.0
    left = min((_left(line) for line in lines), default=0.0)
    width = max((_right(line) for line in lines), default=0.0) - left
    together: list[list[Line]] = []
    for n, line in enumerate(lines):
        goes_on = n and _goes_on(lines[n - 1], line, full=left + FULL_LINE * width)
        if goes_on and 0 <= _gap(lines[n - 1], line) <= WIDE_GAP * usual:
            together[-1].append(line)
        else:
            together.append([line])
    return [_runs(paragraph) for paragraph in together]


def _goes_on(upper: Line, lower: Line, *, full: float) -> bool:
    """Whether the lower line belongs to the paragraph of the upper one."""
    if _right(upper) < full and _ENDS.search(_text(upper)):
        return False
    return _right(upper) >= full and not _STARTS_ANEW.match(_text(lower))


def _lines(letters: Iterable[Letter]) -> Iterable[Line]:
    for is_end, group in groupby(letters, lambda letter: letter.text in "\r\n"):
        line = list(group)
        if not is_end and _text(line).strip():
            yield line


def _runs(lines: list[Line]) -> list[dict[str, Any]]:
    runs: list[dict[str, Any]] = []
    for n, line in enumerate(lines):
        if n and runs:
            runs[-1]["text"] += " "
        for (font, bold, italic), letters in groupby(_named(line), lambda letter: letter[1:4]):
            text = "".join(letter.text for letter in letters)
            runs.append({"text": text, "font": font, "bold": bold, "italic": italic})
    return runs


def _named(line: Line) -> Iterable[Letter]:
    """Spaces that pdfium puts in have no font: they take that of the letter before."""
    before = None
    for letter in line:
        if letter.text in _HYPHENS:
            letter = letter._replace(text="-")
        if letter.text == " " and before:
            letter = letter._replace(font=before.font, bold=before.bold, italic=before.italic)
        before = letter
        yield letter


def _text(line: Line) -> str:
    return "".join(letter.text for letter in line)


def _left(line: Line) -> float:
    return min(letter.place[0] for letter in line if letter.text.strip())


def _right(line: Line) -> float:
    return max(letter.place[1] for letter in line if letter.text.strip())


def _gap(upper: Line, lower: Line) -> float:
    return upper[0].place[2] - lower[0].place[2]
