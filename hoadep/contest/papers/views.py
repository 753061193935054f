"""Pages of papers: all of them, and one from its draft to its issue."""

from django import forms as django_forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from hoadep.contest.papers import facts
from hoadep.contest.papers.acts import ACTS, label
from hoadep.office.files.responses import respond
from hoadep.office.issuing.models import Document
from hoadep.rules.verdict import Refused
from hoadep.web.access import Request, duty, may
from hoadep.web.pages import page
from hoadep.web.paging import one_page

ENDINGS = {"docx": ".docx", "pdf": ".pdf", "signed": ""}


@duty("see_papers")
def paper_list(request: Request) -> HttpResponse:
    """The papers of the season, by state and by what they are about."""
    state, about = request.GET.get("trang_thai", ""), request.GET.get("ve", "")
    rows = facts.in_state(facts.documents(request.season), state)
    if about:
        rows = rows.filter(subject=about)
    shown, pagination = one_page(request, rows)
    context = {
        "rows": [(row, facts.state_words(row)) for row in shown.select_related("number")],
        **pagination,
        "may_manage": may(request, "manage_papers").met,
        "states": facts.STATES.items(),
        "state": state,
        "about": about,
    }
    return page(request, "papers/list.html", context)


@duty("see_papers")
def paper(request: Request, code: str) -> HttpResponse:
    """One paper: its files, its signatures, its number, what may be done now."""
    return _show(request, _found(request, code), {})


def _found(request: Request, code: str) -> Document:
    return get_object_or_404(facts.documents(request.season), code=code)


@duty("see_papers")
def paper_file(request: Request, code: str, which: str) -> HttpResponse:
    """The draft as Word or PDF, or what was signed."""
    found = _found(request, code)
    stored = {"docx": found.docx, "pdf": found.pdf, "signed": found.signed}.get(which)
    if stored is None:
        raise Http404
    ending = ENDINGS[which] or f".{stored.media_type.rpartition('/')[2]}"
    return respond(stored, f"{found.code}{'-ban-ky' if which == 'signed' else ''}{ending}")


@duty("manage_papers")
@require_POST
def paper_step(request: Request, code: str, name: str) -> HttpResponse:
    """Do one thing with a paper."""
    if name not in ACTS:
        raise Http404
    found, now = _found(request, code), request.arrived_at
    form = ACTS[name].form(found, timezone.localdate(now), request.POST, request.FILES)
    if form.is_valid():
        try:
            said = ACTS[name].do(request.season, found, form, by=request.user, at=now)
        except Refused as refusal:
            form.add_error(None, refusal.verdict.reason)
        else:
            messages.success(request, said)
            return redirect("paper", season=request.season.slug, code=code)
    return _show(request, _found(request, code), {name: form})


def _possible(found: Document) -> list[str]:
    return [name for name, act in ACTS.items() if found.state in act.states and act.fits(found)]


def _show(request: Request, found: Document, bound: dict[str, django_forms.Form]) -> HttpResponse:
    managing, today = may(request, "manage_papers").met, timezone.localdate()
    possible = _possible(found) if managing else []
    names = [name for name in ACTS if name in bound or name in possible]
    season = facts.documents(request.season)
    context = {
        "found": found,
        "state": facts.state_words(found),
        "acts": [
            (name, label(name, found), bound.get(name) or ACTS[name].form(found, today, None, None))
            for name in names
        ],
        "wordings": list(found.wordings.select_related("by").order_by("-n")),
        "may_edit": managing and found.state == "draft" and found.content,
        "signed_at": [(one, facts.signed_at(one)) for one in found.signature or []],
        "followers": list(season.filter(replaces=found)) + list(season.filter(corrects=found)),
    }
    return page(request, "papers/paper.html", context, status=422 if bound else 200)
