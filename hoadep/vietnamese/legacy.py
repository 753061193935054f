"""Text of old Vietnamese fonts, TCVN3 and VNI, as Unicode; told by the font's name, else by its letters."""

import re
import unicodedata
from collections.abc import Mapping
from typing import Final, Literal

from hoadep.vietnamese.legacy_tables import TCVN3, VNI
from hoadep.vietnamese.syllables import is_syllable
from hoadep.vietnamese.text import SOFT_HYPHEN

Encoding = Literal["tcvn3", "tcvn3-capitals", "vni", "unicode"]

_TCVN3: Final = str.maketrans(TCVN3)
_VNI: Final = re.compile("|".join(sorted(VNI, key=len, reverse=True)), re.IGNORECASE)
_SUBSET: Final = re.compile(r"[A-Z]{6}\+")

_WORD: Final = re.compile("[A-Za-z\xa1-\u024f\u1e00-\u1eff]+")
BEYOND_LATIN_1: Final = re.compile("[\u0100-\u024f\u1e00-\u1eff]")
_SIGNS_AROUND_WORDS: Final = "«»·°²³§¡¿£¥¢©®"

_PAIRS_ELSEWHERE: Final = frozenset(
    ("où", "oû", "aï", "oï", "uï", "eû", "aë", "aé", "aü", "aú", "eá", "oà", "oá", "oã", "eä", "eå", "oå")
)
"""Pairs also met in French, Spanish and Nordic words, or in Unicode Vietnamese ("hoà")."""


def _any_of(before: Mapping[str, str]) -> re.Pattern[str]:
    """Any of these signs behind one of its letters: quick, being looked for by the signs, which are rare."""
    signs = "".join(sign[0] for sign in before)
    either = "|".join(f"(?<=[{letters}]){sign}" for sign, letters in before.items())
    return re.compile(f"(?=[{signs}])(?:{either})")


def _pairs_of_vni() -> dict[str, str]:
    """The second sign of each pair, in either case, with the first ones."""
    pairs = [pair for pair in VNI if len(pair) == 2 and pair not in _PAIRS_ELSEWHERE]
    signs = sorted({pair[1] for pair in pairs})
    letters = {sign: "".join(pair[0] for pair in pairs if pair[1] == sign) for sign in signs}
    return {
        either: first + first.upper() for sign, first in letters.items() for either in (sign, sign.upper())
    }


_SURE: Final[dict[Encoding, re.Pattern[str]]] = {
    "tcvn3": _any_of(
        dict.fromkeys("\xb5\xb8\xa8\xbc\xbd\xbe\xa9\xac\xad", "A-Za-z")  # a symbol inside a word
        | {"\xb6(?=[a-z])": "A-Za-z"}
        | dict.fromkeys("ÆÇÈÉÊËÌÎÏÐÑÒÓÔÕÖ×ØÜÝÞ", "a-z")  # a capital after a small letter
        | {"ß": "bcdghklmnpqrstvx"}  # sharp s after a consonant
    ),
    "vni": _any_of(_pairs_of_vni()),
}
_SHARE_NEEDED: Final = 0.6


def from_tcvn3(text: str, *, capitals: bool = False) -> str:
    """Unicode for TCVN3 text; `capitals` for the fonts that show small codes as capitals (.VnTimeH).

    Give it text whose soft hyphens (U+00AD, "ư") are still there.
    """
    text = text.translate(_TCVN3)
    return text.upper() if capitals else text


def _vni_letter(found: re.Match[str]) -> str:
    code = found[0]
    letter = VNI[code.lower()]
    return letter.upper() if code[0].isupper() else letter


def from_vni(text: str) -> str:
    """Unicode for VNI Windows text ("Xin chaøo" → "Xin chào"); the base letter decides the case."""
    return _VNI.sub(_vni_letter, text)


def to_unicode(text: str, encoding: Encoding) -> str:
    """Unicode for text in any of the encodings that `encoding_of_font` and `guess_encoding` name."""
    match encoding:
        case "tcvn3":
            return from_tcvn3(text)
        case "tcvn3-capitals":
            return from_tcvn3(text, capitals=True)
        case "vni":
            return from_vni(text)
    return text


def encoding_of_font(font_name: str) -> Encoding:
    """How text in this font is stored: .VnTime, .VnTimeH (capitals), VNI-Times, or any other font."""
    family = _SUBSET.sub("", font_name.strip()).partition(",")[0].strip()
    lowered = family.lower()
    if lowered.startswith(".vn"):
        return "tcvn3-capitals" if family.endswith("H") else "tcvn3"
    return "vni" if lowered.startswith("vni") else "unicode"


def _reads_as_is(word: str) -> bool:
    plain = word.replace(SOFT_HYPHEN, "").strip(_SIGNS_AROUND_WORDS)
    return plain.isascii() or is_syllable(plain)


def _reads_as(word: str, encoding: Encoding) -> bool:
    return not BEYOND_LATIN_1.search(word) and is_syllable(to_unicode(word, encoding))


def _is_sure_of(word: str, encoding: Encoding) -> bool:
    """Whether the word makes sense in this encoding and in no living language."""
    return bool(_SURE[encoding].search(word)) and _reads_as(word, encoding) and not _reads_as_is(word)


def may_be_old(text: str) -> bool:
    """Whether a look at the letters alone leaves room for an old encoding; quick, for text of any length."""
    return any(pattern.search(text) for pattern in _SURE.values())


def guess_encoding(text: str) -> Encoding:
    """ "tcvn3", "vni" or "unicode", by how many words with marks are Vietnamese syllables in each.

    Doubt means "unicode": at least one word must make sense in no other way, so French, English and
    Unicode Vietnamese are safe, and a very short old text may be missed. Ask the font first.
    Capitals fonts look like "tcvn3" here.
    """
    words = [word for word in _WORD.findall(unicodedata.normalize("NFC", text)) if not word.isascii()]
    best: Encoding = "unicode"
    most = sum(_reads_as_is(word) for word in words)
    for encoding in _SURE:
        readable = sum(_reads_as(word, encoding) for word in words)
        sure = any(_is_sure_of(word, encoding) for word in words)
        if sure and readable > most and readable >= _SHARE_NEEDED * len(words):
            best, most = encoding, readable
    return best
