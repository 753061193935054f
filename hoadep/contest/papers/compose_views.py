""" "Soạn văn bản": choose issuer and kind, write, look, save; a draft written here is changed here."""

from datetime import datetime
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone

from hoadep.contest.papers import actions, composing, facts
from hoadep.contest.papers.compose_forms import ComposeForm, ComposeStartForm
from hoadep.contest.papers.composing import Desk, Typed
from hoadep.contest.papers.models import Wording
from hoadep.contest.plans import letterheads
from hoadep.office.documents.content import KINDS
from hoadep.office.documents.pdf import to_pdf
from hoadep.office.issuing.models import Document
from hoadep.rules.verdict import Refused
from hoadep.web.access import Request, duty
from hoadep.web.downloads import PDF, download
from hoadep.web.pages import page


def _desk(request: Request, now: datetime) -> Desk:
    return Desk(request.book.latest, timezone.localdate(now))


@duty("manage_papers")
def compose(request: Request) -> HttpResponse:
    """Ask who issues which kind; then the parts of the paper, to be kept as a draft."""
    now = request.arrived_at
    desk = _desk(request, now)
    start = ComposeStartForm(request.GET if "loai" in request.GET else None, plan=desk.plan)
    if not start.is_valid():
        return page(request, "papers/compose_start.html", {"form": start})
    issuer, kind = start.cleaned_data["co_quan"], start.cleaned_data["loai"]
    usual = {"recipients": "\n".join(letterheads.recipients(desk.plan, issuer, kind))}
    form = ComposeForm(_sent(request), issuer=issuer, kind=kind, desk=desk, initial=usual)
    if form.is_bound and form.is_valid():
        if "xem" in request.POST:
            return _preview(form.typed, desk)
        made = actions.write_paper(request.season, form.typed, by=request.user, at=now)
        return redirect("paper", season=request.season.slug, code=made.code)
    return _show(request, form, issuer=letterheads.rule_of(desk.plan, issuer).name, kind=kind)


def _sent(request: Request) -> Any:
    return request.POST if request.method == "POST" else None


def _preview(typed: Typed, desk: Desk) -> HttpResponse:
    """The paper as it would be printed, kept nowhere."""
    shown = composing.desk_of(desk.plan, typed, today=desk.today)
    return download(to_pdf(composing.compose(typed, shown)), PDF, "xem-truoc.pdf")


def _show(request: Request, form: ComposeForm, **context: Any) -> HttpResponse:
    name = KINDS[context["kind"]].name
    return page(
        request,
        "papers/compose.html",
        {"form": form, "name": name, **context},
        status=422 if form.errors else 200,
    )


def _written(request: Request, code: str) -> tuple[Document, Wording]:
    found = get_object_or_404(facts.documents(request.season), code=code)
    newest = found.wordings.select_related("by").order_by("-n").first()
    if newest is None or found.state != "draft":
        raise Http404
    return found, newest


@duty("manage_papers")
def paper_edit(request: Request, code: str) -> HttpResponse:
    """Change a draft that was written here; where somebody was quicker, show that text too."""
    now = request.arrived_at
    found, newest = _written(request, code)
    kept, desk = Typed.from_json(newest.typed), _desk(request, now)
    form = ComposeForm(_sent(request), issuer=kept.issuer, kind=kept.kind, desk=desk, initial=kept.to_json())
    base = request.POST.get("ban", "")
    newer = None
    if form.is_bound and form.is_valid():
        if "xem" in request.POST:
            return _preview(form.typed, desk)
        try:
            actions.rewrite_paper(
                request.season,
                found,
                form.typed,
                base=int(base) if base.isdecimal() else 0,
                by=request.user,
                at=now,
            )
        except actions.Stale as refusal:
            form.add_error(None, f"{refusal.verdict.reason} Chép phần cần giữ, rồi lưu lại.")
            newer = newest
        except Refused as refusal:
            form.add_error(None, refusal.verdict.reason)
        else:
            return redirect("paper", season=request.season.slug, code=code)
    context = {"found": found, "base": newest.n, "newer": newer, "kept": kept}
    return _show(request, form, issuer=found.issuer, kind=kept.kind, **context)


@duty("see_papers")
def paper_wording(request: Request, code: str, n: int) -> HttpResponse:
    """One version of a paper that was written here, as it would be printed."""
    found = get_object_or_404(facts.documents(request.season), code=code)
    wording = get_object_or_404(found.wordings, n=n)
    typed = Typed.from_json(wording.typed)
    plan = request.book.latest
    desk = composing.desk_of(plan, typed, today=timezone.localdate(wording.at))
    return download(to_pdf(composing.compose(typed, desk)), PDF, f"{code}-ban-{n}.pdf")
