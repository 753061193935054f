"""Turns runs in old Vietnamese fonts into Unicode: by the font's name, else by the letters."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from itertools import groupby
from typing import Literal

from hoadep.office.uploads.blocks import Block, Run
from hoadep.vietnamese.legacy import Encoding, encoding_of_font, guess_encoding, to_unicode
from hoadep.vietnamese.text import SOFT_HYPHEN

Written = Literal["unicode", "tcvn3", "vni"]

_BEYOND_LATIN_1 = re.compile("[\u0100-\u024f\u0300-\u036f\u1e00-\u1eff]")
_SYMBOL_CODE = re.compile("[\uf020-\uf0ff]")
_FAMILY: dict[Encoding, Written] = {
    "tcvn3": "tcvn3",
    "tcvn3-capitals": "tcvn3",
    "vni": "vni",
    "unicode": "unicode",
}


def decode(blocks: Iterable[Block]) -> tuple[list[Block], Written]:
    """The blocks in Unicode, and in which old encoding most of the text was, if any was."""
    blocks = list(blocks)
    encoding_of = _Encodings(run for block in blocks for run in block.runs)
    old: Counter[Written] = Counter()
    decoded = []
    for block in blocks:
        runs: list[Run] = []
        # marks of VNI may stand in another run than their letters, so runs are joined first
        for (encoding, bold, italic, _), same in groupby(
            block.runs, lambda run: (encoding_of(run), run.bold, run.italic, run.picture)
        ):
            first, *rest = same
            if first.picture:
                runs += [first, *rest]
                continue
            text = "".join(_plain(run.text, encoding) for run in (first, *rest))
            old[_FAMILY[encoding]] += sum(not letter.isascii() for letter in text)
            runs.append(Run(to_unicode(text, encoding), "", bold, italic))
        decoded.append(replace(block, runs=runs))
    old.pop("unicode", None)
    return decoded, (old + Counter()).most_common(1)[0][0] if +old else "unicode"


class _Encodings:
    """Which encoding each run is in, seen from the whole text."""

    def __init__(self, runs: Iterable[Run]) -> None:
        by_font: dict[Encoding, list[str]] = {}
        self._really_unicode: set[Encoding] = set()
        for run in runs:
            encoding = encoding_of_font(run.font)
            if encoding != "unicode" and _BEYOND_LATIN_1.search(run.text):
                self._really_unicode.add(encoding)
            else:
                by_font.setdefault(encoding, []).append(run.text)
        self._guess = guess_encoding(" ".join(by_font.get("unicode", [])))
        for encoding in [*self._really_unicode]:
            # Unicode typed in an old font, here and there or everywhere: the letters must speak for the font
            guess = guess_encoding(" ".join(_plain(text, encoding) for text in by_font.get(encoding, [])))
            if _FAMILY[guess] == _FAMILY[encoding]:
                self._really_unicode.remove(encoding)

    def __call__(self, run: Run) -> Encoding:
        encoding = encoding_of_font(run.font)
        if _BEYOND_LATIN_1.search(run.text) or encoding in self._really_unicode:
            return "unicode"
        return self._guess if encoding == "unicode" else encoding


def _plain(text: str, encoding: Encoding) -> str:
    """Codes of symbol fonts (U+F0xx) as what they stand for; soft hyphens only where they are letters."""
    if encoding == "unicode":
        return text.replace(SOFT_HYPHEN, "")
    return _SYMBOL_CODE.sub(lambda found: chr(ord(found[0]) - 0xF000), text)
