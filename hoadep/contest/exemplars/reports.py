"""The commendations of a season as a workbook, with the heading that an office prints."""

from collections.abc import Sequence
from datetime import datetime

from django.utils import timezone

from hoadep.contest.exemplars.facts import Told
from hoadep.office.tables.workbooks import Sheet, Value, workbook
from hoadep.rules.plan import Plan

HEADS = (
    "STT",
    "Mã",
    "Gương",
    "Nơi ở, học tập, công tác",
    "Cấp khen",
    "Hình thức",
    "Diện khen",
    "Người khen",
    "Số quyết định",
    "Ngày quyết định",
)
WIDTHS = (6, 14, 32, 44, 14, 28, 24, 32, 20, 16)


def commendation_workbook(rows: Sequence[Told], plan: Plan, *, as_of: datetime) -> bytes:
    """Commendations, with their exemplars, as an XLSX file."""
    said = timezone.localtime(as_of)
    title = (
        plan.plan.issuer.upper(),
        f"GƯƠNG ĐƯỢC KHEN THƯỞNG – {plan.season.name.upper()}",
        f"Tính đến {said:%H:%M} ngày {said:%d/%m/%Y}",
    )
    lines = [_line(n, row) for n, row in enumerate(rows, 1)]
    sheet = Sheet(name="Khen thưởng", title=title, heads=HEADS, rows=lines, widths=WIDTHS, frozen_columns=3)
    return workbook([sheet])


def _line(n: int, row: Told) -> tuple[Value, ...]:
    given = row.commendation
    return (
        n,
        given.code,
        given.exemplar.name,
        given.exemplar.place,
        row.level,
        row.form,
        row.occasion,
        given.giver,
        given.number,
        given.decided_on,
    )
