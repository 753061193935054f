"""Photos and scans of an entry, given to whoever may see it."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404

from hoadep.contest.entries.views import visible_entry
from hoadep.office.files.responses import respond
from hoadep.web.access import Request, duty


@duty("open_entries")
def photo(request: Request, code: str, n: int) -> HttpResponse:
    """A photo of an entry."""
    photos = visible_entry(request, code).photos.select_related("stored")
    return respond(get_object_or_404(photos, n=n).stored, f"{code}-anh-{n}.jpg")


@duty("open_entries")
def scan(request: Request, code: str, pk: int) -> HttpResponse:
    """The scan of a paper that came with a step of an entry."""
    scans = visible_entry(request, code).scans.select_related("stored")
    found = get_object_or_404(scans, pk=pk)
    return respond(found.stored, found.name)
