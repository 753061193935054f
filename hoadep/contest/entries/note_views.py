"""The standing office's notes on an entry, and carrying it into the next season."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from hoadep.contest.entries import actions, facts
from hoadep.contest.entries.forms import NoteForm
from hoadep.contest.entries.views import visible_entry
from hoadep.web.access import Request, duty


@duty("note_entry")
@require_POST
def note(request: Request, code: str) -> HttpResponse:
    """Write a note down."""
    entry, form = visible_entry(request, code), NoteForm(request.POST)
    if form.is_valid():
        actions.note(entry, form.cleaned_data["text"], by=request.user, at=request.arrived_at)
    else:
        messages.error(request, "Ghi chú chưa có chữ nào.")
    return redirect("entry", season=request.season.slug, code=code)


@duty("note_entry")
@require_POST
def carry(request: Request, code: str) -> HttpResponse:
    """Send an entry anew in the next season."""
    entry = visible_entry(request, code)
    season = facts.later_season(entry)
    if season is None or season.code != request.POST.get("season"):
        raise Http404
    carried = actions.carry(entry, season, by=request.user, at=request.arrived_at)
    messages.success(request, f"Đã chuyển bài sang {season.name}: số {carried.code}.")
    return redirect("entry", season=request.season.slug, code=code)
