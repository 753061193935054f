"""Lists of entries chosen for the next level."""

from django.http import HttpResponse

from hoadep.contest.selection.models import Selection
from hoadep.web.access import Request, duty, may
from hoadep.web.pages import page


@duty("see_selection")
def selection_list(request: Request) -> HttpResponse:
    """The lists of the season, the newest first."""
    context = {
        "selections": list(Selection.objects.filter(season=request.season)),
        "may_manage": may(request, "manage_selection").met,
    }
    return page(request, "selection/selections.html", context)
