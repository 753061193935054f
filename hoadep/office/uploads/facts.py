"""Reads which rows of a list were taken in before."""

from hoadep.office.uploads.models import TakenRow, Upload


def taken_rows(purpose: str, scope: str, unit: str) -> dict[str, str]:
    """The code that each row of earlier lists became, by the row's mark."""
    rows = TakenRow.objects.filter(purpose=purpose, scope=scope, unit=unit)
    return dict(rows.values_list("digest", "code"))


def same_file(upload: Upload) -> Upload | None:
    """The list that was taken in from this very file, if any."""
    rows = Upload.objects.filter(
        purpose=upload.purpose, scope=upload.scope, unit=upload.unit, stored=upload.stored
    )
    return rows.exclude(done_at=None).exclude(pk=upload.pk).order_by("done_at").first()
