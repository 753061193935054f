"""Every paper of every room keeps to the decree as DOCX and PDF; LibreOffice opens each with our pages."""

from pathlib import Path

import pytest
from pypdfium2 import PdfDocument

from hoadep.office.documents.docx import to_docx
from hoadep.office.documents.pdf import to_pdf
from tests.office.documents.checks import docx_faults, pdf_faults
from tests.office.documents.offices import pages_in_libreoffice
from tests.office.documents.text_checks import text_faults

PICTURES = Path(__file__).parents[3] / "var" / "papers"


@pytest.mark.usefixtures("season")
def test_every_paper_keeps_to_the_decree_and_opens_in_libreoffice(every_paper, tmp_path):
    pdfs = {name: to_pdf(paper) for name, paper in every_paper.items()}
    words = {name: to_docx(paper) for name, paper in every_paper.items()}
    faults = {
        name: [
            *pdf_faults(paper, pdfs[name]),
            *docx_faults(paper, words[name]),
            *text_faults(paper, pdfs[name], words[name]),
        ]
        for name, paper in every_paper.items()
    }
    for name, pdf in pdfs.items():
        _picture(name, pdf)
    assert {name: said for name, said in faults.items() if said} == {}
    theirs = pages_in_libreoffice(words, tmp_path)
    assert theirs == {name: len(PdfDocument(pdf)) for name, pdf in pdfs.items()}


def _picture(name: str, pdf: bytes) -> None:
    """Keep how the pages look, to be compared with the decree by eye."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    document = PdfDocument(pdf)
    for n in range(len(document)):
        document[n].render(scale=1).to_pil().save(PICTURES / f"{name}-{n + 1}.png")


def test_the_minutes_tell_counts_and_thresholds(of_the_council):
    said = _texts(of_the_council["council-bien-ban-kiem-phieu"])
    for part in ("Khen BD21-H0001 8 8 8 0 7 1", "7/9 phiếu đồng ý", "tức 5 phiếu", "Đỗ Văn Một, Đỗ Văn Hai"):
        assert part in said
    said = _texts(of_the_council["council-bien-ban-hop"])
    for part in ("tức 5 phiếu", "Nguyễn Văn Chủ", "vắng", "15 giờ 00"):
        assert part in said


def test_the_awards_papers_tell_for_how_many_and_by_which_clause(of_the_awards):
    for key in ("to-trinh", "quyet-dinh"):
        said = _texts(of_the_awards[f"award-{key}"])
        for part in ("cho 01 tập thể", "mục II.3.a", "Phường Ngọc Hà", "14"):
            assert part in said


def _texts(paper) -> str:
    document = PdfDocument(to_pdf(paper))
    pages = (document[n].get_textpage().get_text_bounded() for n in range(len(document)))
    return " ".join(" ".join(pages).split())
