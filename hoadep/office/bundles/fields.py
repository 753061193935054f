"""A form field for a bundle."""

from typing import Any

from django import forms

from hoadep.office.bundles.archives import MOST_BYTES
from hoadep.office.files.received import content_of
from hoadep.office.files.unreadable import Unreadable


class BundleField(forms.FileField):
    """A bundle that a browser sent: its bytes, or an error before they are read when they are too many."""

    def clean(self, data: Any, initial: Any = None) -> bytes:
        """The content."""
        upload = super().clean(data, initial)
        try:
            return content_of(upload, most_bytes=MOST_BYTES)
        except Unreadable as fault:
            raise forms.ValidationError(fault.message) from fault
