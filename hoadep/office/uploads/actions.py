"""Keeps an uploaded list with what was found in it, and takes its rows in, each once."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction

from hoadep.office.files.actions import store
from hoadep.office.journal import actions as journal
from hoadep.office.tables.reading import Row
from hoadep.office.tables.workbooks import XLSX
from hoadep.office.uploads import facts
from hoadep.office.uploads.lists import Offer, Setting, digest, judge, require_sound
from hoadep.office.uploads.models import TakenRow, Upload
from hoadep.rules.verdict import Refused, not_met
from hoadep.vietnamese.text import one_line


@transaction.atomic
def keep_upload(
    content: bytes,
    name: str,
    rows: Sequence[Row],
    *,
    purpose: str,
    scope: str,
    unit: str,
    old_font: str = "",
    by: str,
    at: datetime,
) -> Upload:
    """Keep a list as it was sent and read; nothing is taken in yet."""
    return Upload.objects.create(
        purpose=purpose,
        scope=scope,
        unit=unit,
        stored=store(content, XLSX, by=by, at=at),
        name=one_line(name)[:200],
        rows=[asdict(row) for row in rows],
        old_font=old_font,
        by=by,
        at=at,
    )


@transaction.atomic
def take_in(
    upload: Upload, offer: Offer, setting: Setting, rows: Sequence[Row], *, by: str, at: datetime
) -> int:
    """Take these rows in, all or none; a list is taken in once, and so is each row. Returns how many.

    For short lists: it is one transaction, in which the rows are judged once more, since another list
    may have been taken in after somebody looked at them. Raises `Refused` when the list was taken in
    already, or when a row cannot be, naming the row; what is wrong then stands in the rows.
    """
    kept = _open(upload)
    judge(offer, setting, rows, facts.taken_rows(kept.purpose, kept.scope, kept.unit))
    require_sound(rows)
    for row in rows:
        _take(kept, offer, setting, row, at=at)
    return _finish(kept, by=by, at=at)


@transaction.atomic
def take_in_apart(
    upload: Upload, rows: Sequence[Row], asked: Mapping[str, Any], *, by: str, at: datetime
) -> Upload:
    """Ask for these rows to be taken in by the worker; whoever calls hands the list to it.

    Asked again after it stopped, it goes on with these rows; who asked first, when and with what stays.
    """
    kept = _open(upload)
    if kept.stage == "going":
        raise Refused(not_met("", "Danh sách này đang được nhập."))
    if kept.asked_at is None:
        kept.asked, kept.asked_by, kept.asked_at = dict(asked), by, at
    kept.wanted, kept.total = [row.n for row in rows], kept.taken.count() + len(rows)
    kept.moved_at, kept.fault = at, ""
    kept.save(update_fields=["asked", "asked_by", "asked_at", "wanted", "total", "moved_at", "fault"])
    journal.record(kept.unit, f"ask_{kept.purpose}", by=by, at=at, codes=[kept.scope, str(len(rows))])
    return kept


@transaction.atomic
def go_on(upload: Upload, *, by: str, at: datetime) -> None:
    """Let a list that stopped go on with the rows that it was asked for."""
    kept = _open(upload)
    kept.moved_at, kept.fault = at, ""
    kept.save(update_fields=["moved_at", "fault"])
    journal.record(kept.unit, f"go_on_{kept.purpose}", by=by, at=at, codes=[kept.scope])


@transaction.atomic
def take_some(upload: Upload, offer: Offer, setting: Setting, rows: Sequence[Row], *, now: datetime) -> None:
    """Take in those of these rows that the list has not taken yet: one short transaction of many.

    Raises `Refused` when one cannot be, naming it; then none of these is.
    """
    kept = _open(upload)
    for row in facts.not_taken(kept, rows):
        _take(kept, offer, setting, row, at=setting.at)
    kept.moved_at = now
    kept.save(update_fields=["moved_at"])


@transaction.atomic
def finish(upload: Upload, *, now: datetime) -> int:
    """All rows stand; returns how many."""
    kept = _open(upload)
    return _finish(kept, by=kept.asked_by, at=now)


def stop(upload: Upload, fault: str) -> None:
    """It cannot go on, and why; the rows that stand stay."""
    Upload.objects.filter(pk=upload.pk, done_at=None).update(fault=fault[:400])


@transaction.atomic
def take_up_stuck(now: datetime) -> list[int]:
    """Lists that their worker has left (pk), to be handed to another; each is told once."""
    going = Upload.objects.select_for_update().filter(asked_at__isnull=False, done_at=None, fault="")
    left = list(going.filter(moved_at__lt=now - facts.STUCK).values_list("pk", flat=True))
    Upload.objects.filter(pk__in=left).update(moved_at=now)
    return left


def _open(upload: Upload) -> Upload:
    """The list, without its rows, which may be long; refused when it was taken in.

    All lists of its unit and kind are locked, always in one order: two of them are taken in one after
    the other, and none waits for a row of the other while it is waited for.
    """
    same = {"purpose": upload.purpose, "scope": upload.scope, "unit": upload.unit}
    locked = Upload.objects.select_for_update().defer("rows").filter(**same).order_by("pk")
    kept = next(each for each in locked if each.pk == upload.pk)
    if kept.done_at:
        raise Refused(not_met("", "Danh sách này đã được nhập rồi."))
    return kept


def _take(upload: Upload, offer: Offer, setting: Setting, row: Row, *, at: datetime) -> None:
    try:
        code = offer.make(setting, row.values)
    except Refused as refusal:
        raise Refused(not_met("", f"Dòng {row.n}: {refusal.verdict.reason}")) from refusal
    same = {"purpose": upload.purpose, "scope": upload.scope, "unit": upload.unit}
    try:
        TakenRow.objects.create(upload=upload, **same, digest=digest(row.values), code=code, at=at)
    except IntegrityError as fault:
        raise Refused(not_met("", f"Dòng {row.n}: vừa được nhập từ một danh sách khác.")) from fault


def _finish(upload: Upload, *, by: str, at: datetime) -> int:
    many = upload.taken.count()
    upload.done_at = at
    upload.save(update_fields=["done_at"])
    journal.record(upload.unit, f"take_in_{upload.purpose}", by=by, at=at, codes=[upload.scope, str(many)])
    return many
