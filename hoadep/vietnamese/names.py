"""Names of persons and of anything else in a list: freed from titles, and put in Vietnamese order."""

import re
import unicodedata
from functools import lru_cache
from string import ascii_lowercase, digits
from typing import Final

from hoadep.vietnamese.letters import TONED
from hoadep.vietnamese.text import one_line
from hoadep.vietnamese.titles import ABBREVIATIONS, KINSHIP, PHRASES
from hoadep.vietnamese.tones import canonical_tones


def _one_of(titles: list[str]) -> str:
    return "|".join(re.escape(title) for title in sorted(titles, key=len, reverse=True))


_TITLE: Final = re.compile(
    rf"(?:{_one_of(PHRASES.split(', ') + ABBREVIATIONS.split())}|(?P<kin>{_one_of(KINSHIP.split())}))"
    r"(?=[\s.,:;–-])[\s.,:;–-]*",
    re.IGNORECASE,
)
_AFTER_THE_FAMILY_NAME_ONG: Final = ("ích", "thị", "gia")


def _is_courtesy(word: str, rest: str) -> bool:
    """Whether a kinship word is a title here, and not the name's own first word."""
    if word.islower() and rest[0].isupper():
        return True
    following = rest.lower().split()
    return len(following) > 1 and not (word.lower() == "ông" and following[0] in _AFTER_THE_FAMILY_NAME_ONG)


def strip_titles(name: str) -> str:
    """The name on one line without "ông", "đ/c", "PGS.TS.", "Đại tá", "Thượng tọa" … before it.

    Religious names and saints' names stay ("Thích Thanh Quyết", "Giuse Nguyễn Văn A"), and so does
    whatever would leave no name at all. Decree 30/2020 wants no title before a signer's name.
    """
    name = one_line(name)
    while found := _TITLE.match(canonical_tones(name)):
        rest = name[found.end() :]
        if not rest or (found["kin"] and not _is_courtesy(found["kin"], rest)):
            break
        name = rest
    return name


_Weights = tuple[str, str, str]
"""Letter, tone and case of one character, as they stand in the three parts of a key."""

_LETTERS: Final = {letter: letter + "0" for letter in ascii_lowercase} | dict(
    zip("ăâđêôơư", ("a1", "a2", "d1", "e1", "o1", "o2", "u1"), strict=True)
)
_SIGNS: Final = " _-–—,;:!?.'\"«»()[]{}§@*/\\&#%`^°+<=>|~$"
_SAME: Final = str.maketrans("\u00f0\u00d0\u0256\u0189‘’“”‑", "đĐđĐ''\"\"-")


def _known_weights() -> dict[str, _Weights]:
    known = {digit: ("3" + digit, "1", "1") for digit in digits}
    for place, sign in enumerate(_SIGNS):
        known[sign] = ("12"[place // 36] + (digits + ascii_lowercase)[place % 36], "1", "1")
    for letter, weight in _LETTERS.items():
        known |= {letter: (weight, "1", "1"), letter.upper(): (weight, "1", "2")}
    for toned, (vowel, tone) in TONED.items():
        known[toned] = (known[vowel][0], str(1 + tone), known[vowel][2])
    return known


_WEIGHTS: Final = _known_weights()


@lru_cache(maxsize=2_000)
def _foreign_weights(character: str) -> _Weights:
    """Latin letters with other marks after all tones of the bare letter; other letters after "z"."""
    if character.isspace():
        return _WEIGHTS[" "]
    base = unicodedata.normalize("NFD", character)[0]
    if base in _WEIGHTS:
        return _WEIGHTS[base][0], "7", _WEIGHTS[base][2]
    if unicodedata.category(base)[0] in "MC":
        return "", "", ""
    return ("zz" if base.isalpha() else "2z") + f"{ord(base):06x}", "1", "1"


def sort_key(text: str) -> str:
    """A key whose bytes compare as CLDR's "vi" collation compares the texts (domain.md 6.3).

    Letters first (ă â đ ê ô ơ ư are letters of their own), then tones (ngang, huyền, hỏi, ngã, sắc,
    nặng), then case. Only a–z and 0–9, so that every database orders it alike; twice to four times as
    long as the text. Letters outside the Latin script come last.
    """
    composed = unicodedata.normalize("NFC", text).translate(_SAME)
    weights = [_WEIGHTS.get(character) or _foreign_weights(character) for character in composed]
    letters, tones, cases = (
        ("".join(level) for level in zip(*weights, strict=True)) if weights else ("", "", "")
    )
    return f"{letters}0{tones.rstrip('1')}0{cases.rstrip('1')}"


def name_sort_key(name: str) -> str:
    """A key for lists of persons: given name, then middle names, then family name; titles and case aside."""
    words = canonical_tones(strip_titles(name)).lower().split()
    given, middle, family = words[-1:], words[1:-1], words[:-1][:1]
    return "0".join(sort_key(" ".join(part)) for part in (given, middle, family))
