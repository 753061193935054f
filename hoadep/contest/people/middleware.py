"""Tells each request what the person asking may act as."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from hoadep.contest.people import facts


def grants(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Set `request.grants`, read from the database once, when first asked for."""

    def respond(request: HttpRequest) -> HttpResponse:
        request.grants = SimpleLazyObject(lambda: facts.grants_of(request.user, at=timezone.now()))
        return get_response(request)

    return respond
