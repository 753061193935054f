"""What a judge prints: blind copies to mark on paper, and the sheet to be signed."""

from collections.abc import Callable

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone

from hoadep.contest.jury import blinding, documents, facts, reports
from hoadep.contest.jury.door import DOOR
from hoadep.contest.jury.letterhead import issuer_of
from hoadep.contest.jury.models import Panelist, Round
from hoadep.office.documents.pdf import to_pdf
from hoadep.office.tables.exports import asked_for, exported
from hoadep.rules.verdict import Refused, not_yet
from hoadep.web.access import Request, duty
from hoadep.web.pages import page
from hoadep.web.stories import Picture


@duty("mark_sheets")
@DOOR.guards
def jury_copies(request: Request, panelist: Panelist) -> HttpResponse:
    """Every text of the judge, each on a sheet of its own with its number and lines for the marks."""
    _require_begun(panelist)

    def place(number: int) -> str:
        return reverse("jury_sheet", kwargs={"season": request.season.slug, "number": number})

    return copies_of(request, panelist, place=place, base="jury/room.html")


def copies_of(
    request: Request, panelist: Panelist, *, place: Callable[[int], str], base: str
) -> HttpResponse:
    """The blind copies on a page of that shell, with photos from `place` of each number."""
    sheets = facts.standing_sheets(panelist)
    texts = blinding.blind_texts([sheet.numbered for sheet in sheets])
    copies = [
        (text, _pictures(text, place(text.number))) for _, text in sorted(texts.items()) if not text.withdrawn
    ]
    context = {
        "panelist": panelist,
        "copies": copies,
        "rubric": facts.rubric_of(panelist.round),
        "base": base,
    }
    return page(request, "jury/copies.html", context)


def _pictures(text: blinding.BlindText, place: str) -> list[Picture]:
    return [Picture(p.n, f"{place}anh/{p.n}/", p.caption, p.width, p.height) for p in text.pictures]


@duty("mark_sheets")
@DOOR.guards
def jury_own_sheet(request: Request, panelist: Panelist) -> HttpResponse:
    """The judge's own phiếu chấm as PDF, or as Excel."""
    _require_begun(panelist)
    return sheet_file(request, panelist)


def sheet_file(request: Request, panelist: Panelist) -> HttpResponse:
    """A judge's phiếu chấm in the form that the address asks for."""
    sheets = list(facts.standing_sheets(panelist))
    marks = facts.marks_of(sheets)
    name = f"phieu-cham-{panelist.code}"
    if asked_for(request):
        return exported(request, [reports.judges_sheet(panelist, sheets, marks)], name)
    return pdf(documents.judges_sheet(scene_of(panelist.round), panelist, sheets, marks), name)


def scene_of(round: Round) -> documents.Scene:
    """What the papers of the round need, today."""
    now = timezone.now()
    return documents.Scene(round, issuer_of(round.season, at=now), timezone.localdate(now))


def pdf(paper: documents.Paper, name: str) -> HttpResponse:
    """A paper as PDF."""
    headers = {"Content-Disposition": f'inline; filename="{name}.pdf"'}
    return HttpResponse(to_pdf(paper), content_type="application/pdf", headers=headers)


def _require_begun(panelist: Panelist) -> None:
    if panelist.round.state == Round.State.PREPARING:
        raise Refused(not_yet("", "Vòng chấm chưa mở."))
