"""The front door: the season to show, each person's first page, and where a code leads."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from hoadep.contest.people.models import Person
from hoadep.contest.plans.models import Season
from hoadep.rules.duties import has_duty
from hoadep.web.access import Request, duty
from hoadep.web.pages import page

FIRST_PAGES = (
    ("see_office_desk", "office_desk"),
    ("see_unit_desk", "unit_desk"),
    ("see_board", "board"),
    ("see_own_entries", "own_entries"),
    ("write_entry", "entry_list"),
)
"""The first of these duties that a person has leads to their first page."""

PLACES = {
    "B": "entry",
    "G": "nomination",
    "D": "exemplar",
    "H": "dossier",
    "T": "submission",
    "K": "commendation",
    "L": "award_list",
    "VC": "jury_round",
    "C": "selection",
}
"""The page of a record, by the letters of its code."""

JUDGE = "GK"


@duty("see_plan")
def home(request: Request) -> HttpResponse:
    """The seasons; straight to the season where only one is open."""
    seasons = list(Season.objects.all())
    still_open = [season for season in seasons if season.closed_at is None]
    if len(still_open) == 1:
        return redirect("season", season=still_open[0].slug)
    return page(request, "config/home.html", {"seasons": seasons})


@duty("see_desk")
def desk(request: Request) -> HttpResponse:
    """Each person's first page after signing in, in the season that is open."""
    season = Season.objects.filter(closed_at__isnull=True).first() or Season.objects.first()
    if season is None:
        return redirect("home")
    for name, address in FIRST_PAGES:
        if has_duty(request.grants, name, season=season.code):
            return redirect(address, season=season.slug)
    return redirect("season", season=season.slug)


@duty("see_desk")
def code(request: Request, code: str) -> HttpResponse:
    """The page of the record that a code names; the page itself asks whether the person may see it."""
    season, _, rest = code.rpartition("-")
    kind = rest.rstrip("0123456789")
    if season == request.season.code and kind in PLACES:
        return redirect(PLACES[kind], season=request.season.slug, code=code)
    if season == request.season.code and kind == JUDGE:
        return redirect("jury_judge", season=request.season.slug, judge=code)
    if request.season.participations.filter(unit__code=code).exists():
        return redirect("board_unit", season=request.season.slug, code=code)
    if Person.objects.filter(code=code).exists():
        return redirect("author_prospect", season=request.season.slug, code=code)
    raise Http404
