"""A round as workbooks, blind: a judge's sheet and the table of marks."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from hoadep.contest.jury.facts import rubric_of
from hoadep.contest.jury.lines import SUMMARY_HEADS, sheet_heads, sheet_rows, summary_rows
from hoadep.contest.jury.models import Panelist, Round
from hoadep.contest.jury.models import Sheet as MarkingSheet
from hoadep.contest.jury.scores import Result
from hoadep.office.tables.workbooks import Sheet


def judges_sheet(
    panelist: Panelist, sheets: Sequence[MarkingSheet], marks: Mapping[int, Mapping[str, Decimal]]
) -> Sheet:
    """Phiếu chấm of a judge."""
    rubric = rubric_of(panelist.round)
    return Sheet(
        name="Phiếu chấm",
        title=("PHIẾU CHẤM ĐIỂM", panelist.round.name, f"Giám khảo: {panelist.name} ({panelist.code})"),
        heads=sheet_heads(rubric),
        rows=sheet_rows(rubric, sheets, marks),
        widths=(6, 12, 18),
        frozen_columns=2,
    )


def summary(round: Round, results: Sequence[Result]) -> Sheet:
    """Bảng tổng hợp điểm."""
    return Sheet(
        name="Tổng hợp điểm",
        title=("BẢNG TỔNG HỢP ĐIỂM", f"{round.name} – {round.season.name}"),
        heads=SUMMARY_HEADS,
        rows=summary_rows(results),
        widths=(6, 12, 36, 14, 16, 36),
        frozen_columns=2,
    )
