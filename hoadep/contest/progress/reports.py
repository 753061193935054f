"""The board as a workbook: both counts, a sheet for each table, with the heading that an office prints."""

from django.utils import timezone

from hoadep.contest.progress.facts import Board
from hoadep.contest.progress.matrix import Table, tables
from hoadep.office.tables.workbooks import Sheet, Value
from hoadep.rules.plan.schema import Counts

NAMES: dict[Counts, str] = {"entries": "Bài dự thi", "nominations": "Giới thiệu gương"}


def board_sheets(board: Board) -> list[Sheet]:
    """The whole board, a sheet for each table."""
    return [_sheet(board, table, n) for counts in NAMES for n, table in enumerate(tables(board, counts), 1)]


def _sheet(board: Board, table: Table, n: int) -> Sheet:
    plan = board.book.latest
    as_of = timezone.localtime(board.as_of)
    heads = [
        "STT",
        "Mã",
        "Đơn vị",
        *(p.label for p in table.periods),
        "Chỉ tiêu",
        "Đã gửi",
        "Còn thiếu",
        "Gửi muộn",
    ]
    rows = _rows(table)
    tones: dict[tuple[int, int], str] = {
        (y, x + 3): cell.state
        for y, row in enumerate(table.rows)
        for x, cell in enumerate(row.cells)
        if cell and cell.owed
    }
    return Sheet(
        name=f"{NAMES[table.counts]} {n}",
        title=[
            plan.plan.issuer.upper(),
            f"BẢNG THEO DÕI TIẾN ĐỘ – {NAMES[table.counts].upper()} – {table.name}",
            f"Tính đến {as_of:%H:%M} ngày {as_of:%d/%m/%Y} (đã gửi/chỉ tiêu)",
        ],
        heads=heads,
        rows=rows,
        widths=[6, 14, 44, 13],
        frozen_columns=3,
        tones=tones,
    )


def _rows(table: Table) -> list[list[Value]]:
    """A row for each unit, and the sums below."""
    rows: list[list[Value]] = [
        [
            place,
            row.unit.code,
            row.unit.name,
            *(f"{cell.received}/{cell.owed}" if cell else "" for cell in row.cells),
            row.totals.owed,
            row.totals.received,
            row.totals.missing,
            row.totals.late,
        ]
        for place, row in enumerate(table.rows, 1)
    ]
    sums = [f"{total.received}/{total.owed}" for total in table.sums]
    whole = table.totals
    rows.append(["", "", "Cộng", *sums, whole.owed, whole.received, whole.missing, whole.late])
    return rows
