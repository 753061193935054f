"""Tells each request what the person asking may act as."""

from collections.abc import Callable
from typing import cast

from django.http import HttpResponse
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from hoadep.contest.people import facts
from hoadep.rules.duties import Grant
from hoadep.web.access import Request


def grants(get_response: Callable[[Request], HttpResponse]) -> Callable[[Request], HttpResponse]:
    """Set `request.grants`, read from the database once, when first asked for."""

    def respond(request: Request) -> HttpResponse:
        request.grants = cast(
            tuple[Grant, ...], SimpleLazyObject(lambda: facts.grants_of(request.user, at=timezone.now()))
        )
        return get_response(request)

    return respond
