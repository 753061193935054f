"""Prints giấy khen, bằng khen, giấy chứng nhận: one PDF for a whole decision, on any paper or form."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from hoadep.office.documents.certificate_templates import PLACEHOLDERS, Box, Template
from hoadep.office.documents.fields import filled, names_in
from hoadep.office.documents.letters import Progress, Row
from hoadep.office.documents.pdf import joined, line_metrics, printed
from hoadep.vietnamese.text import clean

_AT_ONCE = 100
_SHEET = Path(__file__).with_name("certificate.typ")


@dataclass(frozen=True)
class Offset:
    """How far a printer has to be corrected, in mm to the right and down."""

    x: float = 0
    y: float = 0


def certificates(
    template: Template,
    rows: Sequence[Row],
    *,
    progress: Progress | None = None,
    offset: Offset = Offset(),
    data_only: bool = False,
) -> bytes:
    """One page for each row, whose values stand under the names of PLACEHOLDERS.

    `data_only` leaves out what bought forms carry; `progress` hears (done, of how many). ValueError for no
    rows and for a row without a value that the template asks for.
    """
    if not rows:
        raise ValueError("Chưa có ai trong danh sách để in.")
    sheet = _without_stock(template) if data_only else template
    parts = []
    for start in range(0, len(rows), _AT_ONCE):
        parts.append(_pages(sheet, rows[start : start + _AT_ONCE], offset))
        if progress:
            progress(min(start + _AT_ONCE, len(rows)), len(rows))
    return joined(parts) if len(parts) > 1 else parts[0]


def trial_sheet(template: Template, *, offset: Offset = Offset()) -> bytes:
    """One page with a grid in centimetres, the boxes drawn, and each placeholder's name in its place."""
    row = {name: name for name in PLACEHOLDERS}
    return _pages(template, [row], offset, ruler=True)


def _without_stock(template: Template) -> Template:
    boxes = tuple(box for box in template.boxes if not box.stock)
    return replace(template, boxes=boxes, frames=())


def _pages(template: Template, rows: Sequence[Row], offset: Offset, *, ruler: bool = False) -> bytes:
    return printed(
        _SHEET,
        line_metrics()
        | asdict(template)
        | {"title": template.name, "offset": asdict(offset), "ruler": ruler}
        | {"rows": [[_text(box, row) for box in template.boxes] for row in rows]},
    )


def _text(box: Box, row: Row) -> str:
    """What the box says for this row; nothing where all that it would tell is empty."""
    written = clean(filled(box.text, row)).strip()
    names = names_in([box.text])
    if names and not any(row[name] for name in names):
        return ""
    return written.upper() if box.upper else written
