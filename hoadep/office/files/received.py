"""Reads what a browser sent, without taking more into memory than its kind may weigh."""

from typing import Protocol

from hoadep.office.files.unreadable import Unreadable


class Upload(Protocol):
    """A file of a form: its name plays no part but to be shown."""

    name: str | None
    size: int | None

    def read(self) -> bytes:
        """The whole content."""


def content_of(upload: Upload, *, most_bytes: int) -> bytes:
    """The content. Raises `Unreadable` before reading what is heavier than `most_bytes`."""
    if (upload.size or 0) > most_bytes:
        size, most = (upload.size or 0) / 2**20, most_bytes // 2**20
        raise Unreadable(f"Tệp nặng {size:.0f} MB, quá mức {most} MB. Hãy gửi tệp nhẹ hơn.")
    return upload.read()
