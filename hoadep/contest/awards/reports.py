"""The prospects of awards as a table."""

from collections.abc import Sequence
from datetime import datetime

from django.utils import timezone

from hoadep.contest.awards.facts import Prospect
from hoadep.office.tables.workbooks import Sheet
from hoadep.web.words import answer_word, clause_words

HEADS = ("STT", "Mã", "Tên", "Kết luận", "Lý do", "Điểm khoản")


def prospect_sheets(prospects: Sequence[Prospect], title: str, *, as_of: datetime) -> list[Sheet]:
    """Each prospect with its answer, its reason and the clause."""
    said = timezone.localtime(as_of)
    rows = [
        (
            n,
            p.subject,
            p.name,
            answer_word(p.verdict.answer, "award"),
            p.verdict.reason,
            clause_words(p.verdict.clause),
        )
        for n, p in enumerate(prospects, 1)
    ]
    heading = (title.upper(), f"Tính đến {said:%H:%M} ngày {said:%d/%m/%Y}")
    return [Sheet(name="Triển vọng", title=heading, heads=HEADS, rows=rows, widths=(6, 16, 40, 14, 90, 16))]
