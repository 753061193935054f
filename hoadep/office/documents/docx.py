"""Writes a paper as DOCX with named styles, so that staff go on editing it in Word or LibreOffice."""

from io import BytesIO

from docx import Document
from docx.document import Document as Word
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.section import Section as WordSection
from docx.shared import Mm

from hoadep.office.documents.content import Paper
from hoadep.office.documents.layout import page_of, sections
from hoadep.office.documents.pieces import Columns, Grid, Section
from hoadep.office.documents.styles import PORTRAIT, Page
from hoadep.office.documents.word_parts import page_number, piece, spacer
from hoadep.office.documents.word_styles import AFTER_TABLE, SPACER, add_styles

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_WORD_2013 = "15"


def to_docx(paper: Paper) -> bytes:
    """The paper as a DOCX file."""
    word = Document()
    laid = sections(paper)
    add_styles(word, {part.size for section in laid for part in section.pieces if isinstance(part, Grid)})
    _describe(word, paper)
    page_number(word.sections[0])
    for n, section in enumerate(laid):
        page = page_of(section.landscape)
        _set_up(word.sections[0] if n == 0 else _new_section(word), page)
        _fill(word, section, page.text_width)
    stream = BytesIO()
    word.save(stream)
    return stream.getvalue()


def _describe(word: Word, paper: Paper) -> None:
    """Title and author of the file, no time, and nothing of the blank that it was made from."""
    about = word.core_properties
    about.title, about.author = paper.subject or paper.title or paper.is_of.name, paper.issuer.name
    about.comments, about.language = "", "vi-VN"
    for dated in about._element.xpath("dcterms:created | dcterms:modified"):
        about._element.remove(dated)
    for mode in word.settings.element.xpath("w:compat/w:compatSetting[@w:name='compatibilityMode']"):
        mode.set(qn("w:val"), _WORD_2013)
    package = word.part.package
    for key, relation in list(package.rels.items()):
        if relation.reltype == RELATIONSHIP_TYPE.THUMBNAIL:
            del package.rels[key]


def _new_section(word: Word) -> WordSection:
    """Pages of their own, numbered from 1."""
    section = word.add_section(WD_SECTION.NEW_PAGE)
    broken = word.paragraphs[-1]
    broken._p.get_or_add_pPr().insert_element_before(
        parse_xml(f'<w:pStyle {nsdecls("w")} w:val="{SPACER}"/>'), "w:sectPr"
    )
    return section


def _set_up(section: WordSection, page: Page) -> None:
    section.orientation = WD_ORIENT.PORTRAIT if page is PORTRAIT else WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(page.width), Mm(page.height)
    section.top_margin, section.bottom_margin = Mm(page.top), Mm(page.bottom)
    section.left_margin, section.right_margin = Mm(page.left), Mm(page.right)
    section.header_distance = section.footer_distance = Mm(page.number_from_top)
    section.different_first_page_header_footer = True
    xml = section._sectPr
    for left_over in (*xml.findall(qn("w:docGrid")), *xml.findall(qn("w:pgNumType"))):
        xml.remove(left_over)
    xml.find(qn("w:cols")).addprevious(parse_xml(f'<w:pgNumType {nsdecls("w")} w:start="1"/>'))


def _fill(word: Word, section: Section, width: float) -> None:
    parts = section.pieces
    written = []
    for n, part in enumerate(parts):
        follows = parts[n + 1] if n + 1 < len(parts) else None
        written.append(piece(part, width, keep=isinstance(follows, Columns)))
        if follows and (isinstance(part, Grid) or (isinstance(part, Columns) and part.apart)):
            written.append(spacer(AFTER_TABLE))
        elif isinstance(part, Grid | Columns) and (follows is None or isinstance(follows, Grid | Columns)):
            written.append(spacer())
    root = parse_xml(f"<w:body {nsdecls('w')}>{''.join(written)}</w:body>")
    for element in list(root):
        word.element.body.insert_element_before(element, "w:sectPr")
