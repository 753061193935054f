"""The part of an exemplar's page that tells of entries."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404

from hoadep.contest.entries.choosing import lines, visible_entries
from hoadep.contest.entries.models import Entry
from hoadep.contest.exemplars.models import Exemplar
from hoadep.rules.duties import units_of
from hoadep.web.access import Request, duty
from hoadep.web.pages import page


@duty("see_nominations")
def exemplar_entries(request: Request, code: str) -> HttpResponse:
    """The entries that tell of an exemplar and that the person may see."""
    units = units_of(request.grants, "see_nominations", season=request.season.code)
    found = get_object_or_404(Exemplar.objects.visible_to(request.season, units), code=code)
    told = Entry.objects.filter(pk__in=visible_entries(request).values("pk"), exemplars=found)
    context = {"exemplar": found, "lines": lines(request, told.filter(code__isnull=False))}
    return page(request, "entries/of_exemplar.html", context)
