"""The units of a season as a workbook."""

from collections.abc import Sequence

from hoadep.contest.people.models import Participation
from hoadep.office.tables.workbooks import Sheet, workbook
from hoadep.rules.plan import Plan


def units_workbook(plan: Plan, parts: Sequence[Participation]) -> bytes:
    """Every unit with code, names, kind, block and dates, as an XLSX file."""
    rows = [
        [
            n,
            part.unit.code,
            part.unit.name,
            part.unit.short_name,
            plan.kind(part.kind).name,
            plan.block_of(part.kind).name,
            part.unit.since,
            part.unit.until,
        ]
        for n, part in enumerate(parts, 1)
    ]
    return workbook(
        [
            Sheet(
                name="Đơn vị",
                title=[plan.plan.issuer.upper(), f"DANH SÁCH ĐƠN VỊ THAM GIA – {plan.season.name}"],
                heads=["STT", "Mã", "Tên đơn vị", "Tên gọn", "Loại", "Khối", "Thành lập", "Giải thể"],
                rows=rows,
                widths=[6, 16, 48, 28, 26, 34, 13, 13],
                frozen_columns=3,
            )
        ]
    )
