"""The scan of a unit's letter by which the standing office acted for it."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404

from hoadep.office.files.models import IncomingLetter
from hoadep.office.files.responses import respond
from hoadep.web.access import Request, duty, require_duty


@duty("see_board")
def letter(request: Request, pk: int) -> HttpResponse:
    """The scan, for whoever sees the unit on the board."""
    rows = IncomingLetter.objects.filter(scope=request.season.code, stored__isnull=False)
    found = get_object_or_404(rows.select_related("stored"), pk=pk)
    require_duty(request, "see_board", unit=found.sender)
    assert found.stored is not None  # noqa: S101 (the filter leaves only these)
    return respond(found.stored, found.name or f"van-ban-{found.pk}")
