"""What every reader hands over: blocks of runs, each run with its font and its stress."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

Kind = Literal["paragraph", "heading", "item", "row"]

CELL_BORDER = " | "


@dataclass(frozen=True)
class Run:
    """Some text in one font, or one picture."""

    text: str = ""
    font: str = ""
    bold: bool = False
    italic: bool = False
    picture: bytes = b""


@dataclass
class Block:
    """A paragraph, a heading, an item of a list or a row of a table."""

    kind: Kind = "paragraph"
    runs: list[Run] = field(default_factory=list)


@dataclass
class Reading:
    """All that was read from a file, and what its sender should know of it."""

    blocks: list[Block] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)

    def warn(self, warning: str) -> None:
        """Tell the sender something, once."""
        if warning not in self.warnings:
            self.warnings.append(warning)


def row_of(cells: Iterable[list[Block]]) -> list[Block]:
    """A row of a table as one block; a row of a single cell is only a frame around its paragraphs."""
    cells = list(cells)
    if len(cells) == 1:
        return cells[0]
    row = Block("row")
    for n, cell in enumerate(cells):
        if n:
            row.runs.append(Run(CELL_BORDER))
        for m, block in enumerate(cell):
            row.runs += [Run(" "), *block.runs] if m else block.runs
    return [row]
