"""Reads .txt, in whatever bytes an old or a new computer wrote it."""

import codecs
import re
import unicodedata

from hoadep.office.files.unreadable import Unreadable
from hoadep.office.uploads.blocks import Block, Reading, Run
from hoadep.vietnamese.legacy import guess_encoding, to_unicode
from hoadep.vietnamese.syllables import is_syllable

NOT_TEXT = "Hệ thống không nhận ra đây là tệp gì. Hãy gửi bài ở dạng .docx, .odt, .pdf (có chữ) hoặc .txt."
NULLS = (
    "Tệp có ký tự rỗng nên không phải văn bản thường. Hãy lưu lại thành .docx hoặc .txt (UTF-8) rồi gửi lại."
)

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROLS = re.compile(rb"[\x01-\x08\x0e-\x1a\x1c-\x1f]")
_WORD = re.compile("[A-Za-z\xa1-\u024f\u1e00-\u1eff]+")
_PARAGRAPHS = re.compile(r"\n[ \t]*\n\s*")
_SAMPLE = 20_000


def read_plain(content: bytes) -> Reading:
    """Paragraphs between blank lines or, where there is none, one in each line.

    Raises `Unreadable` for bytes that are no text.
    """
    text = _text(content).replace("\r\n", "\n").replace("\r", "\n").strip()
    parts = _PARAGRAPHS.split(text)
    return Reading([Block(runs=[Run(part)]) for part in (parts if len(parts) > 1 else text.split("\n"))])


def _text(content: bytes) -> str:
    for bom, name in _BOMS:
        if content.startswith(bom):
            return _decoded(content, name)
    if b"\0" in content:
        return _decoded(content, _utf16_without_bom(content))
    if len(_CONTROLS.findall(content[:_SAMPLE])) > len(content[:_SAMPLE]) // 100:
        raise Unreadable(NOT_TEXT)
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return _of_one_byte_each(content)


def _decoded(content: bytes, name: str) -> str:
    try:
        return content.decode(name)
    except UnicodeDecodeError as fault:
        raise Unreadable(NOT_TEXT) from fault


def _utf16_without_bom(content: bytes) -> str:
    """Vietnamese has a space or a plain letter in most places: every second byte there is null."""
    sample = content[:_SAMPLE]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if len(content) % 2 == 0 and max(even, odd) > len(sample) // 4 > 4 * min(even, odd):
        return "utf-16-le" if odd > even else "utf-16-be"
    raise Unreadable(NULLS)


def _of_one_byte_each(content: bytes) -> str:
    """Windows' own Vietnamese (1258), or one of the old fonts in Western letters (1252)."""
    western = "".join(bytes((byte,)).decode("cp1252", "ignore") or chr(byte) for byte in range(256))
    old = content.decode("latin-1").translate(dict(enumerate(western)))
    try:
        windows = unicodedata.normalize("NFC", content.decode("cp1258"))
    except UnicodeDecodeError:
        return old
    readable = _syllables(to_unicode(old, guess_encoding(old)))
    return old if readable > _syllables(windows) else windows


def _syllables(text: str) -> int:
    """How many words with marks are Vietnamese, less those that are not."""
    words = [word for word in _WORD.findall(text[:_SAMPLE]) if not word.isascii()]
    return sum(1 if is_syllable(word) else -1 for word in words)
