"""One place for every tone: "hoà" and "hòa", "thuỷ" and "thủy" are the same word."""

import re
import unicodedata
from functools import lru_cache

from hoadep.vietnamese.letters import LEVEL, with_tone, without_tone
from hoadep.vietnamese.syllables import tone_place

_WORD = re.compile(r"[^\W\d_]++(?![\u0300-\u036f])")  # a loose mark would join a letter freed of its tone


@lru_cache(maxsize=20_000)
def _canonical_word(word: str) -> str:
    taken_apart = without_tone(word)
    if taken_apart is None or taken_apart[1] == LEVEL:
        return word
    bare, tone = taken_apart
    place = tone_place(bare.lower())
    if place is None:
        return word
    return bare[:place] + with_tone(bare[place], tone) + bare[place + 1 :]


def canonical_tones(text: str) -> str:
    """The text in NFC with each tone where offices write it ("Ủy ban", "hòa", "thủy"), case kept.

    Also mends a tone on the wrong letter ("cuả", "nghiã"). What is not a Vietnamese syllable stays as
    it is. The length is that of the text in NFC. NFC alone does not unite the spellings (domain.md 6.2).
    """
    return _WORD.sub(lambda found: _canonical_word(found[0]), unicodedata.normalize("NFC", text))
