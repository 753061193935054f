"""Reads .pdf that has text: in a process of its own, which a hostile file may exhaust or bring down."""

import base64
import json
import re
import subprocess
import sys
from itertools import product

from hoadep.office.files.unreadable import Unreadable
from hoadep.office.uploads.blocks import Block, Reading, Run
from hoadep.office.uploads.packages import DAMAGED, LOCKED
from hoadep.vietnamese.legacy import encoding_of_font, from_tcvn3
from hoadep.vietnamese.syllables import is_syllable
from hoadep.vietnamese.text import SOFT_HYPHEN

PATIENCE = 30
"""Seconds that one file may take."""

SCAN = (
    "Tệp PDF này là bản quét (ảnh chụp trang giấy), không có chữ để lấy. Hãy gửi tệp Word gốc, hoặc gõ bài "
    "vào ô nội dung và gửi trang quét làm ảnh kèm bài."
)
TOO_SLOW = "Tệp PDF này quá phức tạp, hệ thống không đọc được. Hãy gửi tệp Word gốc (.docx)."
MOST_HYPHENS = 4
_HYPHENATED = re.compile(r"(?<![\w-])(?=-*[A-Za-z\xa1-\xff])[A-Za-z\xa1-\xff]*-[A-Za-z\xa1-\xff-]*(?!\w)")
_MESSAGES = {"locked": LOCKED, "scan": SCAN, "long": TOO_SLOW}
_COMMAND = [sys.executable, "-m", "hoadep.office.uploads.pdf_pages"]


def read_pdf(content: bytes) -> Reading:
    """Paragraphs as their lines suggest them; the pictures of a page stand after its text."""
    try:
        done = subprocess.run(  # noqa: S603 # our own module; the file goes to its input
            _COMMAND, input=content, capture_output=True, timeout=PATIENCE, check=False
        )
    except subprocess.TimeoutExpired as fault:
        raise Unreadable(TOO_SLOW) from fault
    if done.returncode:
        raise Unreadable(DAMAGED)
    answer = json.loads(done.stdout)
    if "refused" in answer:
        raise Unreadable(_MESSAGES[answer["refused"]])
    return Reading([Block(runs=[_run(**run) for run in block]) for block in answer["blocks"]])


def _run(
    *, text: str = "", font: str = "", picture: str = "", bold: bool = False, italic: bool = False
) -> Run:
    if picture:
        return Run(picture=base64.b64decode(picture))
    if encoding_of_font(font).startswith("tcvn3"):
        text = _HYPHENATED.sub(lambda found: _with_letters(found[0]), text)
    return Run(text, font, bold, italic)


def _with_letters(word: str) -> str:
    """A word of TCVN3 with its hyphens read as "ư" where that makes syllables: PDF takes U+00AD for one."""
    if word.count("-") > MOST_HYPHENS:
        return word
    pieces = word.split("-")
    for signs in product((SOFT_HYPHEN, "-"), repeat=len(pieces) - 1):
        read = "".join(piece + sign for piece, sign in zip(pieces, (*signs, ""), strict=True))
        if all(is_syllable(from_tcvn3(part)) for part in read.split("-") if part):
            return read
    return word
