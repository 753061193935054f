"""Reads which rows of a list were taken in before, and how far a list is that is taken in apart."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db.models import Count, QuerySet

from hoadep.office.tables.reading import Row
from hoadep.office.uploads.lists import digest
from hoadep.office.uploads.models import TakenRow, Upload

STUCK = timedelta(minutes=3)
"""A list that has not gone on for so long was left by its worker."""


def taken_rows(purpose: str, scope: str, unit: str) -> dict[str, str]:
    """The code that each row of earlier lists became, by the row's mark."""
    rows = TakenRow.objects.filter(purpose=purpose, scope=scope, unit=unit)
    return dict(rows.values_list("digest", "code"))


def not_taken(upload: Upload, rows: Sequence[Row]) -> list[Row]:
    """Those of these rows that this very list has not taken in yet."""
    marks = [digest(row.values) for row in rows]
    taken = set(upload.taken.filter(digest__in=marks).values_list("digest", flat=True))
    return [row for row, mark in zip(rows, marks, strict=True) if mark not in taken]


def same_file(upload: Upload) -> Upload | None:
    """The list that was taken in from this very file, if any."""
    rows = Upload.objects.filter(
        purpose=upload.purpose, scope=upload.scope, unit=upload.unit, stored=upload.stored
    )
    return rows.exclude(done_at=None).exclude(pk=upload.pk).order_by("done_at").first()


def counted() -> QuerySet[Upload]:
    """Lists with how many of their rows stand, `stand`, and without the rows themselves."""
    return Upload.objects.defer("rows").annotate(stand=Count("taken"))


def standing(upload: Upload) -> int:
    """How many of its rows stand."""
    return upload.taken.count()


def stage_now(upload: Upload) -> str:
    """How far it is by now, whatever it was when it was read."""
    return Upload.objects.defer("rows").get(pk=upload.pk).stage


def is_stuck(upload: Upload, now: datetime) -> bool:
    """Whether its worker has left it."""
    return upload.stage == "going" and upload.moved_at is not None and now - upload.moved_at > STUCK
