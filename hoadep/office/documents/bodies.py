"""The text of a paper: bases, articles, clauses and points numbered, tables measured, "./." at its end."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from hoadep.office.documents.blocks import (
    Align,
    Article,
    Basis,
    Blank,
    Block,
    Chapter,
    Clause,
    Heading,
    Paragraph,
    Point,
    Signatures,
    Table,
)
from hoadep.office.documents.endings import signer_lines
from hoadep.office.documents.fonts import width_of
from hoadep.office.documents.pieces import Columns, Dots, Grid, Line, Piece, Run, line, lines, tidy
from hoadep.office.documents.styles import TABLE_INSET
from hoadep.vietnamese.numbers import alphabet, roman

_LOOKS = {"justify": "body", "left": "left", "center": "center", "right": "right"}
_RESTARTS: dict[type, tuple[type, ...]] = {
    Chapter: (),
    Heading: (Clause, Point),
    Article: (Clause, Point),
    Clause: (Point,),
}


class _Numbers:
    """Counts articles and headings through, clauses and points anew under what stands over them."""

    def __init__(self) -> None:
        self._last: dict[object, int] = {}

    def next_of(self, block: Article | Chapter | Heading | Clause | Point) -> str:
        """The block's number as it is written, its own if it has one."""
        for lower in _RESTARTS.get(type(block), ()):
            self._last.pop(lower, None)
        counted: object = (Chapter, block.word) if isinstance(block, Chapter) else type(block)
        if block.number:
            return block.number
        self._last[counted] = number = self._last.get(counted, 0) + 1
        if isinstance(block, Point):
            return alphabet(number)
        if isinstance(block, Heading) or (isinstance(block, Chapter) and block.word != "Mục"):
            return roman(number)
        return str(number)


def body(blocks: tuple[Block, ...], width: float, *, enacts: str = "", ends: bool = True) -> list[Piece]:
    """The pieces of the blocks within `width` mm; `enacts` follows the last basis, `ends` adds "./."."""
    bases = [n for n, block in enumerate(blocks) if isinstance(block, Basis)]
    numbers = _Numbers()
    pieces: list[Piece] = []
    for n, block in enumerate(blocks):
        if isinstance(block, Basis):
            pieces.append(line("basis", _closed(block.text, "." if n == bases[-1] else ";")))
        else:
            pieces += _pieces(block, numbers, width)
        if enacts and bases and n == bases[-1]:
            pieces.append(line("enacts", enacts))
    return _ended(pieces) if ends else pieces


def _pieces(block: Block, numbers: _Numbers, width: float) -> Iterable[Piece]:
    match block:
        case Paragraph():
            look = _LOOKS[block.align] + ("_bold" if block.bold else "_italic" if block.italic else "")
            return lines(look, block.text)
        case Chapter():
            label = f"{block.word} {numbers.next_of(block)}"
            return (line("chapter", label), line("chapter_title", block.title.upper()))
        case Heading():
            return (line("heading", f"{numbers.next_of(block)}. {block.text.upper()}"),)
        case Article():
            return _titled("article", f"Điều {numbers.next_of(block)}.", block, bold_label=True)
        case Clause():
            number = numbers.next_of(block)
            return _titled("clause", number if number == "-" else f"{number}.", block, bold_label=False)
        case Point():
            return (line("point", f"{numbers.next_of(block)}) {block.text}"),)
        case Blank():
            return (Dots(tidy(block.label)), *(Dots() for _ in range(block.lines - 1)))
        case Table():
            return (_grid(block, width),)
        case Signatures():
            each = width / len(block.signers)
            return (Columns((each,) * len(block.signers), tuple(signer_lines(*block.signers)), apart=True),)
        case _:
            raise TypeError(type(block).__name__)


def _titled(style: str, label: str, block: Article | Clause, *, bold_label: bool) -> Iterator[Piece]:
    """A titled one stands bold on its line with its text below; without a title text follows the label."""
    if block.title:
        yield line(f"{style}_title", f"{label} {block.title}")
        if block.text:
            yield from lines("body", block.text)
        return
    first, *rest = lines(style, block.text)
    yield Line(style, (Run(f"{label} ", bold_label), *first.runs))
    yield from (replace(more, style="body") for more in rest)


def _grid(table: Table, width: float) -> Grid:
    given = dict(enumerate(table.aligns))
    aligns: tuple[Align, ...] = tuple(given.get(n, "left") for n in range(len(table.heads)))
    widths = tuple(_widths(table, width))
    return Grid(table.heads, table.rows, widths=widths, aligns=aligns, total=table.total, size=table.size)


def _widths(table: Table, width: float) -> Iterator[float]:
    """Columns by their parts of `width`, none narrower than the longest word of its heading."""
    parts = table.widths or (1.0,) * len(table.heads)
    least = [_longest_word(head, table.size) + 2 * TABLE_INSET[0] + 1 for head in table.heads]
    asked = [max(part / sum(parts) * width, word) for part, word in zip(parts, least, strict=True)]
    spare = sum(asked) - sum(least)
    for wish, word in zip(asked, least, strict=True):
        share = (wish - word) / spare * (width - sum(least)) if spare > 0 else 0
        yield round(word + max(share, 0), 2)


def _longest_word(text: str, size: float) -> float:
    return max((width_of(word, size=size, bold=True) for word in text.split()), default=0)


def _closed(text: str, sign: str) -> str:
    return text.rstrip().removesuffix("./.").rstrip(" ;.,") + sign


def _ended(pieces: list[Piece]) -> list[Piece]:
    """With "./." after the last line of text; what is signed or ruled below stays as it is."""
    for n in range(len(pieces) - 1, -1, -1):
        last = pieces[n]
        if isinstance(last, Line):
            *before, run = last.runs
            return [
                *pieces[:n],
                replace(last, runs=(*before, run._replace(text=_closed(run.text, "./.")))),
                *pieces[n + 1 :],
            ]
        if not isinstance(last, Columns):
            break
    return pieces
