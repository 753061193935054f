"""The papers of what is asked in writing: forms for the members, the minutes that sum the answers up."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from hoadep.contest.council import facts, opinion_documents, opinion_facts
from hoadep.contest.council.models import Motion
from hoadep.contest.papers.actions import keep_papers
from hoadep.contest.plans.models import Season
from hoadep.office.documents.content import Paper
from hoadep.office.documents.docx import to_docx
from hoadep.office.documents.pdf import bound, to_pdf
from hoadep.rules.plan import Plan
from hoadep.web.access import Request, duty
from hoadep.web.downloads import DOCX, PDF, download


@duty("manage_council")
def opinion_forms(request: Request) -> HttpResponse:
    """Phiếu xin ý kiến on all that is out for opinions, in one PDF, each member's sheets together."""
    plan = request.book.latest
    papers = [paper for asked in opinion_facts.being_asked(request.season) for paper in _forms(asked, plan)]
    if not papers:
        raise Http404
    return download(bound(papers), PDF, "phieu-xin-y-kien.pdf")


def _forms(asked: list[Motion], plan: Plan) -> list[Paper]:
    known = list(facts.sittings(asked, plan).values())
    return opinion_documents.opinion_forms(known, facts.members_of(asked[0].season), plan)


def _asked(request: Request, code: str) -> list[Motion]:
    found = get_object_or_404(facts.motions_of(request.season), code=code, mode=Motion.Mode.LETTER)
    together = opinion_facts.asked_with(found) if found.opened_at else []
    if not together:
        raise Http404
    return together


@duty("see_council")
def opinion_paper(request: Request, code: str, key: str, kind: str) -> HttpResponse:
    """The forms as PDF, or the minutes as `pdf` or `docx`, of what was asked at one time."""
    asked, plan = _asked(request, code), request.book.latest
    if key == opinion_documents.FORMS and kind == "pdf":
        return download(bound(_forms(asked, plan)), PDF, f"{key}-{code}.pdf")
    if key != opinion_documents.SUMMARY or kind not in ("pdf", "docx"):
        raise Http404
    paper = _summary(request.season, asked, plan)
    if kind == "pdf":
        return download(to_pdf(paper), PDF, f"{key}-{code}.pdf")
    return download(to_docx(paper), DOCX, f"{key}-{code}.docx")


def _summary(season: Season, asked: list[Motion], plan: Plan) -> Paper:
    answers = opinion_facts.answers_of(asked, plan)
    codes = {one.code for each in answers for one in each.sitting.free}
    members = [row for row in facts.members_of(season) if row.code in codes]
    return opinion_documents.summary(opinion_documents.Asked(answers, members, plan))


@duty("manage_papers")
@require_POST
def opinion_keep(request: Request, code: str) -> HttpResponse:
    """Keep the minutes among the papers of the season, to be signed, numbered and issued."""
    asked, now = _asked(request, code), request.arrived_at
    plan, first = request.book.latest, asked[0]
    page = reverse("motion", kwargs={"season": request.season.slug, "code": first.code})
    found = {opinion_documents.SUMMARY: _summary(request.season, asked, plan)}
    keep_papers(request.season, found, subject=first.code, page=page, by=request.user, at=now)
    messages.success(request, "Đã lưu biên bản tổng hợp.")
    return redirect(f"{reverse('paper_list', kwargs={'season': request.season.slug})}?ve={first.code}")
