"""Ways in for people without an account: by a link, a short code, and a signed cookie for the visit."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import wraps
from operator import attrgetter
from typing import Any

from django.conf import settings
from django.contrib.auth.hashers import check_password
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from hoadep.office.attempts.actions import note_failure
from hoadep.office.attempts.facts import judge_attempt
from hoadep.rules.verdict import Verdict, met, not_met

HOURS = 16 * 3600
"""A day's work, in seconds."""


@dataclass(frozen=True, kw_only=True)
class Door:
    """Where people with a slip come in; a slip has the `key` of its link and the hash of its `secret` code.

    `slips` gives those that open the door in a season; `guest` and `number` name the fields that tell whose
    slip it is and which of theirs. `address` is the name of the door's page, `papers` what slips are called.
    Seasons have a `slug`, requests their `season`.
    """

    name: str
    cookie: str
    address: str
    papers: str
    slips: Callable[[Any], QuerySet[Any]]
    guest: str
    number: str

    def by_link(self, season: Any, key: str) -> Any:
        """The slip of a link; None when there is none."""
        return self.slips(season).filter(key=key).first()

    def judge_code(self, slip: Any, link: str, code: str, *, at: datetime) -> Verdict:
        """Whether the short code opens this link; whoever guesses too often waits, known link or not."""
        may_try = judge_attempt(self.name, link, at=at)
        if not may_try.met:
            return may_try
        if slip is None or not check_password(code.strip().lower(), slip.secret):
            note_failure(self.name, link, at=at)
            return not_met("", f"Mã ngắn không đúng với đường dẫn này. Hãy xem lại {self.papers}.")
        return met("", "Được vào.")

    def let_in(self, response: HttpResponse, slip: Any, season: Any) -> HttpResponse:
        """Remember in this browser whose slip it is, for a day's work."""
        guest, number = (attrgetter(name.replace("__", "."))(slip) for name in (self.guest, self.number))
        response.set_signed_cookie(
            self.cookie,
            f"{guest}:{number}",
            salt=self._salt,
            max_age=HOURS,
            path=self._path(season),
            secure=settings.SESSION_COOKIE_SECURE,
            httponly=True,
            samesite="Lax",
        )
        return response

    def let_out(self, response: HttpResponse, season: Any) -> HttpResponse:
        """Forget in this browser who came in."""
        response.delete_cookie(self.cookie, path=self._path(season))
        return response

    def inside(self, request: Any) -> Any:
        """The slip with which this visit came in; None once it was renewed or opens the door no more."""
        said = str(request.get_signed_cookie(self.cookie, default="", salt=self._salt, max_age=HOURS) or "")
        guest, _, number = said.partition(":")
        if not number.isdecimal():
            return None
        return self.slips(request.season).filter(**{self.guest: guest, self.number: int(number)}).first()

    def guards(self, view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
        """A page for whoever is inside, whose slip the view gets after the request; others go to the door."""

        @wraps(view)
        def opened(request: Any, **named: Any) -> HttpResponse:
            slip = self.inside(request)
            if slip is None:
                return redirect(self.address, season=request.season.slug)
            response = view(request, slip, **named)
            response.headers["Cache-Control"] = "private, no-store"
            return response

        return opened

    @property
    def _salt(self) -> str:
        return f"hoadep.{self.name}"

    def _path(self, season: Any) -> str:
        return reverse(self.address, kwargs={"season": season.slug})
