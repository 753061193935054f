"""The top of a paper's first page: issuer, Quốc hiệu, number, place and date, name, trích yếu, Kính gửi."""

from collections.abc import Iterator

from hoadep.office.documents.breaks import balanced, length
from hoadep.office.documents.content import Paper
from hoadep.office.documents.pieces import Columns, Line, Piece, Rule, line
from hoadep.office.documents.styles import Page
from hoadep.vietnamese.dates import date_in_words

NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
PART_RULED = 0.4  # the decree: a third to a half of the line above
_RIGHT = 91  # mm: Quốc hiệu on one line
_GUTTER = 8  # mm that stay free beside a centred line


def heading(paper: Paper, page: Page) -> Iterator[Piece]:
    """The pieces from the issuer's name to "Kính gửi"."""
    widths = (page.text_width - _RIGHT, _RIGHT)
    yield Columns(widths, (tuple(_issuer(paper, widths[0])), tuple(_nation())))
    yield Columns(widths, (tuple(_number(paper)), (line("dateline", place_and_date(paper)),)))
    yield from _name(paper, page)
    yield from _greeting(paper.addressees)
    if paper.authority:
        yield line("authority", paper.authority.upper())


def place_and_date(paper: Paper) -> str:
    """ "Ba Đình, ngày 09 tháng 3 năm 2021", the day open if it is not known, "" for minutes."""
    return f"{paper.issuer.place}, {day_of(paper)}" if paper.is_of.dated else ""


def day_of(paper: Paper) -> str:
    """ "ngày 09 tháng 3 năm 2021", or with room to write it."""
    return date_in_words(paper.dated) if paper.dated else f"ngày      tháng      năm {paper.year or ''}"


def _issuer(paper: Paper, width: float) -> Iterator[Line | Rule]:
    room = width - _GUTTER
    if paper.issuer.superior:
        yield from balanced("superior", paper.issuer.superior.upper(), room)
    *above, last = balanced("issuer", paper.issuer.name.upper(), room)
    yield from above
    yield from ruled(last, width)


def _nation() -> Iterator[Line | Rule]:
    yield line("nation", NATION)
    yield from ruled(line("motto", MOTTO), _RIGHT, part=1)


def ruled(text: Line, width: float, *, part: float = PART_RULED) -> Iterator[Line | Rule]:
    """The line, and the rule under it: a part of how long the line gets within `width` mm."""
    yield text
    yield Rule(round(min(length(text), width) * part, 1))


def _number(paper: Paper) -> Iterator[Line]:
    if paper.notation:
        yield line("number", f"Số: {paper.notation}")
    if not paper.is_of.named:
        yield line("about", f"V/v {paper.subject}")


def _name(paper: Paper, page: Page) -> Iterator[Piece]:
    if not paper.is_of.named:
        return
    name = (paper.title or paper.is_of.name).upper()
    if not paper.subject:
        yield line("kind_alone", name)
        return
    yield line("kind", name)
    *above, last = balanced("subject", paper.subject, page.text_width - _GUTTER)
    yield from above
    yield from ruled(last, page.text_width)


def _greeting(addressees: tuple[str, ...]) -> Iterator[Line]:
    if len(addressees) == 1:
        yield line("greeting", f"Kính gửi: {addressees[0]}")
    elif addressees:
        yield line("greeting_many", "Kính gửi:")
        for place in addressees[:-1]:
            yield line("addressee", f"- {place.rstrip(' ;.')};")
        yield line("addressee_last", f"- {addressees[-1].rstrip(' ;.')}.")
