"""Every kind of paper is checked against the decree's table, and opened by LibreOffice."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from pypdfium2 import PdfDocument

from hoadep.office.documents.docx import to_docx
from hoadep.office.documents.pdf import to_pdf
from tests.office.documents.checks import docx_faults, look_faults, pdf_faults
from tests.office.documents.makers import PAPERS
from tests.office.documents.offices import pages_in_libreoffice
from tests.office.documents.spots import Spot, spots_of_docx, spots_of_pdf
from tests.office.documents.text_checks import text_faults


@pytest.mark.parametrize("name", PAPERS)
def test_a_pdf_keeps_to_the_decree(name: str) -> None:
    assert pdf_faults(PAPERS[name], to_pdf(PAPERS[name])) == []


@pytest.mark.parametrize("name", PAPERS)
def test_a_docx_keeps_to_the_decree(name: str) -> None:
    assert docx_faults(PAPERS[name], to_docx(PAPERS[name])) == []


@pytest.mark.parametrize("name", PAPERS)
def test_the_text_keeps_to_the_decree(name: str) -> None:
    assert text_faults(PAPERS[name], to_pdf(PAPERS[name]), to_docx(PAPERS[name])) == []


def test_the_check_sees_a_wrong_paper() -> None:
    wrong = replace(PAPERS["decision"], recipients=("Một nơi không có",))
    assert text_faults(wrong, to_pdf(PAPERS["decision"]), to_docx(PAPERS["decision"]))
    assert look_faults(PAPERS["letter"], spots_of_pdf(to_pdf(PAPERS["plan"])), font="Tinos")
    assert look_faults(PAPERS["plan"], spots_of_docx(to_docx(PAPERS["plan"])), font="Tinos")


@pytest.mark.parametrize("name", PAPERS)
def test_both_say_the_same(name: str) -> None:
    page_numbers = set("23456")
    in_word = _words(spots_of_docx(to_docx(PAPERS[name])))
    assert _words(spots_of_pdf(to_pdf(PAPERS[name]))) - page_numbers == in_word - page_numbers


def _words(spots: list[Spot]) -> set[str]:
    return {word.rstrip(".") for spot in spots for word in spot.text.split()} - {""}


def test_libreoffice_opens_every_docx_and_counts_our_pages(tmp_path: Path) -> None:
    theirs = pages_in_libreoffice({name: to_docx(paper) for name, paper in PAPERS.items()}, tmp_path)
    assert theirs == {name: len(PdfDocument(to_pdf(paper))) for name, paper in PAPERS.items()}


def test_a_long_table_repeats_its_heading_row() -> None:
    paper = PAPERS["plan"]
    heads = [spot.page for spot in spots_of_pdf(to_pdf(paper)) if spot.text == "Thành tích"]
    assert heads == [2, 3, 4][: len(heads)]
    assert len(heads) > 1
    rows = Document(BytesIO(to_docx(paper))).element.body.xpath(".//w:tr[w:trPr/w:tblHeader]")
    assert len(rows) == 1
