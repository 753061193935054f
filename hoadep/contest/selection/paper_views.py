"""Papers of a choice: the set to be signed as one PDF, each alone to be worked on."""

from django.http import Http404, HttpResponse
from django.utils import timezone

from hoadep.contest.papers.signing import chosen_for
from hoadep.contest.selection import choosing, documents
from hoadep.contest.selection.desks import rows
from hoadep.contest.selection.facts import desk
from hoadep.contest.selection.views import season_selection
from hoadep.office.documents.content import Paper
from hoadep.office.documents.docx import to_docx
from hoadep.office.documents.pdf import bound
from hoadep.web.access import Request, duty
from hoadep.web.downloads import DOCX, PDF, download


@duty("see_selection")
def selection_set(request: Request, code: str) -> HttpResponse:
    """ "Trình ký": the whole set as one PDF, in order."""
    return download(bound(list(_papers(request, code).values())), PDF, f"trinh-ky-{code}.pdf")


@duty("see_selection")
def selection_paper(request: Request, code: str, key: str) -> HttpResponse:
    """One paper of the set, for the agency's own document system."""
    found = _papers(request, code)
    if key not in found:
        raise Http404
    return download(to_docx(found[key]), DOCX, f"{key}-{code}.docx")


def _papers(request: Request, code: str) -> dict[str, Paper]:
    found, now = season_selection(request, code), timezone.now()
    shown = desk(found, at=now)
    if not shown.chosen:
        raise Http404
    return documents.papers(
        documents.Subject(
            desk=shown,
            rows=rows(shown, found.prizes.all()),
            verdicts=choosing.judged(shown),
            year=timezone.localdate(now).year,
            signers=chosen_for(shown.plan, code, on=timezone.localdate(now)),
        )
    )
