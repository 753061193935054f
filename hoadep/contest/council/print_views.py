"""The papers of meetings as PDF to be signed and as Word to be worked on."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from hoadep.contest.council import documents, facts
from hoadep.contest.council.models import Meeting
from hoadep.contest.papers.actions import keep_papers
from hoadep.contest.papers.signing import chosen_for
from hoadep.office.documents.docx import to_docx
from hoadep.office.documents.pdf import to_pdf
from hoadep.web.access import Request, duty
from hoadep.web.downloads import DOCX, PDF, download


@duty("see_council")
def meeting_paper(request: Request, code: str, key: str, kind: str) -> HttpResponse:
    """One paper of a meeting, as `pdf` or `docx`."""
    paper = documents.papers(_told(request, code)).get(key)
    if paper is None or kind not in ("pdf", "docx"):
        raise Http404
    if kind == "pdf":
        return download(to_pdf(paper), PDF, f"{key}-{code}.pdf")
    return download(to_docx(paper), DOCX, f"{key}-{code}.docx")


def _told(request: Request, code: str) -> documents.Told:
    rows = Meeting.objects.filter(season=request.season).select_related("season")
    meeting = get_object_or_404(rows, code=code)
    plan = request.book.latest
    motions = list(meeting.motions.select_related("season", "meeting"))
    known = list(facts.sittings(motions, plan).values())
    signers = chosen_for(plan, code, on=timezone.localdate())
    return documents.Told(meeting, facts.members_called(meeting, plan), known, plan, signers)


@duty("manage_papers")
@require_POST
def meeting_keep(request: Request, code: str) -> HttpResponse:
    """Keep the papers of a meeting among those of the season, to be signed, numbered and issued."""
    found = documents.papers(_told(request, code))
    page = reverse("meeting", kwargs={"season": request.season.slug, "code": code})
    kept = keep_papers(request.season, found, subject=code, page=page, by=request.user, at=request.arrived_at)
    messages.success(request, f"Đã lưu {len(kept)} văn bản.")
    return redirect(f"{reverse('paper_list', kwargs={'season': request.season.slug})}?ve={code}")
