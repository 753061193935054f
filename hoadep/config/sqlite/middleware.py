"""Answers a writer whose turn did not come in time: 503, with what was typed kept."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from hoadep.config.sqlite.turns import Busy
from hoadep.web.pages import page


class BusyPages:
    """Turns `Busy` into a page from which the same can be sent again."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Answer a long queue; other faults go their way."""
        if not isinstance(exception, Busy):
            return None
        response = page(request, "503.html", status=503)
        response["Retry-After"] = "5"
        return response
