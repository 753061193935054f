"""The front door: the season to show, and each person's first page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from hoadep.contest.plans.models import Season
from hoadep.web.access import duty, may
from hoadep.web.pages import page


@duty("see_plan")
def home(request: HttpRequest) -> HttpResponse:
    """The seasons; straight to the season where there is only one open."""
    seasons = list(Season.objects.all())
    open_seasons = [season for season in seasons if season.closed_at is None]
    if len(open_seasons) == 1:
        return redirect("season", season=open_seasons[0].slug)
    return page(request, "config/home.html", {"seasons": seasons})


@duty("see_desk")
def desk(request: HttpRequest) -> HttpResponse:
    """Each person's first page after signing in, in the season that is open."""
    season = Season.objects.filter(closed_at__isnull=True).first() or Season.objects.first()
    if season is None:
        return redirect("home")
    request.season = season
    for name, address in (("see_board", "board"), ("see_own_board", "board"), ("write_entry", "entry_list")):
        if may(request, name).met or _has_for_a_unit(request, name):
            return redirect(address, season=season.slug)
    return redirect("season", season=season.slug)
