"""Keys for comparing and searching: one with accents, one for people who type without them."""

import unicodedata
from typing import Final

from hoadep.vietnamese.tones import canonical_tones

_LOOKALIKES: Final = str.maketrans({"\u00f0": "đ", "\u0256": "đ"})
"""Eth and African d, which scans and old files put for "đ" (domain.md 6.2)."""


def _plain_table() -> dict[int, str | None]:
    """Every accented Latin letter to its bare lower-case letter; loose marks to nothing."""
    table: dict[int, str | None] = dict.fromkeys(range(0x300, 0x370))
    for code in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00)):
        bare = unicodedata.normalize("NFD", chr(code))[0]
        if bare.isascii():
            table[code] = bare.lower()
    return table | dict.fromkeys(map(ord, "đĐ\u00f0\u00d0\u0256\u0189"), "d")


_PLAIN: Final = _plain_table()


def fold(text: str) -> str:
    """A key equal for texts that differ in case, composition or placing of tones only."""
    return canonical_tones(text.lower().translate(_LOOKALIKES))


def fold_plain(text: str) -> str:
    """A key equal for texts that differ in case and accents only: "Đống Đa" and "dong da"."""
    return unicodedata.normalize("NFC", text).translate(_PLAIN).lower()
