"""What the decree says of the text itself: indents, spaces, headings, khoản, recipients, annexes, page 1."""

from collections.abc import Iterator
from io import BytesIO

from docx import Document
from docx.text.paragraph import Paragraph as WordParagraph

from hoadep.office.documents.blocks import Block
from hoadep.office.documents.content import Article, Basis, Clause, Heading, Paper, Paragraph
from tests.office.documents.checks import MARGINS, SLACK
from tests.office.documents.spots import Spot, spots_of_docx, spots_of_pdf

INDENT = (10, 12.7)
TEXTS = ("Nội dung", "Căn cứ", "Điều", "Điều có tên", "Khoản", "Khoản có tên", "Điểm", "Đề mục")


def text_faults(paper: Paper, pdf: bytes, docx: bytes) -> list[str]:
    """Everything in which the text departs from the decree."""
    printed, written = spots_of_pdf(pdf), spots_of_docx(docx)
    return [
        *_style_faults(docx),
        *_indent_faults(paper, printed),
        *(fault for spots in (printed, written) for fault in _look_faults(paper, spots)),
        *_annex_faults(paper, printed),
        *_number_faults(printed),
    ]


def _style_faults(docx: bytes) -> Iterator[str]:
    """Indent 1 or 1.27 cm, at least 6 points between paragraphs, lines single to 1.5, justified."""
    document = Document(BytesIO(docx))
    paragraphs = (WordParagraph(p, document) for p in document.element.body.xpath(".//w:p"))
    for style in {p.style.name: p.style for p in paragraphs if p.style.name in TEXTS}.values():
        look = style.paragraph_format
        if not INDENT[0] - 0.1 <= look.first_line_indent.mm <= INDENT[1] + 0.1:
            yield f"thụt dòng đầu của “{style.name}”: {look.first_line_indent.mm:.1f} mm"
        if look.space_after.pt < 6:
            yield f"khoảng cách đoạn của “{style.name}”: {look.space_after.pt}"
        if look.line_spacing is not None and not 1 <= look.line_spacing <= 1.5:
            yield f"giãn dòng của “{style.name}”: {look.line_spacing}"
        if look.alignment is None or look.alignment.name != "JUSTIFY":
            yield f"“{style.name}” không căn đều hai lề"


def _texts(paper: Paper) -> Iterator[tuple[Block, str, bool]]:
    """Blocks of the text with how their line begins, and whether it is bold."""
    for block in paper.body:
        match block:
            case Basis(text=text) | Paragraph(text=text, align="justify", bold=False, italic=False):
                yield block, text, False
            case Heading(text=text):
                yield block, text.upper(), True
            case Clause(title=title) if title:
                yield block, title, True


def _indent_faults(paper: Paper, spots: list[Spot]) -> Iterator[str]:
    least, most = (MARGINS["left"][0] + indent for indent in INDENT)
    for block, text, _ in _texts(paper):
        if not isinstance(block, Basis | Paragraph) or not text.split():
            continue
        begins = [spot for spot in spots if spot.text.split()[:4] == text.split()[:4]]
        if begins and not any(least - SLACK <= spot.left <= most + SLACK for spot in begins):
            yield f"dòng đầu không thụt: {begins[0]}"


def _look_faults(paper: Paper, spots: list[Spot]) -> Iterator[str]:
    for _, text, bold in _texts(paper):
        words = text.split()[:3]
        alike = [spot for spot in spots if words and words[0] in spot.text and " ".join(words) in spot.text]
        if alike and not any(spot.bold == bold and 13 <= spot.size <= 14 for spot in alike):
            yield f"đậm, cỡ chữ sai: {alike[0]}"
    for recipient in paper.recipients:
        alike = [spot for spot in spots if spot.text.startswith(f"- {recipient.split()[0]}")]
        if not any(spot.size == 11 and not spot.bold and not spot.italic for spot in alike):
            yield f"nơi nhận không phải cỡ 11: {recipient}"
    enacts = paper.is_of.enacts and any(isinstance(block, Article) for block in paper.body)
    if enacts and not any(spot.text == paper.is_of.enacts and spot.bold for spot in spots):
        yield f"thiếu “{paper.is_of.enacts}”"


def _annex_faults(paper: Paper, spots: list[Spot]) -> Iterator[str]:
    """Phụ lục bold, its title bold in capitals, "(Kèm theo …)" in italics; on a page of its own."""
    for annex in paper.annexes:
        wanted = [(annex.title.upper(), True, False)]
        wanted += [(annex.label, True, False)] if annex.label else []
        wanted += [("(Kèm theo", False, True)] if annex.attached and paper.notation else []
        for text, bold, italic in wanted:
            alike = [
                spot for spot in spots if spot.text.startswith(" ".join(text.split()[:3])) and spot.page > 1
            ]
            if not any(s.bold == bold and s.italic == italic and 13 <= s.size <= 14 for s in alike):
                yield f"phụ lục sai: {text}: {alike}"


def _number_faults(spots: list[Spot]) -> Iterator[str]:
    """No number on the first page."""
    yield from (
        f"trang đầu có số trang: {spot}"
        for spot in spots
        if spot.page == 1 and spot.baseline < MARGINS["top"][0]
    )
