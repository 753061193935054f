"""Pages of papers: all of them, one from its draft to its issue, the register of numbers."""

from collections.abc import Callable
from typing import Any

from django import forms as django_forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from hoadep.contest.papers import actions, facts, forms
from hoadep.contest.plans.models import Season
from hoadep.office.files.responses import respond
from hoadep.office.issuing import actions as issuing
from hoadep.office.issuing.models import Document
from hoadep.rules.verdict import Refused
from hoadep.web.access import Request, duty, may
from hoadep.web.pages import page

ENDINGS = {"docx": ".docx", "pdf": ".pdf", "signed": ""}


@duty("see_papers")
def paper_list(request: Request) -> HttpResponse:
    """The papers of the season, by state and by what they are about."""
    state, about = request.GET.get("trang_thai", ""), request.GET.get("ve", "")
    rows = facts.in_state(facts.documents(request.season), state)
    if about:
        rows = rows.filter(subject=about)
    context = {
        "rows": [(row, facts.STATES[row.state]) for row in rows[:200]],
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


def _attach(season: Season, found: Document, form: Any, **who: Any) -> str:
    issuing.attach_signed(found, form.cleaned_data["scan"].content, **_coded(who))
    signed = found.signature or []
    names = ", ".join(one["signer"] for one in signed)
    return f"Đã nhận bản ký số của {names}; nội dung nguyên vẹn." if signed else "Đã nhận bản ký."


def _coded(who: dict[str, Any]) -> dict[str, Any]:
    return {"by": who["by"].code, "at": who["at"]}


def _issue(season: Season, found: Document, form: Any, **who: Any) -> str:
    issuing.issue(found, form.issued, **_coded(who))
    return f"Đã ban hành: số {found.number}."


def _drop(season: Season, found: Document, form: Any, **who: Any) -> str:
    issuing.drop(found, **_coded(who))
    return "Đã bỏ bản thảo."


def _replace(season: Season, found: Document, form: Any, **who: Any) -> str:
    made = actions.draft_replacement(season, found, **who)
    return f"Đã lập bản thảo thay thế {made.code}: tải bản Word, sửa nội dung, trình ký rồi ban hành."


def _correct(season: Season, found: Document, form: Any, **who: Any) -> str:
    made = actions.draft_correction(season, found, **form.cleaned_data, **who)
    return f"Đã lập công văn đính chính {made.code}."


Act = tuple[str, tuple[str, ...], Callable[..., django_forms.Form], Callable[..., str]]
ACTS: dict[str, Act] = {
    "ban-ky": ("Tải bản ký lên", ("draft", "signed"), forms.SignedForm, _attach),
    "ban-hanh": ("Ghi số và ban hành", ("signed",), forms.IssuingForm, _issue),
    "thay-the": ("Thay thế (sai nội dung)", ("issued",), django_forms.Form, _replace),
    "dinh-chinh": ("Đính chính (sai thể thức)", ("issued",), forms.CorrectionForm, _correct),
    "bo": ("Bỏ bản thảo", ("draft", "signed"), django_forms.Form, _drop),
}


@duty("manage_papers")
@require_POST
def paper_step(request: Request, code: str, name: str) -> HttpResponse:
    """Do one thing with a paper."""
    if name not in ACTS:
        raise Http404
    found = _found(request, code)
    form = ACTS[name][2](data=request.POST, files=request.FILES)
    if form.is_valid():
        try:
            said = ACTS[name][3](request.season, found, form, by=request.user, at=timezone.now())
        except Refused as refusal:
            form.add_error(None, refusal.verdict.reason)
        else:
            messages.success(request, said)
            return redirect("paper", season=request.season.slug, code=code)
    return _show(request, _found(request, code), {name: form})


def _show(request: Request, found: Document, bound: dict[str, django_forms.Form]) -> HttpResponse:
    managing = may(request, "manage_papers").met
    names = [name for name in ACTS if name in bound or (managing and found.state in ACTS[name][1])]
    context = {
        "found": found,
        "state": facts.STATES[found.state],
        "acts": [(name, ACTS[name][0], bound.get(name) or ACTS[name][2]()) for name in names],
        "followers": list(facts.documents(request.season).filter(replaces=found))
        + list(facts.documents(request.season).filter(corrects=found)),
    }
    return page(request, "papers/paper.html", context, status=422 if bound else 200)
