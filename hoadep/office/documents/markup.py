"""Reads text as an office types it into the blocks of a paper: chương, điều, khoản, điểm, tables, annexes.

Điều, khoản and points keep the numbers that were typed. A line that ends without a stop is the title of its
điều or khoản. `# ` makes a heading that is numbered by itself, `**…**` a bold line, `| … | … |` a row of a
table whose first row is its heading, `== ` the title of an annex.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from hoadep.office.documents.blocks import (
    Article,
    Basis,
    Block,
    Chapter,
    Clause,
    Heading,
    Paragraph,
    Point,
    Table,
)
from hoadep.office.documents.content import Annex
from hoadep.vietnamese.text import one_line

_ARTICLE: Final = re.compile(r"Điều (\d+)\s*[.:]\s*(.*)", re.IGNORECASE)
_CHAPTER: Final = re.compile(r"(Phần|Chương|Mục) ([IVXLC]+|\d+)\s*[.:]\s*(.+)")
_HEADING: Final = re.compile(r"([IVX]+)\.\s+(.+)")
_CLAUSE: Final = re.compile(r"(\d{1,3})\.\s+(.+)")
_POINT: Final = re.compile(r"([a-zđ])\)\s+(.+)")
_BOLD: Final = re.compile(r"\*\*(.+)\*\*")
_ITALIC: Final = re.compile(r"\*([^*].*)\*")
_STOPS: Final = (".", ";", ":", ",", "?", "!", "…")
_WIDE: Final = 6


@dataclass(frozen=True)
class Written:
    """What was typed: the text, and its annexes."""

    body: tuple[Block, ...]
    annexes: tuple[Annex, ...]


def read(text: str) -> Written:
    """The blocks of the text up to the first annex, and each annex with its own."""
    parts: list[tuple[str, list[str]]] = [("", [])]
    for line in _lines(text):
        if line.startswith("=="):
            parts.append((line.strip("= "), []))
        else:
            parts[-1][1].append(line)
    annexes = tuple(_annex(title, lines) for title, lines in parts[1:] if title)
    return Written(tuple(blocks(parts[0][1])), annexes)


def bases(text: str) -> tuple[Basis, ...]:
    """Each line is a basis, closed with ";" and the last with "." when it is set out."""
    return tuple(map(Basis, _lines(text)))


def listed(text: str) -> tuple[str, ...]:
    """Recipients or addressees, one a line, without the dash and the stop that the paper gives them."""
    return tuple(filter(None, (line.lstrip("-–• ").rstrip(" ;.") for line in _lines(text))))


def _lines(text: str) -> list[str]:
    return [line for line in (one_line(part) for part in text.splitlines()) if line]


def _annex(title: str, lines: list[str]) -> Annex:
    """An annex; one with a wide table lies across."""
    found = tuple(blocks(lines))
    wide = any(isinstance(block, Table) and len(block.heads) >= _WIDE for block in found)
    return Annex(title, found, landscape=wide)


def blocks(lines: Sequence[str]) -> Iterator[Block]:
    """The blocks of lines that were typed one below the other."""
    for in_table, group in groupby(lines, key=lambda line: line.startswith("|")):
        if in_table:
            yield from _table(list(group))
        else:
            yield from map(_block, group)


def _table(lines: list[str]) -> Iterator[Table]:
    rows = [tuple(cell.strip() for cell in line.strip("| ").split("|")) for line in lines]
    if filled := [row for row in rows if set("".join(row)) - set("-: ")]:
        heads, *rest = filled
        yield Table(heads, tuple(_fitted(row, len(heads)) for row in rest))


def _fitted(row: tuple[str, ...], width: int) -> tuple[str, ...]:
    """As many cells as the table has columns; what is too much stands in the last, so nothing is lost."""
    if len(row) == 1:
        return row
    short = row + ("",) * (width - len(row))
    return (*short[: width - 1], " ".join(short[width - 1 :]).strip())


def _block(line: str) -> Block:
    if found := _ARTICLE.fullmatch(line):
        return Article(number=found[1], **_titled(found[2]))
    if found := _CHAPTER.fullmatch(line):
        return Chapter(found[3], word=found[1], number=found[2])  # type: ignore[arg-type] # one of its words
    if line.startswith("# "):
        return Heading(line[2:])
    if found := _HEADING.fullmatch(line):
        return Heading(found[2], number=found[1])
    if found := _CLAUSE.fullmatch(line):
        return Clause(number=found[1], **_titled(found[2]))
    if found := _POINT.fullmatch(line):
        return Point(found[2], number=found[1])
    if line.startswith(("- ", "– ")):
        return Clause(line[2:], number="-")
    if found := _BOLD.fullmatch(line):
        return Paragraph(found[1], bold=True)
    if found := _ITALIC.fullmatch(line):
        return Paragraph(found[1], italic=True)
    return Paragraph(line)


def _titled(text: str) -> dict[str, str]:
    return {"text": text} if text.endswith(_STOPS) else {"title": text}
