"""The entries of a season as a table."""

from collections.abc import Iterable
from datetime import datetime

from django.utils import timezone

from hoadep.contest.entries.calling import is_called
from hoadep.contest.entries.models import Entry
from hoadep.office.tables.workbooks import Sheet, Value
from hoadep.rules.lifecycle import ENTRY
from hoadep.rules.plan import Plan

HEADS = (
    *("STT", "Mã", "Tên bài", "Thể loại", "Tác giả", "Viết về", "Đơn vị", "Trực thuộc"),
    *("Số chữ", "Hình thức", "Trạng thái", "Gửi lúc"),
)
TELEPHONE = ("Điện thoại tác giả",)
WIDTHS = (6, 14, 44, 18, 30, 30, 28, 24, 9, 12, 22, 18)


def entry_sheets(
    entries: Iterable[Entry], plan: Plan, *, as_of: datetime, calling: frozenset[str] | None
) -> list[Sheet]:
    """Entries with their people prefetched, in the order given.

    The authors' telephones stand there for whoever may have to call those of `calling` units (None: all).
    """
    said = timezone.localtime(as_of)
    kinds = {kind.key: kind.name for kind in plan.entry_kinds}
    title = (
        plan.plan.issuer.upper(),
        f"DANH SÁCH BÀI DỰ THI – {plan.season.name.upper()}",
        f"Tính đến {said:%H:%M} ngày {said:%d/%m/%Y}",
    )
    calls = calling is None or bool(calling)
    rows = []
    for n, entry in enumerate(entries, 1):
        row = _row(n, entry, kinds.get(entry.kind, entry.kind))
        rows.append((*row, _telephones(entry, calling)) if calls else row)
    heads, widths = (HEADS + TELEPHONE, (*WIDTHS, 24)) if calls else (HEADS, WIDTHS)
    return [Sheet(name="Bài dự thi", title=title, heads=heads, rows=rows, widths=widths, frozen_columns=3)]


def _telephones(entry: Entry, calling: frozenset[str] | None) -> Value:
    """The numbers of its authors, as text, in their order."""
    if not is_called(entry, calling):
        return None
    return ", ".join(person.telephone for person in entry.authors.all() if person.telephone) or None


def _row(n: int, entry: Entry, kind: str) -> tuple[Value, ...]:
    receipts = list(entry.receipts.all())
    return (
        n,
        entry.code,
        entry.title,
        kind,
        ", ".join(person.name for person in entry.authors.all()),
        ", ".join(exemplar.name for exemplar in entry.exemplars.all()),
        entry.unit.name if entry.unit else "Chưa rõ",
        entry.sub_unit or None,
        entry.words,
        entry.get_origin_display(),
        ENTRY.states[entry.state],
        receipts[0].at if receipts else None,
    )
