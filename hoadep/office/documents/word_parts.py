"""The pieces of a paper as WordprocessingML, and the page number in a section's header."""

from xml.sax.saxutils import escape

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.section import Section as WordSection

from hoadep.office.documents.pieces import Columns, Dots, Grid, Line, Piece, Rule
from hoadep.office.documents.styles import TABLE_INSET
from hoadep.office.documents.word_styles import BLANK, RULE, SPACER, style_id, table_style_id, twips
from hoadep.vietnamese.text import clean

_STRONG = '<w:rPr><w:rStyle w:val="Strong"/></w:rPr>'
_SIDES = ("top", "left", "bottom", "right")


def spacer(style: str = SPACER) -> str:
    """A line of almost no height, which Word wants between and after tables."""
    return _paragraph(style)


def piece(part: Piece, width: float, *, keep: bool = False) -> str:
    """One piece within `width` mm; `keep` holds a line on the page of what follows."""
    match part:
        case Line():
            return _line(part, keep=keep)
        case Rule():
            return _rule(part, width)
        case Dots():
            return _paragraph(style_id(BLANK), f"{_run(part.label)}<w:r><w:tab/></w:r>")
        case Columns():
            return _columns(part)
        case Grid():
            return _grid(part)


def _paragraph(style: str, runs: str = "", *, more: str = "") -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{more}</w:pPr>{runs}</w:p>'


def _line(line: Line, *, keep: bool) -> str:
    runs = "".join(_run(run.text, bold=run.bold) for run in line.runs)
    return _paragraph(style_id(line.style), runs, more="<w:keepNext/>" if keep else "")


def _run(text: str, *, bold: bool = False) -> str:
    written = "<w:br/>".join(
        f'<w:t xml:space="preserve">{escape(part)}</w:t>' for part in clean(text).split("\n")
    )
    return f"<w:r>{_STRONG if bold else ''}{written}</w:r>" if text else ""


def _rule(rule: Rule, width: float) -> str:
    side = twips((width - rule.width) / 2)
    return _paragraph(RULE, more=f'<w:ind w:left="{side}" w:right="{side}"/>')


def _columns(columns: Columns) -> str:
    cells = "".join(
        _cell(width, "".join(piece(part, width) for part in parts) or spacer())
        for width, parts in zip(columns.widths, columns.cells, strict=True)
    )
    row = f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr>"
    return _table(columns.widths, row, _margins(0, 0), "")


def _grid(grid: Grid) -> str:
    rows = [_row(grid, grid.heads, "head", heading=True)]
    rows += [_row(grid, row, "") for row in grid.rows]
    if grid.total:
        rows.append(_row(grid, grid.total, "group"))
    return _table(
        grid.widths,
        "".join(rows),
        _margins(*TABLE_INSET),
        '<w:tblStyle w:val="TableGrid"/>',
    )


def _row(grid: Grid, cells: tuple[str, ...], place: str, *, heading: bool = False) -> str:
    """A row; a single cell is a group over all columns."""
    head = "<w:tblHeader/>" if heading else ""
    if len(cells) == 1 < len(grid.heads):
        written = _cell(sum(grid.widths), _cell_text(cells[0], "group", grid.size), span=len(grid.heads))
    else:
        written = "".join(
            _cell(width, _cell_text(text, place or align, grid.size))
            for width, text, align in zip(grid.widths, cells, grid.aligns, strict=True)
        )
    return f"<w:tr><w:trPr><w:cantSplit/>{head}</w:trPr>{written}</w:tr>"


def _cell_text(text: str, place: str, size: float) -> str:
    return _paragraph(table_style_id(place, size), _run(text))


def _cell(width: float, content: str, *, span: int = 1) -> str:
    over = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{twips(width)}" w:type="dxa"/>{over}</w:tcPr>{content}</w:tc>'


def _table(widths: tuple[float, ...], rows: str, margins: str, style: str) -> str:
    grid = "".join(f'<w:gridCol w:w="{twips(width)}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr>{style}<w:tblW w:w="{twips(sum(widths))}" w:type="dxa"/>'
        '<w:tblInd w:w="0" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/>{margins}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>'
    )


def _margins(across: float, down: float) -> str:
    each = "".join(
        f'<w:{side} w:w="{twips(down if side in {"top", "bottom"} else across)}" w:type="dxa"/>'
        for side in _SIDES
    )
    return f"<w:tblCellMar>{each}</w:tblCellMar>"


def page_number(section: WordSection) -> None:
    """The page's number in the header, centred; the first page of the section shows none."""
    paragraph = section.header.paragraphs[0]
    paragraph.style = "Header"
    field = f'<w:fldSimple {nsdecls("w")} w:instr="PAGE"><w:r><w:t>2</w:t></w:r></w:fldSimple>'
    paragraph._p.append(parse_xml(field))
    section.first_page_header.is_linked_to_previous = False
