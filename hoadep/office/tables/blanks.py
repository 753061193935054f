"""Makes the blank list that people download and fill in, and the same with what they have to mend."""

from collections.abc import Sequence
from io import BytesIO

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from hoadep.office.tables.columns import Column
from hoadep.office.tables.reading import MOST_ROWS, Row
from hoadep.office.tables.workbooks import THIN, tone

HEAD = 4
_FONT = "Times New Roman"


def blank_list(title: str, help: str, columns: Sequence[Column], *, mend: Sequence[Row] = ()) -> bytes:
    """The list as XLSX: cells are text, choices open as lists; `mend` are rows with what is wrong beside."""
    book = Workbook()
    sheet = book.active
    sheet.title = "Danh sách"
    sheet["A1"], sheet["A2"] = title, help
    sheet["A1"].font = Font(name=_FONT, size=14, bold=True)
    sheet["A2"].font = Font(name=_FONT, size=11, italic=True)
    for x, column in enumerate(columns, 1):
        _head(sheet, x, column)
    choices = book.create_sheet("Danh mục")
    for x, column in enumerate(columns, 1):
        if column.choices:
            _choices(sheet, choices, x, column)
    for y, row in enumerate(mend, HEAD + 1):
        _wrong(sheet, y, row, columns)
    choices.sheet_state = "hidden"
    sheet.freeze_panes = f"B{HEAD + 1}"
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def _head(sheet: Worksheet, x: int, column: Column) -> None:
    letter = get_column_letter(x)
    cell = sheet.cell(HEAD, x, f"{column.head} *" if column.required else column.head)
    cell.font, cell.border, cell.fill = Font(name=_FONT, size=12, bold=True), THIN, tone("head")
    cell.alignment = Alignment(wrap_text=True, horizontal="center", vertical="center")
    if column.help:
        cell.comment = Comment(column.help, "Hoa Đẹp", width=280, height=90)
    sheet.column_dimensions[letter].width = column.width
    sheet.column_dimensions[letter].number_format = "@"
    for y in range(HEAD + 1, HEAD + 301):
        sheet.cell(y, x).number_format = "@"
        sheet.cell(y, x).alignment = Alignment(wrap_text=True, vertical="top")


def _choices(sheet: Worksheet, choices: Worksheet, x: int, column: Column) -> None:
    letter = get_column_letter(x)
    for y, (_, label) in enumerate(column.choices, 1):
        choices.cell(y, x, label)
    source = f"'Danh mục'!${letter}$1:${letter}${len(column.choices)}"
    rule = DataValidation(type="list", formula1=source, allow_blank=not column.required)
    rule.error, rule.errorTitle = "Hãy chọn trong danh sách.", column.head
    sheet.add_data_validation(rule)
    rule.add(f"{letter}{HEAD + 1}:{letter}{HEAD + MOST_ROWS}")


def _wrong(sheet: Worksheet, y: int, row: Row, columns: Sequence[Column]) -> None:
    for x, column in enumerate(columns, 1):
        cell = sheet.cell(y, x, row.typed.get(column.key, ""))
        cell.data_type = "s"
        if column.key in row.faults:
            cell.fill = tone("missing")
            cell.comment = Comment(row.faults[column.key], "Hoa Đẹp", width=320, height=110)
    cell = sheet.cell(y, len(columns) + 1, " ".join(dict.fromkeys(row.faults.values())))
    cell.data_type, cell.font = "s", Font(name=_FONT, size=11, color="9C2B1F")
    sheet.column_dimensions[get_column_letter(len(columns) + 1)].width = 60
