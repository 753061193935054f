"""Marks as lines of a table, on paper or in a workbook: by random numbers alone."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from hoadep.contest.jury.models import Sheet
from hoadep.contest.jury.rubrics import Rubric, said_mark
from hoadep.contest.jury.scores import Result


def sheet_rows(
    rubric: Rubric, sheets: Sequence[Sheet], marks: Mapping[int, Mapping[str, Decimal]]
) -> list[tuple[str, ...]]:
    """A judge's sheets as rows: STT, number, each criterion, total."""
    return [
        (
            str(n),
            str(sheet.numbered.number),
            *(said_mark(marks[sheet.pk].get(criterion.key)) for criterion in rubric.criteria),
            said_mark(sheet.total),
        )
        for n, sheet in enumerate(sheets, 1)
    ]


def sheet_heads(rubric: Rubric) -> tuple[str, ...]:
    """The heading row that goes with `sheet_rows`."""
    named = (f"{c.name} ({said_mark(c.most)})" for c in rubric.criteria)
    return ("STT", "Số phách", *named, f"Tổng ({said_mark(rubric.most)})")


def summary_rows(results: Iterable[Result]) -> list[tuple[str, ...]]:
    """Every entry by its number: marks, how far they lie apart, the final mark, a note."""
    return [
        (
            str(n),
            str(result.number),
            "; ".join(said_mark(given.total) for given in result.given),
            said_mark(result.spread) if result.given else "",
            said_mark(result.final),
            note(result),
        )
        for n, result in enumerate(results, 1)
    ]


SUMMARY_HEADS = ("STT", "Số phách", "Điểm của các giám khảo", "Chênh lệch", "Điểm chính thức", "Ghi chú")


def note(result: Result) -> str:
    """What is to be said beside an entry."""
    if result.withdrawn:
        return "đã rút, không xếp hạng"
    if result.needs_third:
        return "chênh lệch quá mức, cần chấm thêm"
    return "" if result.given else "chưa có điểm"
