"""Papers to be signed: a unit's packet for a dossier, and the office's set for a list, as PDF and DOCX."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from hoadep.contest.council.facts import counts_of
from hoadep.contest.council.opinion_facts import opinions_on
from hoadep.contest.exemplars import dossier_facts
from hoadep.contest.exemplars import packet_documents as of_units
from hoadep.contest.exemplars import submission_documents as of_lists
from hoadep.contest.exemplars.candidates import candidates
from hoadep.contest.exemplars.models import Dossier, Submission
from hoadep.contest.exemplars.set_attachments import attachments, pages
from hoadep.contest.exemplars.submission_facts import money_of_submission, opened
from hoadep.contest.papers import unit_letterheads as letterheads
from hoadep.contest.papers.actions import keep_papers
from hoadep.contest.papers.signing import signers_of_list
from hoadep.office.documents.content import Issuer, Paper
from hoadep.office.documents.docx import to_docx
from hoadep.office.documents.pdf import bound, joined
from hoadep.office.documents.signers import Signatory
from hoadep.rules.duties import units_of
from hoadep.web.access import Request, duty
from hoadep.web.downloads import DOCX, PDF, download


@duty("prepare_dossier")
def dossier_packet(request: Request, code: str) -> HttpResponse:
    """The whole packet of a dossier as one PDF, in order; with `chung` that of all like it at once."""
    found = _dossier(request, code)
    rows = _alike(found) if "chung" in request.GET else [found]
    return download(bound(list(_packet(request, rows).values())), PDF, f"bo-ho-so-{code}.pdf")


@duty("prepare_dossier")
def dossier_packet_paper(request: Request, code: str, key: str) -> HttpResponse:
    """One paper of the packet, to be worked on."""
    found = _packet(request, [_dossier(request, code)])
    return _one({name.partition("-")[0]: paper for name, paper in found.items()}, key, code)


def _dossier(request: Request, code: str) -> Dossier:
    units = units_of(request.grants, "prepare_dossier", season=request.season.code)
    rows = Dossier.objects.visible_to(request.season, units).select_related(*dossier_facts.WITH)
    return get_object_or_404(rows, code=code)


def _alike(found: Dossier) -> list[Dossier]:
    """The dossiers with which the unit asks for the same and that wait to be appraised, with this one."""
    same = {key: getattr(found, key) for key in ("season", "level", "form", "occasion")}
    rows = Dossier.objects.filter(nomination__unit=found.nomination.unit, **same)
    waiting = rows.filter(state__in=("sent", "returned")) | rows.filter(pk=found.pk)
    return list(waiting.select_related(*dossier_facts.WITH).order_by("pk"))


def _packet(request: Request, rows: list[Dossier]) -> dict[str, Paper]:
    """The papers with which the unit of these dossiers asks for them together."""
    now = request.arrived_at
    plan, unit = request.book.latest, rows[0].nomination.unit
    issuer = letterheads.unit_issuer(unit, request.season, plan)
    asking = of_units.Asking(
        issuer=issuer,
        signature=letterheads.unit_signature(issuer, unit, _signatory(request, issuer)),
        by_letter=request.GET.get("kieu") == "cong-van",
        plan=plan,
        year=timezone.localdate(now).year,
    )
    return of_units.packet(asking, candidates(rows, plan, as_of=now))


def _signatory(request: Request, issuer: Issuer) -> Signatory | None:
    """Whom the unit picked to sign, else its only signer."""
    rows = letterheads.unit_signers(issuer, on=timezone.localdate())
    picked = [row for row in rows if str(row.pk) == request.GET.get("ky")]
    found = picked or (rows if len(rows) == 1 else [])
    return found[0].signatory if found else None


@duty("see_submissions")
def submission_set(request: Request, code: str) -> HttpResponse:
    """ "Trình ký": the whole set for a list as one PDF, in order: the office's papers, minutes, scans."""
    subject = _subject(request, code)
    own = bound(list(of_lists.papers(subject).values()))
    more, broken = pages(subject.attached)
    if broken:
        told = f"Không mở được bản quét: {'; '.join(broken)}. Hãy bỏ tệp ấy ở hồ sơ rồi nộp bản khác."
        messages.error(request, told)
        return redirect("submission", season=request.season.slug, code=code)
    return download(joined([own, *more]) if more else own, PDF, f"trinh-ky-{code}.pdf")


@duty("see_submissions")
def submission_paper(request: Request, code: str, key: str) -> HttpResponse:
    """One paper of the set, for the agency's own document system."""
    return _one(_set(request, code), key, code)


@duty("manage_papers")
@require_POST
def submission_keep(request: Request, code: str) -> HttpResponse:
    """Keep the set among the papers of the season, to be signed, numbered and issued."""
    kept = keep_papers(
        request.season,
        _set(request, code),
        subject=code,
        page=reverse("submission", kwargs={"season": request.season.slug, "code": code}),
        by=request.user,
        at=request.arrived_at,
    )
    messages.success(request, f"Đã lưu {len(kept)} văn bản.")
    return redirect(f"{reverse('paper_list', kwargs={'season': request.season.slug})}?ve={code}")


@duty("see_submissions")
def submission_agenda(request: Request, code: str) -> HttpResponse:
    """The list for the meeting, with earlier commendations and room for opinions."""
    return download(bound([of_lists.agenda_list(_subject(request, code))]), PDF, f"danh-sach-xet-{code}.pdf")


def _set(request: Request, code: str) -> dict[str, Paper]:
    return of_lists.papers(_subject(request, code))


def _subject(request: Request, code: str) -> of_lists.Subject:
    rows = Submission.objects.filter(season=request.season).select_related("season")
    found = get_object_or_404(rows, code=code)
    now = request.arrived_at
    plan = request.book.latest
    shown = opened(found, plan, as_of=now)
    granted = shown.proposed
    if not granted:
        raise Http404
    codes = [row.candidate.code for row in granted]
    return of_lists.Subject(
        submission=found,
        rows=[row.candidate for row in granted],
        outcomes={row.candidate.code: row.outcome for row in granted},
        plan=plan,
        year=timezone.localdate(now).year,
        opinions=opinions_on(codes, plan),
        counts=counts_of(codes),
        failed=[f"{row.candidate.full_name}: {row.outcome}" for row in shown.rows if row not in granted],
        attached=attachments([row.item.dossier for row in shown.rows], plan, on=timezone.localdate(now)),
        doubles=[verdict.reason for verdict in shown.doubles],
        money=money_of_submission(shown, plan, today=timezone.localdate(now)).article,
        signers=signers_of_list(
            plan, found.code, on=timezone.localdate(now), decided_on=found.decided_on, signer=found.signer
        ),
    )


def _one(papers: dict[str, Paper], key: str, code: str) -> HttpResponse:
    if key not in papers:
        raise Http404
    return download(to_docx(papers[key]), DOCX, f"{key}-{code}.docx")
