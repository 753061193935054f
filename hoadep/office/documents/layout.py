"""Sets a paper out: from what it holds to lines, rules, columns and grids in the order of the page."""

from hoadep.office.documents.bodies import body
from hoadep.office.documents.content import Annex, Paper
from hoadep.office.documents.endings import ending, signer_lines
from hoadep.office.documents.headings import day_of, heading
from hoadep.office.documents.pieces import Columns, Piece, Section, line
from hoadep.office.documents.styles import LANDSCAPE, PORTRAIT, Page
from hoadep.vietnamese.numbers import roman


def sections(paper: Paper) -> list[Section]:
    """The paper itself and each annex, on pages of their own."""
    page = page_of(paper.landscape)
    pieces: list[Piece] = [
        *heading(paper, page),
        *body(paper.body, page.text_width, enacts=paper.is_of.enacts, ends=paper.is_of.ends),
        *ending(paper, page.text_width),
    ]
    return [
        Section(tuple(pieces), paper.landscape),
        *(_annex(paper, annex, place) for place, annex in enumerate(paper.annexes)),
    ]


def page_of(landscape: bool) -> Page:
    """A4 upright or across."""
    return LANDSCAPE if landscape else PORTRAIT


def _annex(paper: Paper, annex: Annex, place: int) -> Section:
    width = page_of(annex.landscape).text_width
    pieces: list[Piece] = []
    if annex.label:
        pieces.append(line("annex", f"{annex.label} {_number(paper, annex, place)}"))
    pieces.append(line("annex_title", annex.title.upper()))
    if annex.attached and paper.notation:
        pieces.append(line("attached", _attached(paper)))
    pieces += body(annex.body, width, ends=False)
    if annex.signature:
        pieces.append(Columns((width / 2, width / 2), ((), *signer_lines(annex.signature))))
    return Section(tuple(pieces), annex.landscape)


def _number(paper: Paper, annex: Annex, place: int) -> str:
    """Its Roman number among the annexes with the same label, if there are several."""
    alike = [n for n, other in enumerate(paper.annexes) if other.label == annex.label]
    return roman(alike.index(place) + 1) if len(alike) > 1 else ""


def _attached(paper: Paper) -> str:
    kind = "Công văn" if not paper.is_of.named else paper.is_of.name
    return f"(Kèm theo {kind} số {paper.notation} {day_of(paper)} của {paper.authority or paper.issuer.name})"
