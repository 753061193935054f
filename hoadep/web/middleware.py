"""Note the arrival, deny by default, turn refusals into pages, let nothing be loaded from elsewhere."""

from collections.abc import Callable
from contextlib import suppress
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import HttpResponse, UnreadablePostError
from django.utils import timezone
from django.utils.decorators import sync_only_middleware
from django.utils.http import url_has_allowed_host_and_scheme

from hoadep.rules.duties import judge_duty_anywhere
from hoadep.rules.verdict import Refused, Verdict, not_met
from hoadep.web.access import Request
from hoadep.web.pages import page

Next = Callable[[Request], HttpResponse]

POLICY = (
    "default-src 'self'; img-src 'self' data: blob:; object-src 'none'; "
    "base-uri 'none'; frame-ancestors 'none'"
)


@sync_only_middleware
def arrival(get_response: Next) -> Next:
    """Notes when the complete request was here, before anything that it asks for can be kept waiting.

    This is the instant that counts for a deadline: a form sent at 23:59:59 is in time even when it has to
    wait for its turn to be written down, and a file counts from when all of it has come.
    """

    def respond(request: Request) -> HttpResponse:
        if request.method == "POST":
            with suppress(UnreadablePostError):
                request.POST  # noqa: B018 # reading it waits for the last byte
        request.arrived_at = timezone.now()
        return get_response(request)

    return respond


@sync_only_middleware
def content_security_policy(get_response: Next) -> Next:
    """Scripts, styles, fonts and pictures come from this address alone."""

    def respond(request: Request) -> HttpResponse:
        response = get_response(request)
        response.headers.setdefault("Content-Security-Policy", POLICY)
        return response

    return respond


class DutyOfTheView:
    """Asks, before a view runs, whether the person has the view's duty at all in this season.

    The view itself asks again for the unit concerned, once it has loaded what the page is about.
    """

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: Request) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: Request, view: Callable[..., HttpResponse], _args: object, _kwargs: object
    ) -> HttpResponse | None:
        """Shut the door on views without a duty and on persons without it."""
        verdict = self._verdict(request, getattr(view, "duty", None))
        if verdict.met:
            return None
        if not request.user.is_authenticated:
            return signed_out(request)
        return refusal(request, verdict)

    @staticmethod
    def _verdict(request: Request, name: str | None) -> Verdict:
        if name is None:
            return not_met("", "Trang này chưa được giao cho ai xem.")
        season = getattr(request, "season", None)
        return judge_duty_anywhere(request.grants, name, season=season.code if season else None)


class Refusals:
    """Turns `Refused` into a page that says why and by which clause."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: Request) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: Request, exception: Exception) -> HttpResponse | None:
        """Answer a refusal; other faults go their way."""
        return refusal(request, exception.verdict) if isinstance(exception, Refused) else None


def signed_out(request: Request) -> HttpResponse:
    """Ask to sign in; what was typed while a session ended is kept on the page and sent afterwards."""
    if request.method == "POST":
        return page(request, "web/signed_out.html", {"to": request.get_full_path()}, status=401)
    return redirect_to_login(request.get_full_path(), settings.LOGIN_URL)


def refusal(request: Request, verdict: Verdict) -> HttpResponse:
    """The page of a refused act, with the words that were sent and the way back to where they were typed."""
    context = {"verdict": verdict, "back_url": _page_before(request)}
    return page(request, "web/refusal.html", context, status=403)


def _page_before(request: Request) -> str:
    """The page of this site from which a form was sent; nothing when it is not known or is the same."""
    before = request.headers.get("Referer", "")
    host = {request.get_host()}
    if request.method != "POST" or not url_has_allowed_host_and_scheme(before, allowed_hosts=host):
        return ""
    parts = urlsplit(before)
    return f"{parts.path}?{parts.query}" if parts.query else parts.path
