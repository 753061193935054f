"""Finds, in a text, names and contacts that could tell who wrote it; and puts words in their place."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping

from hoadep.vietnamese.folding import fold_plain

_CONTACT = re.compile(r"[\w.+-]+@[\w-]+\.[\w.]+|(?<!\d)(?:\+84|0)(?:[ .-]?\d){8,10}(?!\d)")
_BETWEEN = r"[\s*_]+"


def variants(name: str) -> set[str]:
    """How a person's name is written: whole, or without the family name ("Thị Lan")."""
    words = name.split()
    return {" ".join(words), " ".join(words[1:])} if len(words) > 2 else {" ".join(words)}


def unit_variants(*names: str) -> set[str]:
    """How a unit is called: its names, and the words in capitals at their end ("Ngọc Hà")."""
    found = set()
    for name in names:
        words = name.split()
        start = len(words)
        while start and words[start - 1][:1].isupper():
            start -= 1
        found |= {" ".join(words), " ".join(words[start:])}
    return {name for name in found if len(name.split()) > 1}


def pattern(names: Iterable[str]) -> re.Pattern[str] | None:
    """What finds any of the names in a folded text, the longest first; None for no names."""
    wanted = sorted({fold_plain(name) for name in names if name.strip()}, key=len, reverse=True)
    if not wanted:
        return None
    written = (_BETWEEN.join(re.escape(word) for word in name.split()) for name in wanted)
    return re.compile(rf"(?<!\w)(?:{'|'.join(written)})(?!\w)")


def occurrences(text: str, names: re.Pattern[str] | None) -> list[str]:
    """The names as the text writes them, each spelling once, in order; case and accents play no part."""
    if names is None:
        return []
    composed = unicodedata.normalize("NFC", text)
    folded = _folded(composed)
    return list(dict.fromkeys(composed[found.start() : found.end()] for found in names.finditer(folded)))


def contacts(text: str) -> list[str]:
    """Telephone numbers and e-mail addresses in a text."""
    return list(dict.fromkeys(found.group() for found in _CONTACT.finditer(text)))


def _folded(text: str) -> str:
    """The text without accents, letter for letter, so that places stay the same."""
    folded = fold_plain(text)
    if len(folded) == len(text):
        return folded
    return "".join(_one(letter) for letter in text)


def _one(letter: str) -> str:
    return (fold_plain(letter) or " ")[:1]


def masked(text: str, replaced: Mapping[str, str]) -> str:
    """The text with each of these fragments replaced, the longest first."""
    composed = unicodedata.normalize("NFC", text)
    for found in _longest_first(replaced):
        composed = composed.replace(found, replaced[found])
    return composed


def _longest_first(fragments: Iterable[str]) -> Iterator[str]:
    return iter(sorted((fragment for fragment in fragments if fragment), key=len, reverse=True))
