"""How a judge comes in without an account: by a link, a short code, and a signed cookie for the visit."""

from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import Any

from django.conf import settings
from django.contrib.auth.hashers import check_password
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from hoadep.contest.jury.models import Panelist
from hoadep.contest.plans.models import Season
from hoadep.office.attempts.actions import note_failure
from hoadep.office.attempts.facts import judge_attempt
from hoadep.rules.verdict import Verdict, met, not_met
from hoadep.web.access import Request

COOKIE, SALT = "giam-khao", "hoadep.jury"
HOURS = 16 * 3600
PURPOSE = "jury"


def judge_code(panelist: Panelist | None, link: str, code: str, *, at: datetime) -> Verdict:
    """Whether the short code opens this link; whoever guesses too often waits, known link or not."""
    may_try = judge_attempt(PURPOSE, link, at=at)
    if not may_try.met:
        return may_try
    if panelist is None or not check_password(code.strip().lower(), panelist.secret):
        note_failure(PURPOSE, link, at=at)
        return not_met("", "Mã ngắn không đúng với đường dẫn này. Hãy xem lại phiếu mời.")
    return met("", "Được vào.")


def let_in(response: HttpResponse, panelist: Panelist) -> HttpResponse:
    """Remember the judge in this browser for a day's work."""
    response.set_signed_cookie(
        COOKIE,
        f"{panelist.code}:{panelist.slip}",
        salt=SALT,
        max_age=HOURS,
        path=_path(panelist.round.season),
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
    return response


def let_out(response: HttpResponse, season: Season) -> HttpResponse:
    """Forget the judge in this browser."""
    response.delete_cookie(COOKIE, path=_path(season))
    return response


def _path(season: Season) -> str:
    return reverse("jury_door", kwargs={"season": season.slug})


def inside(request: Request) -> Panelist | None:
    """The judge whose visit this is; nobody once the slip was renewed or the judge has left."""
    said = str(request.get_signed_cookie(COOKIE, default="", salt=SALT, max_age=HOURS) or "")
    code, _, slip = said.partition(":")
    if not slip.isdecimal():
        return None
    rows = Panelist.objects.serving().filter(code=code, slip=int(slip), round__season=request.season)
    return rows.select_related("round__season").first()


def by_link(season: Season, key: str) -> Panelist | None:
    """The judge of a link."""
    rows = Panelist.objects.serving().filter(key=key, round__season=season)
    return rows.select_related("round__season").first()


def for_judges(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A page for a judge who is inside, given to the view as its second argument; others go to the door."""

    @wraps(view)
    def opened(request: Request, **named: Any) -> HttpResponse:
        panelist = inside(request)
        if panelist is None:
            return redirect("jury_door", season=request.season.slug)
        response = view(request, panelist, **named)
        response.headers["Cache-Control"] = "private, no-store"
        return response

    return opened
