"""Reads which series of numbers the office keeps."""

from hoadep.office.numbers.models import OwnSeries
from hoadep.vietnamese.folding import fold_plain
from hoadep.vietnamese.text import one_line


def series_of(issuer: str, symbol: str) -> OwnSeries | None:
    """The series of an issuer and symbol that the office keeps itself, if it does."""
    key = fold_plain(one_line(issuer))
    return OwnSeries.objects.filter(issuer_key=key, symbol=one_line(symbol).lstrip("/")).first()
