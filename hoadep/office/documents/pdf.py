"""Prints papers as PDF/A from the same pieces as their DOCX; what people wrote is data to Typst."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Final

import typst
from pypdfium2 import PdfDocument

from hoadep.office.documents.content import Paper
from hoadep.office.documents.fonts import font_folder
from hoadep.office.documents.layout import page_of, sections
from hoadep.office.documents.pieces import Columns, Grid, Line, Piece, Section
from hoadep.office.documents.styles import (
    ASCENT,
    DESCENT,
    METRIC_TWIN,
    RULE_AFTER,
    RULE_BEFORE,
    RULE_WEIGHT,
    STYLES,
    TABLE_AFTER,
    TABLE_INSET,
    TABLE_PLACES,
    TABLE_WEIGHT,
    table_style,
)

_ARCHIVAL: Final = "a-2b"
_LARGE, _REMEMBERED = 50_000, 10
_TEMPLATE = Path(__file__).with_name("paper.typ")


def to_pdf(paper: Paper) -> bytes:
    """The paper as a PDF/A file."""
    return bound([paper])


def bound(papers: Sequence[Paper]) -> bytes:
    """One PDF of a set of papers in their order, each numbered from 1."""
    laid = [section for paper in papers for section in sections(paper)]
    first = papers[0]
    title = first.subject or first.title or first.is_of.name
    return printed(_TEMPLATE, _data(laid) | {"title": title, "author": first.issuer.name})


def joined(pdfs: Iterable[bytes]) -> bytes:
    """One PDF of several, in their order."""
    whole = PdfDocument.new()
    for pdf in pdfs:
        part = PdfDocument(pdf)
        whole.import_pages(part)
        part.close()
    stream = BytesIO()
    whole.save(stream)
    whole.close()
    return stream.getvalue()


def printed(template: Path, data: dict[str, object]) -> bytes:
    """What the Typst template makes of the data, which reach it as JSON in `sys.inputs`."""
    written = json.dumps(data, ensure_ascii=False)
    pdf = typst.compile(
        template.read_bytes(),
        font_paths=_fonts(),
        sys_inputs={"data": written},
        pdf_standards=_ARCHIVAL,
        pdf_tags=False,
    )
    if len(written) > _LARGE:
        _forget()
    return pdf


def _forget() -> None:
    """Typst keeps what it laid out for ten more runs, 70 MB for a list of 1,000: let it run on nothing."""
    for _ in range(_REMEMBERED + 1):
        typst.compile(b"", font_paths=_fonts())


def line_metrics() -> dict[str, object]:
    """The font, and what single spacing is made of."""
    return {"font": METRIC_TWIN, "ascent": ASCENT, "descent": DESCENT}


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(font_folder())]
    )


def _data(laid: list[Section]) -> dict[str, object]:
    sizes = {piece.size for section in laid for piece in section.pieces if isinstance(piece, Grid)}
    tables = {
        f"{place} {size:g}": asdict(table_style(place, size)) for size in sizes for place in TABLE_PLACES
    }
    return line_metrics() | {
        "styles": {key: asdict(style) for key, style in STYLES.items()} | tables,
        "rule": {"before": RULE_BEFORE, "after": RULE_AFTER, "weight": RULE_WEIGHT},
        "table_after": TABLE_AFTER,
        "inset": TABLE_INSET,
        "stroke": TABLE_WEIGHT,
        "sections": [
            {"page": asdict(page_of(section.landscape)), "pieces": list(_pieces(section.pieces))}
            for section in laid
        ],
    }


def _pieces(pieces: Sequence[Piece]) -> Iterable[dict[str, object]]:
    for n, piece in enumerate(pieces):
        plain: dict[str, object] = {"is": type(piece).__name__} | asdict(piece)
        if isinstance(piece, Line):
            plain["keep"] = n + 1 < len(pieces) and isinstance(pieces[n + 1], Columns)
        elif isinstance(piece, Columns):
            plain["cells"] = [list(_pieces(cell)) for cell in piece.cells]
        elif isinstance(piece, Grid):
            plain["size"] = f"{piece.size:g}"
        yield plain
