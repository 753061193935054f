"""Keeps an uploaded list with what was found in it, and takes its rows in, each once."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime

from django.db import transaction

from hoadep.office.files.actions import store
from hoadep.office.journal import actions as journal
from hoadep.office.tables.reading import Row
from hoadep.office.tables.workbooks import XLSX
from hoadep.office.uploads.lists import Offer, Setting, digest
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
        by=by,
        at=at,
    )


@transaction.atomic
def take_in(
    upload: Upload, offer: Offer, setting: Setting, rows: Sequence[Row], *, by: str, at: datetime
) -> int:
    """Take these rows in, all or none; a list is taken in once, and so is each row. Returns how many.

    Raises `Refused` when it was taken in already, or when a row cannot be, naming the row.
    """
    kept = Upload.objects.select_for_update().get(pk=upload.pk)
    if kept.done_at:
        raise Refused(not_met("", "Danh sách này đã được nhập rồi."))
    for row in rows:
        try:
            code = offer.make(setting, row.values)
        except Refused as refusal:
            raise Refused(not_met("", f"Dòng {row.n}: {refusal.verdict.reason}")) from refusal
        TakenRow.objects.create(
            upload=kept,
            purpose=kept.purpose,
            scope=kept.scope,
            unit=kept.unit,
            digest=digest(row.values),
            code=code,
            at=at,
        )
    kept.done_at = at
    kept.save(update_fields=["done_at"])
    journal.record(kept.unit, f"take_in_{kept.purpose}", by=by, at=at, codes=[kept.scope, str(len(rows))])
    return len(rows)
