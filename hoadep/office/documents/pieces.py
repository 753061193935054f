"""What a paper is made of once it is set out: lines, rules, columns and grids on sections of pages."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from hoadep.office.documents.blocks import Align
from hoadep.vietnamese.text import clean

_ROOM = re.compile(" {2,}")


class Run(NamedTuple):
    """A stretch of text; `bold` where it is bolder than its style."""

    text: str
    bold: bool = False


@dataclass(frozen=True)
class Line:
    """A paragraph in one of the STYLES."""

    style: str
    runs: tuple[Run, ...]


@dataclass(frozen=True)
class Rule:
    """A solid rule, centred under the line before it, `width` mm long."""

    width: float


@dataclass(frozen=True)
class Dots:
    """A line to write on by hand, over the full width, after its label."""

    label: str = ""


@dataclass(frozen=True)
class Grid:
    """A ruled table; widths in mm, the heading row repeats, one-cell rows span all columns."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[float, ...]
    aligns: tuple[Align, ...]
    total: tuple[str, ...]
    size: float


@dataclass(frozen=True)
class Columns:
    """Cells beside each other without lines, kept on one page; `apart` from what follows; widths in mm."""

    widths: tuple[float, ...]
    cells: tuple[tuple["Line | Rule", ...], ...]
    apart: bool = False


Piece = Line | Rule | Dots | Grid | Columns


@dataclass(frozen=True)
class Section:
    """Pages numbered from 1, the first number not shown."""

    pieces: tuple[Piece, ...]
    landscape: bool = False


def line(style: str, text: str) -> Line:
    """One line in a style."""
    return Line(style, (Run(tidy(text)),))


def lines(style: str, text: str) -> Iterator[Line]:
    """A line for each line of the text."""
    for part in clean(text).split("\n"):
        yield line(style, part)


def tidy(text: str) -> str:
    """On one line, without control characters, with the room between words that was asked for kept open."""
    kept = _ROOM.sub(lambda room: "\N{NO-BREAK SPACE}" * len(room[0]), clean(text))
    return " ".join(kept.split("\n")).strip(" ")
