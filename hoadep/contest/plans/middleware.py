"""Finds the season that a page's address names, and the rules that held when the request arrived."""

from collections.abc import Callable

from django.http import Http404, HttpResponse
from django.utils.functional import SimpleLazyObject

from hoadep.contest.plans.facts import book_known, season_at
from hoadep.web.access import Request


class ChosenSeason:
    """Sets `request.season` from the address and takes it out of the view's arguments.

    `request.book`, the versions of its plan in force at the request's arrival, is read when first asked for.
    """

    def __init__(self, get_response: Callable[[Request], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: Request) -> HttpResponse:
        request.season = None
        return self.get_response(request)

    def process_view(self, request: Request, _view: object, _args: object, kwargs: dict[str, object]) -> None:
        """Load the season; an unknown one is a page that does not exist."""
        slug = kwargs.pop("season", None)
        if slug is not None:
            found = season_at(str(slug))
            if found is None:
                raise Http404(f"no season {slug}")
            request.season, mark = found
            request.book = SimpleLazyObject(lambda: book_known(request.season, mark, request.arrived_at))
