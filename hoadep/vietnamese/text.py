"""Text as it enters: composed letters, one kind of line end, nothing invisible; and its words counted."""

import re
import unicodedata

SOFT_HYPHEN = "\u00ad"

_LINE_ENDS = re.compile("\r\n|[\r\v\f\u0085\u2028\u2029]")
_INVISIBLE = re.compile(
    "["
    "\x00-\x08\x0e-\x1f\x7f-\x9f"  # control characters; tab and line feed stay
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # marks and overrides of direction
    "\u200b\u2060\ufeff"  # zero-width space, word joiner, byte order mark
    "\ufff9-\ufffb\ufffe\uffff\ud800-\udfff"  # annotations, non-characters, lone surrogates
    "\U000e0000-\U000e007f"  # invisible tags
    "]"
)


_TURNS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_HIDDEN = (("ký tự rỗng", re.compile("\0")), ("ký tự đảo chiều chữ", _TURNS))


def hidden_in(text: str) -> tuple[str, ...]:
    """What a person should be told of that `clean` takes out, since it changes how text reads or is kept."""
    return tuple(name for name, pattern in _HIDDEN if pattern.search(text))


def clean(text: str, *, keep_soft_hyphens: bool = True) -> str:
    """Text in NFC with "\\n" line ends and without control characters or overrides of direction.

    Soft hyphens stay unless told otherwise: in TCVN3 text U+00AD is the letter "ư" (domain.md 6.1), so
    pass `keep_soft_hyphens=False` only for text known to be Unicode.
    """
    text = _INVISIBLE.sub("", _LINE_ENDS.sub("\n", text))
    if not keep_soft_hyphens:
        text = text.replace(SOFT_HYPHEN, "")
    return unicodedata.normalize("NFC", text)


def one_line(text: str) -> str:
    """Clean text of a name or a title: one line, single spaces, none at either end."""
    return " ".join(clean(text).split())


def count_words(text: str) -> int:
    """How many words Word would count: runs of anything but white space ("từ" and "chữ" of the plans)."""
    return len(text.split())
