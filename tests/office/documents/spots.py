"""What stands where in a finished DOCX or PDF: texts with their font, size, weight and place."""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from itertools import groupby
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium
from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph
from pypdfium2 import PdfDocument

MM = 25.4 / 72


@dataclass(frozen=True)
class Spot:
    """A stretch of text in one look; places in mm from the top left, only in a PDF."""

    text: str
    font: str
    size: float
    bold: bool
    italic: bool
    page: int = 0
    left: float = 0
    right: float = 0
    baseline: float = 0
    align: str = ""

    @property
    def centre(self) -> float:
        return (self.left + self.right) / 2


@dataclass(frozen=True)
class Stroke:
    """A horizontal rule on a page, in mm from the top left."""

    page: int
    left: float
    right: float
    top: float

    @property
    def length(self) -> float:
        return self.right - self.left


def spots_of_pdf(pdf: bytes) -> list[Spot]:
    """Every stretch of text on one line in one font."""
    document = PdfDocument(pdf)
    return [spot for n in range(len(document)) for spot in _on_page(document[n], n + 1)]


def _on_page(page: Any, number: int) -> Iterator[Spot]:
    text = page.get_textpage()
    height = page.get_height()
    letters = [letter for n in range(text.count_chars()) if (letter := _letter(text, n))]
    for _, group in groupby(letters, key=_Stretches()):
        row = list(group)
        inked = [letter for letter in row if not letter.sign.isspace()]
        if not inked:
            continue
        yield Spot(
            "".join(letter.sign for letter in row).replace("\N{NO-BREAK SPACE}", " ").strip(),
            row[0].font.split("+")[-1].split("-")[0],
            row[0].size,
            "Bold" in row[0].font,
            "Italic" in row[0].font,
            number,
            min(letter.left for letter in inked) * MM,
            max(letter.right for letter in inked) * MM,
            (height - row[0].y) * MM,
        )


class _Letter(NamedTuple):
    sign: str
    font: str
    size: float
    y: float
    left: float
    right: float


_GUESSED_SPACE = _Letter(" ", "", 0, 0, 0, 0)


class _Stretches:
    """Gives letters one number as long as they follow each other on one line in one font."""

    GAP = 14

    def __init__(self) -> None:
        self.number, self.last = 0, _Letter("", "", 0, 0, 0, 0)

    def __call__(self, letter: _Letter) -> int:
        if letter == _GUESSED_SPACE:
            return self.number
        if letter[1:4] != self.last[1:4] or not -5 < letter.left - self.last.right < self.GAP:
            self.number += 1
        self.last = letter
        return self.number


def _letter(text: Any, n: int) -> _Letter | None:
    code = pdfium.FPDFText_GetUnicode(text, n)
    if code in {10, 13}:
        return None
    if pdfium.FPDFText_IsGenerated(text, n) == 1:
        return _GUESSED_SPACE
    name = ctypes.create_string_buffer(200)
    pdfium.FPDFText_GetFontInfo(text, n, name, 200, ctypes.c_int())
    x, y = ctypes.c_double(), ctypes.c_double()
    pdfium.FPDFText_GetCharOrigin(text, n, x, y)
    left, _, right, _ = text.get_charbox(n, loose=True)
    size = round(pdfium.FPDFText_GetFontSize(text, n), 2)
    return _Letter(chr(code), name.value.decode(), size, round(y.value, 1), left, right)


def strokes_of_pdf(pdf: bytes) -> list[Stroke]:
    """Every horizontal rule."""
    document, found = PdfDocument(pdf), []
    for n in range(len(document)):
        page = document[n]
        for drawn in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH]):
            left, bottom, right, top = drawn.get_bounds()
            if top - bottom < 3 and right - left > 10:
                middle = (page.get_height() - (top + bottom) / 2) * MM
                found.append(Stroke(n + 1, left * MM, right * MM, middle))
    return found


def spots_of_docx(docx: bytes) -> list[Spot]:
    """Every run of every paragraph, tables included, as its styles make it look."""
    document = Document(BytesIO(docx))
    default = document.styles.element.xpath("w:docDefaults//w:rFonts/@w:ascii")[0]
    paragraphs = (Paragraph(p, document) for p in document.element.body.iter() if p.tag.endswith("}p"))
    return [spot for paragraph in paragraphs for spot in _in_paragraph(paragraph, default)]


def _in_paragraph(paragraph: Paragraph, default: str) -> Iterator[Spot]:
    style = paragraph.style
    assert isinstance(style, ParagraphStyle)
    for run in paragraph.runs:
        strong = run.style is not None and run.style.name == "Strong"
        yield Spot(
            run.text.replace("\N{NO-BREAK SPACE}", " ").strip(),
            run.font.name or style.font.name or default,
            style.font.size.pt,
            bool(style.font.bold) or strong,
            bool(style.font.italic),
            align=WD_ALIGN_PARAGRAPH(style.paragraph_format.alignment).name.lower(),
        )
