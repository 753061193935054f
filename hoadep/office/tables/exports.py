"""Lists as files: an Excel workbook as the office prints it, or the same rows as CSV for other programs."""

import csv
from collections.abc import Sequence
from datetime import date, datetime
from io import StringIO

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from hoadep.office.tables.workbooks import Sheet, Value, download, workbook

ASKED = "dang"
"""The key of the address that asks for a list as a file: `?dang=xlsx` or `?dang=csv`."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def asked_for(request: HttpRequest) -> bool:
    """Whether the address asks for the list as a file."""
    return request.GET.get(ASKED) in ("xlsx", "csv")


def exported(request: HttpRequest, sheets: Sequence[Sheet], name: str) -> HttpResponse:
    """The sheets as the file that the address asks for (Excel when it asks for none), saved as `name`."""
    if request.GET.get(ASKED) != "csv":
        return download(workbook(sheets), f"{name}.xlsx")
    headers = {"Content-Disposition": f'attachment; filename="{name}.csv"'}
    return HttpResponse(as_csv(sheets), content_type="text/csv; charset=utf-8", headers=headers)


def as_csv(sheets: Sequence[Sheet]) -> bytes:
    """The heading row and the rows of each sheet, in UTF-8 with a mark that Excel understands.

    A cell that a spreadsheet would take for a formula gets an apostrophe before it.
    """
    stream = StringIO()
    writer = csv.writer(stream)
    for n, sheet in enumerate(sheets):
        if n:
            writer.writerow([])
        if len(sheets) > 1:
            writer.writerow([sheet.name])
        writer.writerow(sheet.heads)
        writer.writerows([_written(value) for value in row] for row in sheet.rows)
    return stream.getvalue().encode("utf-8-sig")


def _written(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return f"{timezone.localtime(value) if timezone.is_aware(value) else value:%H:%M %d/%m/%Y}"
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    text = str(value)
    return f"'{text}" if isinstance(value, str) and text.startswith(_FORMULA) else text
