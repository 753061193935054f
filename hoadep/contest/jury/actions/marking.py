"""Marks: as a judge gives them, or as the secretary types them from paper and a second person checks."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal

from django.db import transaction

from hoadep.contest.jury import blinding, facts
from hoadep.contest.jury.models import Mark, Round, Sheet
from hoadep.contest.people.models import Account
from hoadep.office.journal import actions as journal
from hoadep.rules.verdict import Refused, not_met


@dataclass(frozen=True)
class Given:
    """What is given on a sheet: marks by criterion (None takes one back), two remarks (None: as it is)."""

    marks: Mapping[str, Decimal | None] = field(default_factory=dict)
    remark_office: str | None = None
    remark_author: str | None = None


@transaction.atomic
def mark(sheet: Sheet, given: Given, *, by: str, at: datetime) -> Sheet:
    """The judge's own marks; may be changed until the round closes. `by` is the judge's code."""
    kept = _open_sheet(sheet)
    kept.typed_by = kept.checked_by = None
    return _write(kept, given, verb="mark", by=by, at=at)


@transaction.atomic
def type_in(sheet: Sheet, given: Given, *, by: Account, at: datetime) -> Sheet:
    """Marks typed from a signed paper sheet; they count once somebody else has checked them."""
    kept = _open_sheet(sheet)
    kept.typed_by, kept.checked_by = by, None
    return _write(kept, given, verb="type_in", by=by.code, at=at)


@transaction.atomic
def check_typed(sheet: Sheet, *, by: Account, at: datetime) -> None:
    """A second person has compared what was typed with the paper."""
    kept = _open_sheet(sheet)
    if kept.typed_by_id is None or kept.total is None:
        raise Refused(not_met("", "Phiếu này chưa được nhập đủ điểm từ bản giấy."))
    if kept.typed_by_id == by.pk:
        raise Refused(not_met("", "Người nhập điểm không tự kiểm tra. Hãy nhờ người thứ hai đối chiếu."))
    journal.record(kept.panelist.code, "check_typed", by=by.code, at=at, codes=[kept.numbered.code])
    kept.checked_by = by
    kept.save(update_fields=["checked_by"])


def _open_sheet(sheet: Sheet) -> Sheet:
    """The sheet as it stands now, held until the act is done; refused when nothing may be marked on it."""
    rows = Sheet.objects.select_for_update(of=("self",))
    kept = rows.select_related("numbered__round", "panelist").get(pk=sheet.pk)
    if kept.numbered.round.state != Round.State.OPEN:
        reason = f"{kept.numbered.round.name} {kept.numbered.round.get_state_display()}, không ghi điểm được."
        raise Refused(not_met("", reason))
    if not facts.markable(kept):
        raise Refused(not_met("", "Vòng chấm mở lại chỉ cho phiếu giao thêm; điểm đã chấm giữ nguyên."))
    if kept.ended_at is not None:
        raise Refused(not_met("", f"Phiếu đã được thu lại: {kept.ended_reason}"))
    if kept.numbered.number in blinding.withdrawn(kept.numbered.round):
        raise Refused(not_met("", "Bài này đã rút khỏi cuộc thi, không cần chấm nữa."))
    return kept


def _write(sheet: Sheet, given: Given, *, verb: str, by: str, at: datetime) -> Sheet:
    before = facts.marks_of([sheet])[sheet.pk]
    changed = {key: value for key, value in given.marks.items() if before.get(key) != value}
    for key, value in changed.items():
        if value is None:
            Mark.objects.filter(sheet=sheet, criterion=key).delete()
        else:
            Mark.objects.update_or_create(sheet=sheet, criterion=key, defaults={"value": value})
    if changed:
        codes = [sheet.numbered.code, *sorted(changed)]
        secrets = {key: str(value) for key, value in changed.items()}
        journal.record(sheet.panelist.code, verb, by=by, at=at, codes=codes, secrets=secrets)
    standing = {key: value for key, value in (before | changed).items() if value is not None}
    sheet.total = facts.rubric_of(sheet.numbered.round).total(standing)
    for name in ("remark_office", "remark_author"):
        if (remark := getattr(given, name)) is not None:
            setattr(sheet, name, remark)
    sheet.saved_at = at
    sheet.save(
        update_fields=["total", "remark_office", "remark_author", "saved_at", "typed_by", "checked_by"]
    )
    return sheet
