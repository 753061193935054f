"""Papers of a choice: the set to be signed as one PDF, each alone to be worked on, all kept to be issued."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from hoadep.contest.papers.actions import keep_papers
from hoadep.contest.papers.signing import chosen_for
from hoadep.contest.selection import choosing, documents
from hoadep.contest.selection.desks import rows
from hoadep.contest.selection.facts import desk
from hoadep.contest.selection.views import season_selection
from hoadep.office.documents.docx import to_docx
from hoadep.office.documents.pdf import bound
from hoadep.web.access import Request, duty
from hoadep.web.downloads import DOCX, PDF, download


@duty("see_selection")
def selection_set(request: Request, code: str) -> HttpResponse:
    """ "Trình ký": the whole set as one PDF, in order."""
    return download(
        bound(list(documents.papers_now(_subject(request, code)).values())), PDF, f"trinh-ky-{code}.pdf"
    )


@duty("see_selection")
def selection_paper(request: Request, code: str, key: str) -> HttpResponse:
    """One paper of the set, for the agency's own document system."""
    found = documents.papers(_subject(request, code))
    if key not in found:
        raise Http404
    return download(to_docx(found[key]), DOCX, f"{key}-{code}.docx")


@duty("manage_papers")
@require_POST
def selection_keep(request: Request, code: str) -> HttpResponse:
    """Keep what waits to be signed among the papers of the season, to be numbered and issued."""
    kept = keep_papers(
        request.season,
        documents.papers_now(_subject(request, code)),
        subject=code,
        page=reverse("selection", kwargs={"season": request.season.slug, "code": code}),
        by=request.user,
        at=request.arrived_at,
    )
    messages.success(request, f"Đã lưu {len(kept)} văn bản.")
    return redirect(f"{reverse('paper_list', kwargs={'season': request.season.slug})}?ve={code}")


def _subject(request: Request, code: str) -> documents.Subject:
    found, now = season_selection(request, code), request.arrived_at
    shown = desk(found, at=now)
    if not shown.chosen:
        raise Http404
    return documents.Subject(
        desk=shown,
        rows=rows(shown, found.prizes.all()),
        verdicts=choosing.judged(shown),
        year=timezone.localdate(now).year,
        signers=chosen_for(shown.plan, code, on=timezone.localdate(now)),
    )
