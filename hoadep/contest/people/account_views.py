"""Signing in, and one's own password."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth import login, update_session_auth_hash
from django.contrib.auth.forms import AuthenticationForm, PasswordChangeForm
from django.contrib.auth.views import LoginView, LogoutView
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from hoadep.contest.people import actions
from hoadep.office.attempts.actions import note_failure
from hoadep.office.attempts.facts import judge_attempt
from hoadep.web.access import Request, duty
from hoadep.web.pages import page
from hoadep.web.typed import typed_before

REDIRECTED = 302

_sign_in: Callable[..., Any] = LoginView.as_view(template_name="people/sign_in.html")
sign_out = duty("sign_out")(LogoutView.as_view())


@duty("sign_in")
def sign_in(request: Request) -> HttpResponse:
    """Sign in; whoever fails too often for one name waits."""
    if request.method != "POST":
        return _sign_in(request)
    now, name = request.arrived_at, request.POST.get("username", "")
    verdict = judge_attempt("sign_in", name, at=now)
    if not verdict.met:
        form = AuthenticationForm(request, initial={"username": name})
        return page(request, "people/sign_in.html", {"form": form, "fault": verdict.reason}, status=429)
    answer = _sign_in(request)
    if answer.status_code != REDIRECTED:
        note_failure("sign_in", name, at=now)
    return answer


@duty("sign_in")
@require_POST
def sign_in_again(request: Request) -> HttpResponse:
    """Sign in on the page that a session's end left behind, and go on sending what was typed there."""
    to = request.POST.get("to", "")
    if not url_has_allowed_host_and_scheme(to, allowed_hosts=None):
        return redirect("sign_in")
    kept = typed_before(request)
    now, name = request.arrived_at, request.POST.get("username", "")
    verdict = judge_attempt("sign_in", name, at=now)
    form = AuthenticationForm(request, request.POST)
    if verdict.met and form.is_valid():
        login(request, form.get_user())
        return page(request, "web/go_on.html", {"to": to, "kept": kept})
    if verdict.met:
        note_failure("sign_in", name, at=now)
    fault = "Tên đăng nhập hoặc mật khẩu không đúng." if verdict.met else verdict.reason
    return page(request, "web/signed_out.html", {"to": to, "kept": kept, "fault": fault}, status=401)


@duty("sign_out")
def password(request: Request) -> HttpResponse:
    """Change one's own password."""
    form = PasswordChangeForm(request.user, request.POST or None)
    if form.is_valid():
        new = form.cleaned_data["new_password1"]
        actions.set_password(request.user, new, by=request.user.code, at=request.arrived_at)
        update_session_auth_hash(request, request.user)
        messages.success(request, "Đã đổi mật khẩu.")
        return redirect("desk")
    return page(request, "people/password.html", {"form": form}, status=422 if form.errors else 200)
