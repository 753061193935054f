"""Text pasted out of an old document: told by its letters, line by line, and put into Unicode."""

import re
from collections import Counter
from dataclasses import dataclass

from hoadep.vietnamese.legacy import BEYOND_LATIN_1, Encoding, guess_encoding, may_be_old, to_unicode
from hoadep.vietnamese.syllables import is_syllable

_GAP = re.compile(r"(\n\s*)")
_WORD = re.compile("[A-Za-z\xa1-\u024f\u1e00-\u1eff]+")


@dataclass(frozen=True, slots=True)
class Mended:
    """The text in Unicode, and in which old encoding most of what was put right had been."""

    text: str
    encoding: Encoding


def mend(text: str) -> Mended | None:
    """The text with its old lines put into Unicode; None where nothing looks old.

    Where all speaks for one encoding, lines too short to speak for themselves go with it; beside lines in
    Unicode they do so only where they can be read no other way.
    """
    if not may_be_old(text):
        return None
    whole, mixed = guess_encoding(text), bool(BEYOND_LATIN_1.search(text))
    found: Counter[Encoding] = Counter()
    lines = []
    for line in _GAP.split(text):
        encoding = _encoding_of(line, whole, mixed=mixed)
        if encoding != "unicode":
            found[encoding] += sum(not letter.isascii() for letter in line)
        lines.append(to_unicode(line, encoding))
    most = (found + Counter()).most_common(1)
    return Mended("".join(lines), most[0][0]) if most else None


def _encoding_of(line: str, whole: Encoding, *, mixed: bool) -> Encoding:
    if BEYOND_LATIN_1.search(line):
        return "unicode"
    own = guess_encoding(line)
    if own != "unicode" or not mixed:
        return own if own != "unicode" else whole
    return whole if _readable(to_unicode(line, whole)) > _readable(line) else "unicode"


def _readable(line: str) -> int:
    return sum(is_syllable(word) for word in _WORD.findall(line))
