"""Opens a workbook that people sent, row after row: what stands far away costs no more than what is near."""

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from defusedxml import ElementTree
from openpyxl import load_workbook
from openpyxl.cell.rich_text import CellRichText
from openpyxl.utils.cell import range_boundaries
from openpyxl.worksheet._read_only import ReadOnlyWorksheet

from hoadep.office.files.unreadable import Unreadable
from hoadep.office.tables.error_cells import ErrorValue
from hoadep.office.uploads.blocks import Run
from hoadep.office.uploads.packages import Package, attribute, local

LAST_ROW = 1_048_576
MOST_OF_ONE_PART = 48 * 2**20
MOST_OF_ONE_SHEET = 16 * 2**20
MOST_TAGS = 600_000
"""Of one part: two thousand rows of sixty columns stay below; cells are kept in memory by their tags."""

_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
NOT_A_WORKBOOK = "Tệp này không phải bảng tính .xlsx. Hãy tải mẫu về, điền rồi gửi lại tệp .xlsx."
OLD_OR_LOCKED = "Tệp Excel kiểu cũ (.xls) hoặc có mật khẩu. Hãy bỏ mật khẩu, lưu lại thành .xlsx rồi gửi lại."
MACROS = "Tệp có macro (.xlsm). Hãy lưu lại thành .xlsx, không kèm macro, rồi gửi lại."
TOO_LARGE = (
    "Bảng tính có quá nhiều ô, thường vì kẻ khung, tô màu cả các dòng trống. "
    "Hãy chép các dòng đã điền sang mẫu mới tải về rồi gửi lại."
)
NO_SHEET = "Tệp không có trang tính nào đang hiện. Hãy bỏ ẩn trang có danh sách rồi gửi lại."


@dataclass(frozen=True)
class Cell:
    """What stands in a cell; text as runs, each with its font."""

    value: Any
    runs: tuple[Run, ...] = ()


class Grid:
    """The first sheet that is shown, read from the file as far as is asked for."""

    def __init__(self, content: bytes) -> None:
        """Raises `Unreadable` for what is no workbook, or is larger than a list may be."""
        _require_bounded(content)
        book = load_workbook(io.BytesIO(content), read_only=True, keep_links=False, rich_text=True)
        shown = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
        if not shown:
            raise Unreadable(NO_SHEET)
        self._sheet: ReadOnlyWorksheet = shown[0]
        self._sheet.reset_dimensions()  # what a file says of its own size may be wrong

    def rows(
        self, columns: Sequence[int], *, first: int = 1, last: int = LAST_ROW
    ) -> Iterator[tuple[int, dict[int, Cell]]]:
        """The rows that hold anything in these columns, with their numbers."""
        width = max(columns)
        lines = self._sheet.iter_rows(min_row=first, max_row=last, max_col=width)
        for n, cells in enumerate(lines, first):
            held = {x: _cell(cells[x - 1]) for x in columns if cells[x - 1].value is not None}
            if held:
                yield n, held

    def merged(self) -> "Merged":
        """The areas of cells that were merged."""
        areas = []
        with self._sheet._get_source() as source:
            for _, element in ElementTree.iterparse(source, forbid_dtd=True):
                if local(element.tag) == "mergeCell":
                    areas.append(range_boundaries(attribute(element, "ref")))
                element.clear()
        return Merged(areas)


class Merged:
    """Tells row after row which columns belong to merged areas, by the bounds of the areas alone."""

    def __init__(self, areas: Sequence[tuple[int, int, int, int]]) -> None:
        """`areas` are the first column and row, the last column and row of each."""
        self._waiting = sorted(areas, key=lambda area: area[1], reverse=True)
        self._until: dict[int, int] = {}

    def among(self, n: int, columns: Sequence[int]) -> set[int]:
        """Those of the columns that are merged in row `n`; ask row by row, always for the same columns."""
        while self._waiting and self._waiting[-1][1] <= n:
            left, _, right, bottom = self._waiting.pop()
            for x in columns:
                if left <= x <= right:
                    self._until[x] = max(self._until.get(x, 0), bottom)
        return {x for x in columns if self._until.get(x, 0) >= n}


def _require_bounded(content: bytes) -> None:
    if content.startswith(_OLE):
        raise Unreadable(OLD_OR_LOCKED)
    if not content.startswith(b"PK\x03\x04"):
        raise Unreadable(NOT_A_WORKBOOK)
    package = Package(content)
    if any(name.endswith("vbaProject.bin") for name in package.names):
        raise Unreadable(MACROS)
    if "xl/workbook.xml" not in package.names:
        raise Unreadable(NOT_A_WORKBOOK)
    for name in package.names:
        part = package.read(name, at_most=MOST_OF_ONE_PART)
        if part.count(b"<") > MOST_TAGS or ("sheets/" in name and len(part) > MOST_OF_ONE_SHEET):
            raise Unreadable(TOO_LARGE)


def _cell(cell: Any) -> Cell:
    value, font = cell.value, cell.font.name or ""
    if isinstance(value, CellRichText):
        runs = tuple(
            Run(part, font) if isinstance(part, str) else Run(part.text, part.font.rFont or font)
            for part in value
        )
        return Cell(str(value), runs)
    if cell.data_type == "f" and not isinstance(value, str):
        return Cell("=")  # formulas of whole areas come as objects
    if cell.data_type == "e":
        return Cell(ErrorValue(value))  # no words: no font is told by them
    return Cell(value, (Run(value, font),) if isinstance(value, str) else ())
