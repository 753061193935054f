"""The process that reads one PDF: the file on its input, blocks or a refusal on its output, as JSON."""

import base64
import io
import json
import re
import resource
import sys
from collections.abc import Iterator
from ctypes import c_int, create_string_buffer
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from hoadep.office.uploads.pdf_lines import Letter, paragraphs

MOST_MEMORY, MOST_SECONDS = 2 * 2**30, 25
MOST_PAGES, MOST_LETTERS, MOST_PICTURES = 500, 400_000, 50
MOST_PIXELS, LEAST_SIDE = 40_000_000, 32
LETTERS_OF_A_PAGE = 30
"""A page of a scan may have so many letters of its own: a number, the name of the scanner's program."""

_BOLD, _ITALIC = 1 << 18, 1 << 6
_SCANNER = re.compile(r"scann?ed (by|with) \w+|camscanner", re.IGNORECASE)


def main() -> None:
    """Read, within bounds of memory and time that the file cannot move."""
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))
    json.dump(_read(sys.stdin.buffer.read()), sys.stdout)


def _read(content: bytes) -> dict[str, Any]:
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as fault:
        if fault.err_code == pdfium.FPDF_ERR_PASSWORD:
            return {"refused": "locked"}
        raise
    if len(document) > MOST_PAGES:
        return {"refused": "long"}
    blocks: list[list[dict[str, Any]]] = []
    letters, pictures = 0, 0
    for page in document:
        here = list(_letters(page))
        shown = [{"picture": picture} for picture in _pictures(page, MOST_PICTURES - pictures)]
        letters += _own_letters(here)
        pictures += len(shown)
        blocks += [*paragraphs(here), *([picture] for picture in shown)]
        page.close()
        if letters > MOST_LETTERS:
            return {"refused": "long"}
    if letters <= (LETTERS_OF_A_PAGE * len(document) if pictures else 0):
        return {"refused": "scan"}
    return {"blocks": blocks}


def _own_letters(letters: list[Letter]) -> int:
    text = _SCANNER.sub("", "".join(letter.text for letter in letters))
    return sum(letter.isalnum() for letter in text)


def _letters(page: pypdfium2.PdfPage) -> Iterator[Letter]:
    """Each letter with its font and its place; pdfium puts in the spaces and ends of lines."""
    text = page.get_textpage()
    name, flags = create_string_buffer(256), c_int()
    for n in range(min(text.count_chars(), MOST_LETTERS)):
        size = pdfium.FPDFText_GetFontInfo(text, n, name, len(name), flags)
        font = name.value.decode("utf-8", "replace") if 0 < size <= len(name) else ""
        left, bottom, right, _ = text.get_charbox(n, loose=True)
        yield Letter(
            chr(pdfium.FPDFText_GetUnicode(text, n)),
            font,
            bool(flags.value & _BOLD)
            or "bold" in font.lower()
            or pdfium.FPDFText_GetFontWeight(text, n) >= 600,
            bool(flags.value & _ITALIC) or "italic" in font.lower() or "oblique" in font.lower(),
            (left, right, bottom),
        )


def _pictures(page: pypdfium2.PdfPage, room: int) -> Iterator[str]:
    for item in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE]):
        width, height = item.get_px_size()
        if room > 0 and min(width, height) >= LEAST_SIDE and width * height <= MOST_PIXELS:
            room -= 1
            out = io.BytesIO()
            item.get_bitmap().to_pil().convert("RGB").save(out, "JPEG", quality=90)
            yield base64.b64encode(out.getvalue()).decode()


if __name__ == "__main__":
    main()
