"""Who may see a page: every view names its duty, and a view that names none is shut."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from hoadep.rules.duties import judge_duty
from hoadep.rules.verdict import Verdict, require

View = Callable[..., HttpResponse]


def duty(name: str) -> Callable[[View], View]:
    """Name the duty that a view serves; `rules.duties` says who has it."""

    def name_it(view: View) -> View:
        view.duty = name  # type: ignore[attr-defined] # a view is a function that carries its duty
        return view

    return name_it


def may(request: HttpRequest, name: str, *, unit: str | None = None) -> Verdict:
    """Whether the person asking has the duty, in the season of the page, for that unit (code)."""
    season = getattr(request, "season", None)
    return judge_duty(request.grants, name, unit=unit, season=season.code if season else None)


def require_duty(request: HttpRequest, name: str, *, unit: str | None) -> None:
    """Raise `Refused` unless the person asking has the duty for that unit."""
    require(may(request, name, unit=unit))
