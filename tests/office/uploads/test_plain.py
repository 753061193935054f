"""Plain text in the bytes of every computer it may come from."""

import unicodedata

import pytest

from hoadep.office.uploads.manuscripts import to_manuscript
from tests.vietnamese.test_legacy import SENTENCES, encode_tcvn3, encode_vni

TEXT = "\n\n".join(SENTENCES)
TCVN3_TEXT = "\n\n".join(SENTENCES[2:])
"""Without capitals that TCVN3 cannot write."""


def in_1258(text: str) -> bytes:
    """As Windows writes it: the tone after the letter, where the letter with it has no code."""
    out = b""
    for letter in unicodedata.normalize("NFC", text):
        try:
            out += letter.encode("cp1258")
        except UnicodeEncodeError:
            bare = unicodedata.normalize("NFD", letter)
            tones = [mark for mark in bare if mark in "\u0300\u0301\u0303\u0309\u0323"]
            base = unicodedata.normalize("NFC", "".join(mark for mark in bare if mark not in tones))
            out += (base + "".join(tones)).encode("cp1258")
    return out


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_unicode(encoding, form):
    read = to_manuscript(unicodedata.normalize(form, TEXT).encode(encoding))
    assert (read.text, read.encoding) == (TEXT, "unicode")


def test_windows_1258():
    read = to_manuscript(in_1258(TEXT))
    assert (read.text, read.encoding) == (TEXT, "unicode")


@pytest.mark.parametrize("encoding", ["latin-1", "utf-8", "utf-16"])
def test_old_fonts(encoding):
    read = to_manuscript(encode_tcvn3(TCVN3_TEXT).encode(encoding))
    assert (read.text, read.encoding) == (TCVN3_TEXT, "tcvn3")
    read = to_manuscript(encode_vni(TEXT).encode(encoding))
    assert (read.text, read.encoding) == (TEXT, "vni")


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_are_paragraphs_unless_blank_lines_part_them(end):
    assert to_manuscript(f"một{end}hai{end}".encode()).text == "một\n\nhai"
    assert to_manuscript(f"{end}một{end}hai{end}{end} {end}ba".encode()).text == "một\nhai\n\nba"
