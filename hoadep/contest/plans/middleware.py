"""Finds the season that a page's address names."""

from collections.abc import Callable

from django.http import HttpResponse
from django.shortcuts import get_object_or_404

from hoadep.contest.plans.models import Season
from hoadep.web.access import Request


class ChosenSeason:
    """Sets `request.season` from the address and takes it out of the view's arguments."""

    def __init__(self, get_response: Callable[[Request], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: Request) -> HttpResponse:
        request.season = None
        return self.get_response(request)

    def process_view(self, request: Request, _view: object, _args: object, kwargs: dict[str, object]) -> None:
        """Load the season; an unknown one is a page that does not exist."""
        slug = kwargs.pop("season", None)
        if slug is not None:
            request.season = get_object_or_404(Season, slug=slug)
