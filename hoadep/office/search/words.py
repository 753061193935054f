"""Cuts texts and queries into the words that the index holds: letters and digits only, in two foldings.

Both databases are given these words and no others, so that neither's own idea of a word matters.
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final, NamedTuple

from hoadep.vietnamese.folding import fold, fold_plain
from hoadep.vietnamese.text import clean

WORD: Final = re.compile(r"[^\W_]+")
LONGEST_WORD, LONGEST_TEXT = 60, 120_000
"""In letters and in bytes: PostgreSQL refuses more than 1 MB of words and pairs of words in a document."""
LONGEST_QUERY, MOST_TERMS = 600, 12
"""In letters, and how many of its terms count."""
_TERM: Final = re.compile(r'"([^"]*)"?|([^\s"]+)')
_QUOTES: Final = str.maketrans(dict.fromkeys("“”„‟«»″＂", '"'))


class Term(NamedTuple):
    """Words that must stand side by side, to be compared with marks (`exact`) or without."""

    words: tuple[str, ...]
    exact: bool

    @property
    def spaced(self) -> str:
        """The words as they stand in a text of the index."""
        return f" {' '.join(self.words)} "


def exact_words(text: str) -> list[str]:
    """The words with their marks, tones in their one place: "Hoà Bình" is hòa, bình."""
    return _words(fold(text))


def folded_words(text: str) -> list[str]:
    """The words without marks: "Đống Đa" is dong, da."""
    return _words(fold_plain(text))


@lru_cache(maxsize=20_000)
def keys(word: str) -> tuple[str, str]:
    """One word of a text as it is compared with marks and without."""
    return fold(word)[:LONGEST_WORD], fold_plain(word)[:LONGEST_WORD]


def _words(folded: str) -> list[str]:
    indexable = folded.encode()[:LONGEST_TEXT].decode(errors="ignore")
    return [word[:LONGEST_WORD] for word in WORD.findall(indexable)]


def indexed(words: Iterable[str]) -> str:
    """A text of the index: a space on both sides of each word."""
    return f" {' '.join(words)} "


def terms(query: str) -> tuple[Term, ...]:
    """What a person asks for, at most `MOST_TERMS`: words, "phrases", and what hangs together ("BD21-B0001").

    A term with a mark anywhere is compared with marks, one without any is compared without.
    """
    query = clean(query[:LONGEST_QUERY], keep_soft_hyphens=False)
    found = _TERM.finditer(query.translate(_QUOTES))
    asked = (_term(quoted or plain or "") for quoted, plain in (match.groups() for match in found))
    return tuple(dict.fromkeys(term for term in asked if term.words))[:MOST_TERMS]


def _term(text: str) -> Term:
    exact, folded = exact_words(text), folded_words(text)
    return Term(tuple(exact), exact=True) if exact != folded else Term(tuple(folded), exact=False)
