"""Pages on which an entry is written, kept as a draft, and sent."""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone

from hoadep.contest.entries import actions
from hoadep.contest.entries.forms import WritingForm
from hoadep.contest.entries.models import Entry
from hoadep.contest.people.models import Unit
from hoadep.contest.plans.facts import book_of
from hoadep.rules.verdict import Refused
from hoadep.web.access import Request, duty
from hoadep.web.pages import page


@duty("write_entry")
def new(request: Request) -> HttpResponse:
    """A blank entry; its first saving makes the draft."""
    return _writing(request, None)


@duty("write_entry")
def draft(request: Request, uuid: str) -> HttpResponse:
    """A draft, or an entry that came back, of the person asking."""
    rows = Entry.objects.filter(season=request.season, written_by=request.user)
    return _writing(request, get_object_or_404(rows, uuid=uuid, state__in=("draft", "returned")))


def _writing(request: Request, kept: Entry | None) -> HttpResponse:
    form = _form(request, kept)
    if request.method == "POST" and form.is_valid():
        try:
            entry = _save(request, form, kept)
        except Refused as refusal:
            form.add_error(None, refusal.verdict.reason)
        else:
            return _after(request, entry)
    status = 422 if form.errors else 200
    return page(request, "entries/writing.html", {"form": form, "kept": kept}, status=status)


def _form(request: Request, kept: Entry | None) -> WritingForm:
    now = timezone.now()
    plan = book_of(request.season, now).latest
    units = Unit.objects.filter(participations__season=request.season)
    initial = _initial(request, kept)
    data = request.POST if request.method == "POST" else None
    return WritingForm(data, plan=plan, units=units, initial=initial)


def _initial(request: Request, kept: Entry | None) -> dict[str, Any]:
    if kept is None:
        person = request.user.person
        return {
            "author_name": request.user.name,
            "author_address": person.address if person else "",
            "author_telephone": person.telephone if person else "",
        }
    author, exemplar = kept.authors.first(), kept.exemplars.select_related("person", "collective").first()
    subject = exemplar and (exemplar.person or exemplar.collective)
    return {
        "author_name": author.name if author else "",
        "author_address": author.address if author else "",
        "author_telephone": author.telephone if author else "",
        "unit": kept.unit,
        "exemplar_name": subject.name if subject else "",
        "exemplar_kind": exemplar.collective.kind if exemplar and exemplar.collective else "person",
        "exemplar_place": exemplar.place if exemplar else "",
        "kind": kept.kind,
        "title": kept.title,
        "text": kept.text,
        "base_version": kept.version,
        **kept.extra,
    }


@transaction.atomic
def _save(request: Request, form: WritingForm, kept: Entry | None) -> Entry:
    """Keep what was written; with the button "Gửi bài" send it too. A refusal leaves nothing half done."""
    who = {"by": request.user, "at": timezone.now()}
    base_version = form.cleaned_data["base_version"] or 0
    entry = actions.keep(request.season, form.manuscript(), kept=kept, base_version=base_version, **who)
    if "send" in request.POST:
        actions.submit(entry, **who)
        messages.success(request, f"Đã gửi bài. Số bài: {entry.code}.")
    else:
        messages.success(request, "Đã lưu bản nháp.")
    return entry


def _after(request: Request, entry: Entry) -> HttpResponse:
    if entry.state == "draft":
        return redirect("entry_draft", season=request.season.slug, uuid=entry.uuid)
    return redirect("entry", season=request.season.slug, code=entry.code)
