"""Form fields for files: what cannot be used is told at the field, like any other fault."""

from dataclasses import dataclass
from typing import Any

from django import forms

from hoadep.office.files import scans
from hoadep.office.files.received import content_of
from hoadep.office.files.unreadable import Unreadable


@dataclass(frozen=True)
class Brought:
    """A file that a form brought and that can be used."""

    content: bytes
    media_type: str
    name: str


class ScanField(forms.FileField):
    """The scan of a paper (PDF, JPG, PNG), judged by its content; gives a `Brought`, or None."""

    def clean(self, data: Any, initial: Any = None) -> Brought | None:
        """The scan, or an error that says why it cannot be used."""
        upload = super().clean(data, initial)
        if not upload:
            return None
        try:
            content = content_of(upload, most_bytes=scans.MOST_BYTES)
            return Brought(content, scans.media_type_of(content), upload.name or "")
        except Unreadable as fault:
            raise forms.ValidationError(fault.message) from fault
