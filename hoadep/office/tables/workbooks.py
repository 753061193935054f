"""Makes real workbooks: headings as an office prints them, frozen panes, Vietnamese dates, no formulas."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from io import BytesIO

from django.http import HttpResponse
from django.utils import timezone
from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

Value = str | int | date | datetime | None
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
THIN = Border(*[Side(style="thin", color="B8B2A6")] * 4)
FILLS = {"missing": "F8D7D2", "not_yet": "FFF4D6", "met": "DCEFE6", "head": "EFEAE0"}


@dataclass(frozen=True)
class Sheet:
    """One sheet: title lines, a heading row, rows, and which columns stay in view.

    `tones` names a fill ("met", "missing", "not_yet") by (row, column) of `rows`, both from 0.
    """

    name: str
    title: Sequence[str]
    heads: Sequence[str]
    rows: Sequence[Sequence[Value]]
    widths: Sequence[int]
    frozen_columns: int = 1
    tones: dict[tuple[int, int], str] = field(default_factory=dict)


def workbook(sheets: Iterable[Sheet]) -> bytes:
    """The sheets as an XLSX file, A4 landscape, the heading row repeated on every page."""
    book = Workbook()
    book.remove(book.active)
    for sheet in sheets:
        _fill(book.create_sheet(sheet.name[:31]), sheet)
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def download(content: bytes, name: str) -> HttpResponse:
    """The file as an answer that a browser saves under `name` (plain letters, with its ending)."""
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type=XLSX, headers=headers)


def _fill(page: Worksheet, sheet: Sheet) -> None:
    for n, line in enumerate(sheet.title, 1):
        _write(page, n, 1, line).font = Font(name="Times New Roman", size=13, bold=n <= 2)
    head = len(sheet.title) + 2
    for column, label in enumerate(sheet.heads, 1):
        cell = _write(page, head, column, label)
        cell.font = Font(name="Times New Roman", size=12, bold=True)
        cell.fill, cell.border = tone("head"), THIN
        cell.alignment = Alignment(wrap_text=True, horizontal="center", vertical="center")
        page.column_dimensions[get_column_letter(column)].width = sheet.widths[
            min(column, len(sheet.widths)) - 1
        ]
    for y, row in enumerate(sheet.rows):
        for x, value in enumerate(row):
            cell = _write(page, head + 1 + y, x + 1, value)
            cell.font, cell.border = Font(name="Times New Roman", size=12), THIN
            if (y, x) in sheet.tones:
                cell.fill = tone(sheet.tones[y, x])
    page.freeze_panes = page.cell(head + 1, sheet.frozen_columns + 1)
    page.print_title_rows = f"{head}:{head}"
    page.page_setup.orientation, page.page_setup.paperSize = "landscape", page.PAPERSIZE_A4
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
    page.sheet_properties.pageSetUpPr.fitToPage = True


def _write(page: Worksheet, row: int, column: int, value: Value):
    """A cell whose text is always text, never a formula."""
    if isinstance(value, datetime) and timezone.is_aware(value):
        value = timezone.localtime(value).replace(tzinfo=None)
    cell = page.cell(row, column, value)
    if isinstance(value, str):
        cell.data_type = "s"
    elif isinstance(value, datetime):
        cell.number_format = "hh:mm dd/mm/yyyy"
    elif isinstance(value, date):
        cell.number_format = "dd/mm/yyyy"
    return cell


def tone(name: str) -> PatternFill:
    """The fill of a kind of cell (see `FILLS`)."""
    return PatternFill("solid", fgColor=FILLS[name])
