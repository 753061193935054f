"""The list as a workbook."""

from collections.abc import Sequence

from hoadep.contest.jury.rubrics import said_mark
from hoadep.contest.selection.desks import Row
from hoadep.contest.selection.facts import Desk
from hoadep.office.tables.workbooks import Sheet

HEADS = (
    "STT",
    "Mã bài",
    "Tên bài",
    "Tác giả",
    "Đơn vị",
    "Khối",
    "Thể loại",
    "Gương",
    "Điểm",
    "Giải",
    "Ghi chú",
)


def listed(desk: Desk, rows: Sequence[Row]) -> Sheet:
    """Danh sách bài chọn, with what people decided beside the marks."""
    return Sheet(
        name="Danh sách bài chọn",
        title=(
            "DANH SÁCH BÀI CHỌN GỬI CẤP TRÊN",
            desk.selection.title,
            f"{desk.selection.code}, {len(rows)} bài",
        ),
        heads=HEADS,
        rows=[
            (
                n,
                row.line.code,
                row.line.title,
                ", ".join(row.line.writers.values()),
                row.line.unit_name,
                row.line.block_name,
                row.line.kind_name,
                ", ".join(row.line.told.values()),
                said_mark(row.line.value),
                row.prize.name if row.prize else "",
                noted(row),
            )
            for n, row in enumerate(rows, 1)
        ],
        widths=(6, 14, 40, 24, 22, 20, 18, 24, 8, 14, 40),
        frozen_columns=3,
    )


def noted(row: Row) -> str:
    """What a person said of an entry: the note, and why it was kept."""
    pick = row.line.pick
    return "; ".join(filter(None, (pick.note, pick.reason))) if pick else ""
