"""Finds what the sender calls a thing among what the receiver has: by key, else by name."""

from collections.abc import Iterable

from hoadep.vietnamese.folding import fold_plain


def matched(key: str, name: str, known: Iterable[tuple[str, str]]) -> str | None:
    """The receiver's key for it; None where it has neither the key nor one such name, and people choose."""
    listed = list(known)
    if any(key == one for one, _ in listed):
        return key
    named = [one for one, called in listed if fold_plain(called) == fold_plain(name)]
    return named[0] if len(named) == 1 else None
