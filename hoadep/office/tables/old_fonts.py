"""Turns the cells of a list that were typed in old fonts (.VnTime, VNI-Times) into Unicode."""

import unicodedata
from collections.abc import Mapping, Sequence

from hoadep.office.tables.columns import Column
from hoadep.office.tables.grids import Cell
from hoadep.office.uploads import fonts
from hoadep.office.uploads.blocks import Block
from hoadep.vietnamese.legacy import BEYOND_LATIN_1, encoding_of_font

Cells = Mapping[int, Cell]


def decoded(rows: Sequence[Cells], places: Mapping[int, Column]) -> tuple[list[Cells], fonts.Written]:
    """The rows in Unicode, and in which old encoding most of the old text was, if any was.

    The font of a cell tells, else the letters of all cells together. A cell that is surely Unicode, or
    one of the choices of its column, stays as it is and says nothing of the others: people pick it from
    the list of the blank, whatever they type the rest with.
    """
    old = [
        (n, x, cell)
        for n, cells in enumerate(rows)
        for x, cell in cells.items()
        if cell.runs and not (x in places and places[x].has_choice(cell.value)) and not _is_unicode(cell)
    ]
    blocks, written = fonts.decode(Block(runs=list(cell.runs)) for _, _, cell in old)
    result = [dict(cells) for cells in rows]
    for (n, x, cell), block in zip(old, blocks, strict=True):
        text = "".join(run.text for run in block.runs)
        if text != cell.value:
            result[n][x] = Cell(text, tuple(block.runs))
    return [*result], written


def _is_unicode(cell: Cell) -> bool:
    """Whether it has letters that no old font has, and no old font that would have to be told from them."""
    if any(encoding_of_font(run.font) != "unicode" for run in cell.runs):
        return False
    return bool(BEYOND_LATIN_1.search(unicodedata.normalize("NFC", cell.value)))
