"""How a member without an account answers in writing: by a link, a short code, and a signed cookie."""

from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import Any

from django.conf import settings
from django.contrib.auth.hashers import check_password
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from hoadep.contest.council.models import OpinionSlip
from hoadep.contest.plans.models import Season
from hoadep.office.attempts.actions import note_failure
from hoadep.office.attempts.facts import judge_attempt
from hoadep.rules.verdict import Verdict, met, not_met
from hoadep.web.access import Request

COOKIE, SALT = "thanh-vien", "hoadep.council"
HOURS = 16 * 3600
PURPOSE = "council"


def judge_code(slip: OpinionSlip | None, link: str, code: str, *, at: datetime) -> Verdict:
    """Whether the short code opens this link; whoever guesses too often waits, known link or not."""
    may_try = judge_attempt(PURPOSE, link, at=at)
    if not may_try.met:
        return may_try
    if slip is None or not check_password(code.strip().lower(), slip.secret):
        note_failure(PURPOSE, link, at=at)
        return not_met("", "Mã ngắn không đúng với đường dẫn này. Hãy xem lại phiếu mời cho ý kiến.")
    return met("", "Được vào.")


def let_in(response: HttpResponse, slip: OpinionSlip) -> HttpResponse:
    """Remember the member in this browser for a day's work."""
    response.set_signed_cookie(
        COOKIE,
        f"{slip.member.code}:{slip.n}",
        salt=SALT,
        max_age=HOURS,
        path=_path(slip.member.season),
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
    return response


def let_out(response: HttpResponse, season: Season) -> HttpResponse:
    """Forget the member in this browser."""
    response.delete_cookie(COOKIE, path=_path(season))
    return response


def _path(season: Season) -> str:
    return reverse("opinion_door", kwargs={"season": season.slug})


def inside(request: Request) -> OpinionSlip | None:
    """The slip with which this visit came in; none once it was renewed."""
    said = str(request.get_signed_cookie(COOKIE, default="", salt=SALT, max_age=HOURS) or "")
    code, _, n = said.partition(":")
    if not n.isdecimal():
        return None
    rows = OpinionSlip.objects.filter(member__code=code, n=int(n), member__season=request.season)
    return rows.select_related("member__season").first()


def by_link(season: Season, key: str) -> OpinionSlip | None:
    """The slip of a link."""
    rows = OpinionSlip.objects.filter(key=key, member__season=season)
    return rows.select_related("member__season").first()


def for_members(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A page for a member who is inside, given to the view after the request; others go to the door."""

    @wraps(view)
    def opened(request: Request, **named: Any) -> HttpResponse:
        slip = inside(request)
        if slip is None:
            return redirect("opinion_door", season=request.season.slug)
        response = view(request, slip.member, **named)
        response.headers["Cache-Control"] = "private, no-store"
        return response

    return opened
