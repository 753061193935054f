"""Reads files that are kept."""

from hoadep.office.files import shelf
from hoadep.office.files.models import Stored


class Gone(Exception):
    """A file no longer kept; its row says since when and why."""

    def __init__(self, stored: Stored) -> None:
        super().__init__(f"Tệp không còn được giữ: {stored.gone_reason}.")
        self.stored = stored


def read(stored: Stored) -> bytes:
    """The content of the file. Raises `Gone` when it is no longer kept."""
    if stored.gone_at:
        raise Gone(stored)
    return shelf.read(stored.sha256)
