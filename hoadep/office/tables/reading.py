"""Reads a list that people filled in with Excel: by its headings, cell by cell, trusting nothing."""

import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any
from zipfile import BadZipFile

from openpyxl.utils import get_column_letter

from hoadep.office.files.unreadable import Unreadable
from hoadep.office.tables.columns import Column, Value, Wrong, read_cell
from hoadep.office.tables.grids import Cell, Grid
from hoadep.office.tables.old_fonts import decoded
from hoadep.office.uploads.fonts import Written
from hoadep.vietnamese.numbers import format_number

MOST_BYTES = 10 * 2**20
MOST_ROWS = 2_000
HEADING_WITHIN, MOST_COLUMNS = 30, 60

DAMAGED = "Tệp bảng tính bị hỏng hoặc chưa tải lên hết. Hãy mở thử trên máy, lưu lại rồi gửi lại."
NO_HEADING = "Không thấy dòng tiêu đề của mẫu. Hãy tải mẫu về và giữ nguyên dòng tiêu đề."
EMPTY = "Bảng chưa có dòng nào dưới dòng tiêu đề."
MERGED = "Ô bị gộp với ô khác. Hãy bỏ gộp ô (Merge & Center) rồi ghi lại từng ô."
TOO_MANY = (
    f"Bảng có hơn {format_number(MOST_ROWS)} dòng; mỗi lần nhập nhiều nhất {format_number(MOST_ROWS)} dòng. "
    "Hãy chia thành nhiều tệp."
)


@dataclass
class Row:
    """A row of the list: its number in the sheet, what its cells mean, and what is wrong, by column."""

    n: int
    values: dict[str, Value] = field(default_factory=dict)
    typed: dict[str, str] = field(default_factory=dict)
    faults: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Listed:
    """A whole list: its rows, the letter of each column in the sheet, in which old font it was typed."""

    rows: tuple[Row, ...]
    letters: dict[str, str]
    written: Written = "unicode"


def read_list(content: bytes, columns: Sequence[Column]) -> Listed:
    """The rows under the heading row of the first sheet. Raises `Unreadable` for what is no such list."""
    try:
        return _listed(Grid(content), columns)
    except Unreadable:
        raise
    except (BadZipFile, KeyError, ValueError, TypeError, OSError) as fault:
        raise Unreadable(DAMAGED) from fault
    except Exception as fault:  # whatever a file from outside contains, its sender gets an answer
        logging.getLogger(__name__).exception("a workbook could not be read")
        raise Unreadable(DAMAGED) from fault


def _listed(grid: Grid, columns: Sequence[Column]) -> Listed:
    head, places = _heading(grid, columns)
    merged, filled = grid.merged(), list(_filled(grid, head, places))
    if not filled:
        raise Unreadable(EMPTY)
    lines, written = decoded([cells for _, cells in filled], places)
    rows = tuple(
        _row(n, {x: cell.value for x, cell in cells.items()}, places, merged.among(n, list(places)))
        for (n, _), cells in zip(filled, lines, strict=True)
    )
    letters = {column.key: get_column_letter(x) for x, column in places.items()}
    return Listed(rows, letters, written)


def _heading(grid: Grid, columns: Sequence[Column]) -> tuple[int, dict[int, Column]]:
    """The row in which all required headings stand, and the column under each place."""
    required = {column.key for column in columns if column.required}
    top = list(grid.rows(range(1, MOST_COLUMNS + 1), last=HEADING_WITHIN))
    lines, _ = decoded([cells for _, cells in top], {})
    for (n, cells), line in zip(top, lines, strict=True):
        places: dict[int, Column] = {}
        for x, cell in cells.items():
            column = _headed(columns, cell.value, line[x].value)
            if column and column not in places.values():
                places[x] = column
        found = {column.key for column in places.values()}
        if required <= found:
            return n, places
        if len(found & required) > len(required) / 2:
            lacks = [column.head for column in columns if column.required and column.key not in found]
            raise Unreadable(f"Dòng tiêu đề thiếu cột: {', '.join(lacks)}. Hãy dùng đúng mẫu.")
    raise Unreadable(NO_HEADING)


def _headed(columns: Sequence[Column], *headings: Any) -> Column | None:
    """The column that a heading means: as it stands, or as it reads in an old font."""
    words = [heading.rstrip(" *") for heading in headings if isinstance(heading, str)]
    return next((column for column in columns if any(map(column.is_headed, words))), None)


def _filled(grid: Grid, head: int, places: dict[int, Column]) -> Iterator[tuple[int, dict[int, Cell]]]:
    """The rows under the heading that hold more than blanks; raises `Unreadable` at one too many."""
    many = 0
    for n, cells in grid.rows(list(places), first=head + 1):
        if any(not isinstance(cell.value, str) or cell.value.strip() for cell in cells.values()):
            many += 1
            if many > MOST_ROWS:
                raise Unreadable(TOO_MANY)
            yield n, cells


def _row(n: int, raw: dict[int, Any], places: dict[int, Column], merged: set[int]) -> Row:
    row = Row(n)
    for x, column in places.items():
        row.typed[column.key] = str(raw[x])[:500] if x in raw else ""
        try:
            if x in merged:
                raise Wrong(MERGED)
            row.values[column.key] = read_cell(column, raw.get(x))
        except Wrong as fault:
            row.faults[column.key] = str(fault)
    return row
