"""Fills "{placeholders}" in texts with a row's values, which are data and never read again."""

import re
from collections.abc import Iterable, Mapping

_PLACEHOLDER = re.compile(r"\{([^{}]+)\}")


def filled(text: str, row: Mapping[str, str]) -> str:
    """The text with each placeholder replaced, one in capitals ("{TÊN}") by its value in capitals.

    ValueError names a placeholder for which the row has nothing.
    """
    return _PLACEHOLDER.sub(lambda found: _value(row, found[1]), text)


def names_in(texts: Iterable[str]) -> set[str]:
    """The placeholders that stand in the texts, in small letters."""
    return {name.lower() for text in texts for name in _PLACEHOLDER.findall(text)}


def _value(row: Mapping[str, str], name: str) -> str:
    if name in row:
        return row[name]
    if name.isupper() and name.lower() in row:
        return row[name.lower()].upper()
    raise ValueError(f"Không có dữ liệu cho ô “{{{name}}}” của mẫu.")
