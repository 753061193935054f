"""Pages of accounts: signing in, one's own password, and the officer's list with its printed slips."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth import login, update_session_auth_hash
from django.contrib.auth.forms import AuthenticationForm, PasswordChangeForm
from django.contrib.auth.views import LoginView, LogoutView
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.crypto import get_random_string
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from hoadep.contest.people import actions, facts, forms, reports
from hoadep.contest.people.models import Account, Role, Unit
from hoadep.office.attempts.actions import note_failure
from hoadep.office.attempts.facts import judge_attempt
from hoadep.office.tables.exports import asked_for, exported
from hoadep.rules.duties import ROLES
from hoadep.web.access import Request, duty
from hoadep.web.pages import page

REDIRECTED = 302
LEGIBLE = "abcdefghkmnpqrstuvwxyz23456789"
"""Letters that nobody mistakes on a printed slip."""

_sign_in: Callable[..., Any] = LoginView.as_view(template_name="people/sign_in.html")
sign_out = duty("sign_out")(LogoutView.as_view())


@duty("sign_in")
def sign_in(request: Request) -> HttpResponse:
    """Sign in; whoever fails too often for one name waits."""
    if request.method != "POST":
        return _sign_in(request)
    now, name = timezone.now(), request.POST.get("username", "")
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
    kept = [
        (name.removeprefix("kept."), value)
        for name, values in request.POST.lists()
        if name.startswith("kept.")
        for value in values
    ]
    now, name = timezone.now(), request.POST.get("username", "")
    verdict = judge_attempt("sign_in", name, at=now)
    form = AuthenticationForm(request, request.POST)
    if verdict.met and form.is_valid():
        login(request, form.get_user())
        return page(request, "people/go_on.html", {"to": to, "kept": kept})
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
        actions.set_password(request.user, new, by=request.user.code, at=timezone.now())
        update_session_auth_hash(request, request.user)
        messages.success(request, "Đã đổi mật khẩu.")
        return redirect("desk")
    return page(request, "people/password.html", {"form": form}, status=422 if form.errors else 200)


@duty("manage_accounts")
def account_list(request: Request) -> HttpResponse:
    """Every account with its roles; units that have none yet."""
    accounts = facts.accounts_with_roles()
    if asked_for(request):
        return exported(request, reports.account_sheets(accounts, request.season.name), "tai-khoan")
    context = {
        "accounts": accounts,
        "without": facts.units_without_account(request.season),
        "roles": ROLES,
    }
    return page(request, "people/accounts.html", context)


@duty("manage_accounts")
def account_new(request: Request) -> HttpResponse:
    """Make one account; its slip is shown once."""
    units = Unit.objects.filter(participations__season=request.season)
    form = forms.AccountForm(request.POST or None, units=units)
    if form.is_valid():
        given = form.cleaned_data
        if Account.objects.filter(username=given["username"].lower()).exists():
            form.add_error("username", "Tên đăng nhập này đã có. Hãy chọn tên khác.")
        elif given["email"] and Account.objects.filter(email=given["email"].lower()).exists():
            form.add_error("email", "Thư điện tử này đã có tài khoản.")
        else:
            return _slips(request, [_made(request, given)])
    context = {"form": form, "title": "Thêm tài khoản", "verb": "Thêm tài khoản"}
    return page(request, "people/form.html", context, status=422 if form.errors else 200)


def _made(request: Request, given: dict[str, Any]) -> tuple[Account, str]:
    code, who = _code(), {"by": request.user.code, "at": timezone.now()}
    account = actions.make_account(
        username=given["username"], name=given["name"], email=given["email"], password=code, **who
    )
    actions.give_role(account, given["role"], unit=given["unit"], season=request.season, **who)
    return account, code


@duty("manage_accounts")
@require_POST
def unit_accounts(request: Request) -> HttpResponse:
    """Make an account for every unit that has none, and show all slips for printing."""
    who = {"by": request.user.code, "at": timezone.now()}
    slips = []
    for unit in facts.units_without_account(request.season):
        code = _code()
        account = actions.make_unit_account(request.season, unit, password=code, **who)
        slips.append((account, code))
    return _slips(request, slips)


@duty("manage_accounts")
@require_POST
def account_slip(request: Request, code: str) -> HttpResponse:
    """A new one-time code for a forgotten password; the old password no longer works."""
    account = get_object_or_404(Account, code=code, is_active=True)
    new = _code()
    actions.set_password(account, new, by=request.user.code, at=timezone.now())
    return _slips(request, [(account, new)])


@duty("manage_accounts")
@require_POST
def role_end(request: Request, role: int) -> HttpResponse:
    """Take a role away."""
    found = get_object_or_404(Role.objects.select_related("account"), pk=role, ended_at__isnull=True)
    actions.end_role(found, by=request.user.code, at=timezone.now())
    messages.success(request, f"{found.account.name} thôi vai trò {ROLES.get(found.role, found.role)}.")
    return redirect("account_list", season=request.season.slug)


def _code() -> str:
    return get_random_string(10, LEGIBLE)


def _slips(request: Request, slips: list[tuple[Account, str]]) -> HttpResponse:
    """The slips, shown this once: the codes are kept nowhere."""
    context = {"slips": slips, "address": request.build_absolute_uri("/")}
    return page(request, "people/slips.html", context)
