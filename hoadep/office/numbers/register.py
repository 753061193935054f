"""The register of outgoing papers in the ten columns of Decree 30/2020 (Appendix IV), for print and Excel."""

from collections.abc import Sequence

from hoadep.office.documents.content import Issuer, Paper, Table
from hoadep.office.numbers.models import Number
from hoadep.office.tables.workbooks import Sheet
from hoadep.vietnamese.dates import short_date_document

HEADS = (
    "Số, ký hiệu văn bản",
    "Ngày tháng văn bản",
    "Tên loại và trích yếu nội dung văn bản",
    "Người ký",
    "Nơi nhận văn bản",
    "Đơn vị, người nhận bản lưu",
    "Số lượng bản",
    "Ngày chuyển",
    "Ký nhận",
    "Ghi chú",
)


OUTGOING = "Sổ đăng ký văn bản đi"


def register_paper(rows: Sequence[Number], issuer: Issuer, *, year: int, title: str = OUTGOING) -> Paper:
    """The register of a year, to be printed."""
    widths = (2.6, 2.0, 6.0, 2.6, 3.4, 2.8, 1.4, 1.8, 1.6, 1.8)
    table = Table(HEADS, tuple(map(_written, rows)), widths=widths, size=10)
    return Paper(
        kind="list",
        title=title,
        issuer=issuer,
        subject=f"Năm {year}",
        year=year,
        body=(table,),
        landscape=True,
    )


def _written(row: Number) -> tuple[str, ...]:
    day = short_date_document(row.transferred_on) if row.transferred_on else ""
    return (
        row.notation,
        short_date_document(row.dated),
        row.abstract,
        row.signer,
        row.recipients,
        row.keeper,
        str(row.copies or ""),
        day,
        row.receipt,
        row.note,
    )


def register_sheet(rows: Sequence[Number], *, year: int, title: str = OUTGOING) -> Sheet:
    """The same for Excel."""
    lines = [
        (
            row.notation,
            row.dated,
            row.abstract,
            row.signer,
            row.recipients,
            row.keeper,
            row.copies,
            row.transferred_on,
            row.receipt,
            row.note,
        )
        for row in rows
    ]
    heading = (f"{title.upper()} NĂM {year}",)
    widths = (18, 14, 50, 24, 30, 24, 10, 14, 14, 20)
    return Sheet(f"Năm {year}", heading, HEADS, lines, widths)
