"""Reads a list that people filled in with Excel: by its headings, cell by cell, trusting nothing."""

import io
import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any
from zipfile import BadZipFile

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from hoadep.office.files.unreadable import Unreadable
from hoadep.office.tables.columns import Column, Value, Wrong, read_cell
from hoadep.office.uploads.packages import Package
from hoadep.vietnamese.numbers import format_number

MOST_BYTES = 10 * 2**20
MOST_ROWS = 2_000
HEADING_WITHIN, MOST_COLUMNS = 30, 60

_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
NOT_A_WORKBOOK = "Tệp này không phải bảng tính .xlsx. Hãy tải mẫu về, điền rồi gửi lại tệp .xlsx."
OLD_OR_LOCKED = "Tệp Excel kiểu cũ (.xls) hoặc có mật khẩu. Hãy bỏ mật khẩu, lưu lại thành .xlsx rồi gửi lại."
MACROS = "Tệp có macro (.xlsm). Hãy lưu lại thành .xlsx, không kèm macro, rồi gửi lại."
DAMAGED = "Tệp bảng tính bị hỏng hoặc chưa tải lên hết. Hãy mở thử trên máy, lưu lại rồi gửi lại."
NO_HEADING = "Không thấy dòng tiêu đề của mẫu. Hãy tải mẫu về và giữ nguyên dòng tiêu đề."
EMPTY = "Bảng chưa có dòng nào dưới dòng tiêu đề."
MERGED = "Ô bị gộp với ô khác. Hãy bỏ gộp ô (Merge & Center) rồi ghi lại từng ô."


@dataclass
class Row:
    """A row of the list: its number in the sheet, what its cells mean, and what is wrong, by column."""

    n: int
    values: dict[str, Value] = field(default_factory=dict)
    typed: dict[str, str] = field(default_factory=dict)
    faults: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Listed:
    """A whole list: its rows and the letter of each column in the sheet."""

    rows: tuple[Row, ...]
    letters: dict[str, str]


def read_list(content: bytes, columns: Sequence[Column]) -> Listed:
    """The rows under the heading row of the first sheet. Raises `Unreadable` for what is no such list."""
    sheet = _sheet(content)
    head, places = _heading(sheet, columns)
    merged = {
        (row, column)
        for area in sheet.merged_cells.ranges
        for row, column in area.cells
        if (row, column) != (area.min_row, area.min_col)
    } | {(area.min_row, area.min_col) for area in sheet.merged_cells.ranges}
    rows = tuple(_rows(sheet, head, places, merged))
    if not rows:
        raise Unreadable(EMPTY)
    if len(rows) > MOST_ROWS:
        many, most = format_number(len(rows)), format_number(MOST_ROWS)
        raise Unreadable(
            f"Bảng có {many} dòng; mỗi lần nhập nhiều nhất {most} dòng. Hãy chia thành nhiều tệp."
        )
    return Listed(rows, {column.key: get_column_letter(x) for x, column in places.items()})


def _sheet(content: bytes) -> Worksheet:
    if content.startswith(_OLE):
        raise Unreadable(OLD_OR_LOCKED)
    if not content.startswith(b"PK\x03\x04"):
        raise Unreadable(NOT_A_WORKBOOK)
    names = Package(content).names
    if any(name.endswith("vbaProject.bin") for name in names):
        raise Unreadable(MACROS)
    if "xl/workbook.xml" not in names:
        raise Unreadable(NOT_A_WORKBOOK)
    try:
        book = load_workbook(io.BytesIO(content), keep_links=False)
    except (BadZipFile, KeyError, ValueError, TypeError, OSError) as fault:
        raise Unreadable(DAMAGED) from fault
    except Exception as fault:  # whatever a file from outside contains, its sender gets an answer
        logging.getLogger(__name__).exception("a workbook could not be read")
        raise Unreadable(DAMAGED) from fault
    seen = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
    if not seen:
        raise Unreadable(NO_HEADING)
    return seen[0]


def _heading(sheet: Worksheet, columns: Sequence[Column]) -> tuple[int, dict[int, Column]]:
    """The row in which all required headings stand, and the column under each place."""
    required = {column.key for column in columns if column.required}
    for n, cells in enumerate(
        sheet.iter_rows(max_row=HEADING_WITHIN, max_col=MOST_COLUMNS, values_only=True), 1
    ):
        places: dict[int, Column] = {}
        for x, words in enumerate(cells, 1):
            if isinstance(words, str):
                column = next((each for each in columns if each.is_headed(words.rstrip(" *"))), None)
                if column and column not in places.values():
                    places[x] = column
        found = {column.key for column in places.values()}
        if required <= found:
            return n, places
        if len(found & required) > len(required) / 2:
            lacks = [column.head for column in columns if column.required and column.key not in found]
            raise Unreadable(f"Dòng tiêu đề thiếu cột: {', '.join(lacks)}. Hãy dùng đúng mẫu.")
    raise Unreadable(NO_HEADING)


def _rows(
    sheet: Worksheet, head: int, places: dict[int, Column], merged: set[tuple[int, int]]
) -> Iterator[Row]:
    for n, cells in enumerate(
        sheet.iter_rows(min_row=head + 1, max_col=max(places), values_only=True), head + 1
    ):
        raw = {x: cells[x - 1] for x in places}
        if any(_filled(value) for value in raw.values()):
            yield _row(n, raw, places, merged)


def _filled(value: Any) -> bool:
    return value is not None and (not isinstance(value, str) or bool(value.strip()))


def _row(n: int, raw: dict[int, Any], places: dict[int, Column], merged: set[tuple[int, int]]) -> Row:
    row = Row(n)
    for x, column in places.items():
        row.typed[column.key] = "" if raw[x] is None else str(raw[x])[:500]
        try:
            if (n, x) in merged:
                raise Wrong(MERGED)
            row.values[column.key] = read_cell(column, raw[x])
        except Wrong as fault:
            row.faults[column.key] = str(fault)
    return row
