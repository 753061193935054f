"""Reads what was done for a key."""

from hoadep.office.keys.models import Once


def outcome(key: str, purpose: str) -> str:
    """The code of what was made for the key; nothing where nothing was."""
    done = Once.objects.filter(key=key, purpose=purpose).values_list("outcome", flat=True)
    return done.first() or ""
