"""Answers when the database is not to be had, or a turn to write did not come: 503, with the text kept."""

import logging
from collections.abc import Callable

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse

from hoadep.config.sqlite.turns import Busy
from hoadep.web.pages import page

log = logging.getLogger(__name__)


class BusyPages:
    """Turns `Busy` and a lost database into a page from which the same can be sent again."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Answer a long queue, and a database that went away; other faults go their way."""
        if not isinstance(exception, Busy | OperationalError | InterfaceError):
            return None
        if not isinstance(exception, Busy):
            log.error("The database did not answer: %s", exception)
        response = page(request, "503.html", status=503)
        response["Retry-After"] = "5"
        return response
