"""Writing an entry in four short steps, with an account or without, over a draft that the server keeps."""

import secrets
import uuid
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from hoadep.contest.entries import sending
from hoadep.contest.entries.completing import (
    may_complete,
    may_enter_text,
    may_type,
    may_write_at,
    visible_entry,
)
from hoadep.contest.entries.desks import FORM, Desk
from hoadep.contest.entries.opened import opened_entry
from hoadep.contest.entries.receipt_views import lapsed
from hoadep.office.drafts.actions import hand_over
from hoadep.office.drafts.facts import anonymous
from hoadep.rules.duties import units_of
from hoadep.web.access import Request, duty, may

COOKIE = "nguoi_viet"
A_YEAR = 365 * 24 * 3600


@duty("lodge_entry")
def lodge(request: Request) -> HttpResponse:
    """Write without an account; whoever has one goes to a draft of their own."""
    if request.user.is_authenticated and may(request, "write_entry").met:
        return _brought_along(request) or redirect("entry_new", season=request.season.slug)
    token = request.get_signed_cookie(COOKIE, default="") or secrets.token_urlsafe(24)
    url = reverse("lodge", kwargs={"season": request.season.slug})
    desk = _desk_without_account(request, token, request.season.code, url)
    return _remembered(request, sending.at_desk(request, desk), token)


@duty("look_up_entry")
def complete(request: Request, code: str) -> HttpResponse:
    """Complete an entry that came back, as somebody who looked it up by its number and telephone."""
    entry = opened_entry(request, code)
    if entry is None:
        return lapsed(request, code)
    token = request.get_signed_cookie(COOKIE, default="") or secrets.token_urlsafe(24)
    url = reverse("looked_up_rewrite", kwargs={"season": request.season.slug, "code": code})
    desk = _desk_without_account(request, token, code, url, kept=entry)
    if entry.state != "returned":
        looked_up = redirect("looked_up", season=request.season.slug, code=code)
        return sending.at_closed_desk(request, desk) or looked_up
    return _remembered(request, sending.at_desk(request, desk), token)


def _brought_along(request: Request) -> HttpResponse | None:
    """What somebody began to write before they signed in becomes a draft of their account."""
    token, own = request.get_signed_cookie(COOKIE, default=""), uuid.uuid4()
    place = {"to": request.user.code, "at_object": f"{request.season.code}/{own}"}
    if not token or not hand_over(anonymous(token), FORM, request.season.code, **place):
        return None
    messages.success(request, "Bài bạn bắt đầu viết khi chưa đăng nhập nay ở trong tài khoản của bạn.")
    return redirect("entry_draft", season=request.season.slug, uuid=own)


def _remembered(request: Request, answer: HttpResponse, token: str) -> HttpResponse:
    """The answer; with each page that is opened the browser keeps the token for another year."""
    if request.method == "GET" or not request.get_signed_cookie(COOKIE, default=""):
        secure = settings.SESSION_COOKIE_SECURE
        answer.set_signed_cookie(COOKIE, token, max_age=A_YEAR, httponly=True, samesite="Lax", secure=secure)
    return answer


@duty("write_entry")
def new(request: Request) -> HttpResponse:
    """A blank entry at an address of its own, so that an account may write several."""
    return _brought_along(request) or redirect("entry_draft", season=request.season.slug, uuid=uuid.uuid4())


@duty("write_entry")
def draft(request: Request, uuid: uuid.UUID) -> HttpResponse:
    """One of the account's own drafts, on whatever device."""
    url = reverse("entry_draft", kwargs={"season": request.season.slug, "uuid": uuid})
    return sending.at_desk(request, _desk(request, f"{request.season.code}/{uuid}", url))


@duty("write_entry")
def rewrite(request: Request, code: str) -> HttpResponse:
    """Complete an entry that came back: its author, or its unit and the office for one without account."""
    entry = visible_entry(request, code)
    if not may_write_at(request, entry):
        raise Http404
    url = reverse("entry_rewrite", kwargs={"season": request.season.slug, "code": code})
    return _at_kept(request, _desk(request, code, url, kept=entry), opens=may_complete(request, entry))


@duty("enter_text")
def enter_text(request: Request, code: str) -> HttpResponse:
    """Type in the text of an entry that came on paper without it."""
    entry = visible_entry(request, code)
    if not may_type(request, entry):
        raise Http404
    url = reverse("entry_text", kwargs={"season": request.season.slug, "code": code})
    desk = _desk(request, f"{code}/text", url, kept=entry, text_later=True)
    return _at_kept(request, desk, opens=may_enter_text(request, entry))


def _at_kept(request: Request, desk: Desk, *, opens: bool) -> HttpResponse:
    """At an entry that was sent before: written on while it is open, its page afterwards."""
    if opens:
        return sending.at_desk(request, desk)
    answer = sending.at_closed_desk(request, desk)
    return answer or redirect("entry", season=desk.season.slug, code=desk.object.partition("/")[0])


def _desk_without_account(request: Request, token: str, object: str, url: str, **more: Any) -> Desk:
    more |= {"by": None, "now": request.arrived_at, "book": request.book}
    return Desk(request.season, anonymous(token), object, url, **more)


def _desk(request: Request, object: str, url: str, **more: Any) -> Desk:
    more |= {"by": request.user, "now": request.arrived_at, "book": request.book}
    if "kept" not in more:
        units = units_of(request.grants, "enter_text", season=request.season.code)
        more |= {"on_behalf": may(request, "act_for_unit").met, "units": units}
    return Desk(request.season, request.user.code, object, url, **more)
