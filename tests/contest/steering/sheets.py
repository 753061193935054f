"""Fills in the house's own Excel templates."""

import io

from openpyxl import load_workbook

from hoadep.office.tables.blanks import HEAD

LIST = "/ba-dinh-2021/nhap-danh-sach/"


def filled(client, what, rows):
    """The template of a list, fetched and with these rows under its head."""
    book = load_workbook(io.BytesIO(client.get(f"{LIST}{what}/mau.xlsx").content))
    for y, row in enumerate(rows, HEAD + 1):
        for x, value in enumerate(row, 1):
            book.active.cell(y, x, value)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
