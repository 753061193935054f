"""Who may see a page: every view names its duty, and a view that names none is shut."""

from collections.abc import Callable
from datetime import datetime
from typing import Any, Protocol

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from hoadep.rules.duties import Grant, judge_duty
from hoadep.rules.plan import Plan
from hoadep.rules.verdict import Verdict, require

View = Callable[..., HttpResponseBase]


class Book(Protocol):
    """The versions of a season's plan that held at one instant, as the room of plans keeps them."""

    @property
    def version(self) -> Any:
        """The newest version."""

    @property
    def latest(self) -> Plan:
        """Its rules."""


class Request(HttpRequest):
    """A request as views get it: with the season of its address and the grants of the person asking.

    `arrived_at` is when all of it was here; `season` and `book`, the versions of its plan that held then, are
    the room of plans' own, `user` is an account or an anonymous one; these are above this floor.
    """

    arrived_at: datetime
    season: Any
    book: Book
    grants: tuple[Grant, ...]
    user: Any


def duty(name: str) -> Callable[[View], View]:
    """Name the duty that a view serves; `rules.duties` says who has it."""

    def name_it(view: View) -> View:
        view.duty = name  # type: ignore[attr-defined] # a view is a function that carries its duty
        return view

    return name_it


def may(request: Request, name: str, *, unit: str | None = None) -> Verdict:
    """Whether the person asking has the duty, in the season of the page, for that unit (code)."""
    season = getattr(request, "season", None)
    return judge_duty(request.grants, name, unit=unit, season=season.code if season else None)


def require_duty(request: Request, name: str, *, unit: str | None) -> None:
    """Raise `Refused` unless the person asking has the duty for that unit."""
    require(may(request, name, unit=unit))
