"""Reads files that are kept."""

from django.db.models import ManyToOneRel

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


def referenced() -> set[str]:
    """The SHA-256 of every file to which a row of any room points."""
    found: set[str] = set()
    for relation in Stored._meta.get_fields(include_hidden=True):
        if isinstance(relation, ManyToOneRel):
            name, model = relation.field.name, relation.related_model
            rows = model._base_manager.filter(**{f"{name}__isnull": False})
            found |= set(rows.values_list(f"{name}__sha256", flat=True).distinct())
    return found
