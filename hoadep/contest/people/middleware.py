"""Tells each request what the person asking may act as, and asks for a password of their own."""

from collections.abc import Callable
from typing import cast

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.functional import SimpleLazyObject

from hoadep.contest.people import facts
from hoadep.rules.duties import DUTIES, Grant
from hoadep.web.access import Request


def grants(get_response: Callable[[Request], HttpResponse]) -> Callable[[Request], HttpResponse]:
    """Set `request.grants`, read from the database once, when first asked for."""

    def respond(request: Request) -> HttpResponse:
        request.grants = cast(
            tuple[Grant, ...], SimpleLazyObject(lambda: facts.grants_of(request.user, at=request.arrived_at))
        )
        return get_response(request)

    return respond


class OneTimeCode:
    """Whoever signed in by the code of a slip chooses a password of their own before anything else."""

    def __init__(self, get_response: Callable[[Request], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: Request) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: Request, view: Callable[..., HttpResponse], _args: object, _kwargs: object
    ) -> HttpResponse | None:
        """To the page of one's own password, unless it is that page, leaving, or everybody's."""
        rule = DUTIES.get(getattr(view, "duty", ""))
        if rule is None or rule.scope == "public" or view.duty == "sign_out":  # type: ignore[attr-defined]
            return None
        return redirect("password") if getattr(request.user, "one_time", False) else None
