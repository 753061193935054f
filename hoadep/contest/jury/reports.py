"""A round as workbooks, blind: a judge's sheet, the table of marks, severity as advice, remarks."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from hoadep.contest.jury.facts import rubric_of
from hoadep.contest.jury.lines import SUMMARY_HEADS, sheet_heads, sheet_rows, summary_rows
from hoadep.contest.jury.models import Panelist, Round
from hoadep.contest.jury.models import Sheet as MarkingSheet
from hoadep.contest.jury.scores import Result
from hoadep.office.tables.workbooks import Sheet
from hoadep.rules.severity import Advice


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


def severity(advice: Advice, names: Mapping[str, str]) -> Sheet:
    """How hard or soft each judge marks, and the corrected marks, as advice."""
    rows: list[tuple[str | int, ...]] = [
        (names[one.judge], one.sheets, _said(one.mean), _said(one.effect), _said(one.sd), one.word)
        for one in advice.judges
    ]
    rows += [
        (f"Số phách {one.entry}", "", _said(one.value), "", _said(one.sd), f"hiệu chỉnh, hạng {one.place}")
        for one in advice.entries
    ]
    return Sheet(
        name="Mức chặt – lỏng",
        title=("MỨC CHẶT – LỎNG (THAM KHẢO)", advice.verdict.reason),
        heads=("Giám khảo, bài", "Số phiếu", "Điểm", "Cao hơn mức giữa", "Sai số", "Nhận xét"),
        rows=rows,
        widths=(30, 10, 14, 18, 10, 18),
    )


def _said(value: float | None) -> str:
    return "" if value is None else f"{value:.2f}".replace(".", ",")


def remarks(sheets: Sequence[MarkingSheet]) -> Sheet:
    """What judges wrote to the organiser and to authors."""
    return Sheet(
        name="Nhận xét",
        title=("NHẬN XÉT CỦA GIÁM KHẢO",),
        heads=("Số phách", "Giám khảo", "Gửi Ban Tổ chức", "Gửi tác giả"),
        rows=[
            (sheet.numbered.number, sheet.panelist.name, sheet.remark_office, sheet.remark_author)
            for sheet in sheets
        ],
        widths=(12, 24, 50, 50),
        frozen_columns=2,
    )
