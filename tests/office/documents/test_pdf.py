"""PDFs hold what people wrote, letter by letter, in a font that has all of it."""

from dataclasses import replace
from io import BytesIO

import pytest
from docx import Document
from fontTools.ttLib import TTFont
from pypdfium2 import PdfDocument

from hoadep.office.documents.content import Paragraph, Table
from hoadep.office.documents.docx import to_docx
from hoadep.office.documents.fonts import FontMissing, font_folder
from hoadep.office.documents.letters import letters
from hoadep.office.documents.pdf import bound, joined, to_pdf
from hoadep.vietnamese.letters import with_tone
from tests.office.documents.makers import PAPERS
from tests.office.documents.spots import spots_of_docx, spots_of_pdf

HOSTILE = '#let x = 1 $x^2$ *đậm* _nghiêng_ \\ \\n "nháy" <b> & @ref `mã` [x] {{y}} ~ -- /* // = + ```'
VOWELS = "aăâeêioôơuưy"
LETTERS = {with_tone(vowel, tone) for vowel in VOWELS for tone in range(6)} | set("bcdđghklmnpqrstvx")


def text_of(pdf: bytes) -> str:
    return " ".join(spot.text for spot in spots_of_pdf(pdf))


def test_what_people_wrote_is_never_read_as_markup() -> None:
    hostile = HOSTILE.replace("{{", "{").replace("}}", "}")
    paper = replace(
        PAPERS["letter"],
        subject=hostile,
        body=(Paragraph(hostile), Table((hostile, "Cột"), ((hostile, "x"),))),
    )
    for words in (text_of(to_pdf(paper)), " ".join(spot.text for spot in spots_of_docx(to_docx(paper)))):
        assert words.replace(" ", "").count(hostile.replace(" ", "")) == 4


def test_control_characters_do_not_break_a_paper() -> None:
    paper = replace(PAPERS["letter"], body=(Paragraph("Một\x0bhai\x00 ba\ud800"),))
    assert "Một" in text_of(to_pdf(paper))
    assert Document(BytesIO(to_docx(paper))).paragraphs


def test_every_vietnamese_letter_is_in_the_font_and_on_the_paper() -> None:
    everything = " ".join(sorted(LETTERS) + [letter.upper() for letter in sorted(LETTERS)])
    for face in ("Regular", "Bold", "Italic", "BoldItalic"):
        known = TTFont(font_folder() / f"Tinos-{face}.ttf").getBestCmap()
        assert {letter for letter in everything if ord(letter) not in known} == set()
    printed = spots_of_pdf(to_pdf(replace(PAPERS["letter"], body=(Paragraph(everything),))))
    assert set(everything) <= set(" ".join(spot.text for spot in printed))
    assert {spot.font for spot in printed} == {"Tinos"}


def test_a_missing_font_is_said(settings, tmp_path) -> None:
    settings.HOADEP_FONTS = str(tmp_path)
    font_folder.cache_clear()
    try:
        with pytest.raises(FontMissing, match="fonts-croscore"):
            font_folder()
    finally:
        font_folder.cache_clear()


def test_a_paper_is_archival_and_the_same_every_time() -> None:
    pdf = to_pdf(PAPERS["decision"])
    assert b"pdfaid" in pdf
    assert to_pdf(PAPERS["decision"]) == pdf


def test_a_set_is_one_pdf_in_order_each_paper_numbered_from_one() -> None:
    papers = [PAPERS["letter"], PAPERS["slip"], PAPERS["letter"]]
    pages = [len(PdfDocument(to_pdf(paper))) for paper in papers]
    numbers = [(spot.page, spot.text) for spot in spots_of_pdf(bound(papers)) if spot.baseline < 20]
    assert pages == [2, 1, 2]
    assert numbers == [(2, "2"), (5, "2")]
    assert len(PdfDocument(joined([to_pdf(paper) for paper in papers]))) == 5


def test_letters_go_to_each_recipient_with_progress() -> None:
    template = replace(
        PAPERS["letter"],
        addressees=("{xưng hô} {tên}",),
        body=(Paragraph("Trân trọng kính mời {xưng hô} {tên} dự hội nghị."),),
    )
    rows = [{"xưng hô": "Bà", "tên": f"Nguyễn #{n} {{tên}}"} for n in range(60)]
    heard: list[tuple[int, int]] = []
    pdf = letters(template, rows, progress=lambda done, all_: heard.append((done, all_)))
    assert heard == [(50, 60), (60, 60)]
    greetings = [spot.text for spot in spots_of_pdf(pdf) if spot.text.startswith("Kính gửi")]
    assert greetings == [f"Kính gửi: Bà Nguyễn #{n} {{tên}}" for n in range(60)]


def test_a_letter_without_a_value_is_refused() -> None:
    template = replace(PAPERS["letter"], subject="mời {tên} dự họp")
    with pytest.raises(ValueError, match=r"“\{tên\}”"):
        letters(template, [{"ten": "Lan"}])
    with pytest.raises(ValueError, match="Chưa có người nhận"):
        letters(template, [])
