"""The papers of votes as PDF to be signed and as Word to be worked on."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone

from hoadep.contest.council import documents, facts
from hoadep.contest.council.models import Meeting, Motion
from hoadep.contest.plans.facts import book_of
from hoadep.office.documents.docx import to_docx
from hoadep.office.documents.pdf import bound, to_pdf
from hoadep.web.access import Request, duty
from hoadep.web.downloads import DOCX, PDF, download


@duty("see_council")
def meeting_paper(request: Request, code: str, key: str, kind: str) -> HttpResponse:
    """One paper of a meeting, as `pdf` or `docx`."""
    meeting = get_object_or_404(
        Meeting.objects.filter(season=request.season).select_related("season"), code=code
    )
    plan = book_of(request.season, timezone.now()).latest
    motions = list(meeting.motions.select_related("season", "meeting"))
    told = documents.Told(
        meeting, facts.members_called(meeting, plan), list(facts.sittings(motions, plan).values()), plan
    )
    paper = documents.papers(told).get(key)
    if paper is None or kind not in ("pdf", "docx"):
        raise Http404
    if kind == "pdf":
        return download(to_pdf(paper), PDF, f"{key}-{code}.pdf")
    return download(to_docx(paper), DOCX, f"{key}-{code}.docx")


@duty("manage_council")
def opinion_forms(request: Request) -> HttpResponse:
    """Phiếu xin ý kiến of every member on all that is out for opinions, in one PDF."""
    plan = book_of(request.season, timezone.now()).latest
    out = list(
        facts.motions_of(request.season).filter(
            mode=Motion.Mode.LETTER, closed_at=None, opened_at__isnull=False
        )
    )
    if not out:
        raise Http404
    known = list(facts.sittings(out, plan).values())
    codes = {one.code for sitting in known for one in sitting.voters}
    members = [row for row in facts.members_of(request.season) if row.code in codes]
    papers = [documents.opinion_form(known, member, plan) for member in members]
    return download(bound(papers), PDF, "phieu-xin-y-kien.pdf")
