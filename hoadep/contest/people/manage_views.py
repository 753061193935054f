"""The officer's list of accounts: slips to be printed, roles given and ended."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.crypto import get_random_string
from django.views.decorators.http import require_POST

from hoadep.contest.people import actions, facts, forms, reports
from hoadep.contest.people.models import Account, Role, Unit
from hoadep.office.tables.exports import asked_for, exported
from hoadep.rules.duties import ROLES
from hoadep.rules.verdict import Refused
from hoadep.web.access import Request, duty
from hoadep.web.pages import page
from hoadep.web.paging import in_order, page_in_order

LEGIBLE = "abcdefghkmnpqrstuvwxyz23456789"
"""Letters that nobody mistakes on a printed slip."""
ORDERS = {"ten": "sort_key", "dang-nhap": "username"}
MOST_EXPORTED = 20_000
MOST_SLIPS = 1_000


@duty("manage_accounts")
def account_list(request: Request) -> HttpResponse:
    """The accounts with their roles, by given name; units that have none yet."""
    words = request.GET.get("tim", "").strip()
    found = facts.accounts_called(words)
    if asked_for(request):
        rows = facts.with_roles(in_order(request, found, ORDERS)[:MOST_EXPORTED])
        return exported(request, reports.account_sheets(rows, request.season.name), "tai-khoan")
    shown, pagination = page_in_order(request, found, ORDERS)
    context = {
        "accounts": [(account, _told(roles)) for account, roles in facts.with_roles(shown)],
        "words": words,
        "without": facts.units_without_account(request.season),
        "unused": facts.unused_slips(request.season).count(),
        **pagination,
    }
    return page(request, "people/accounts.html", context)


def _told(roles: list[Role]) -> list[str]:
    """ "cán bộ đầu mối, Phường Ngọc Hà"."""
    named = [(ROLES.get(role.role, role.role), role.unit) for role in roles]
    return [f"{name}, {unit.short_name}" if unit else name for name, unit in named]


@duty("manage_accounts")
def account_new(request: Request) -> HttpResponse:
    """Make one account; its slip is shown once."""
    units = Unit.objects.filter(participations__season=request.season)
    form = forms.AccountForm(request.POST or None, units=units)
    if form.is_valid():
        try:
            return _slips(request, [_made(request, form.cleaned_data)])
        except Refused as refusal:
            form.add_error(None, refusal.verdict.reason)
    context = {"form": form, "title": "Thêm tài khoản", "verb": "Thêm tài khoản"}
    return page(request, "people/form.html", context, status=422 if form.errors else 200)


def _made(request: Request, given: dict[str, Any]) -> tuple[Account, str]:
    code = _code()
    new = actions.NewAccount(username=given["username"], name=given["name"], email=given["email"], code=code)
    role, unit = given["role"], given["unit"]
    account = actions.make_account_with_role(request.season, new, role=role, unit=unit, **_who(request))
    return account, code


@duty("manage_accounts")
def account(request: Request, code: str) -> HttpResponse:
    """One account: what it may act as, and one office more ("một người nhiều việc")."""
    found = get_object_or_404(Account, code=code, is_active=True)
    units = Unit.objects.filter(participations__season=request.season)
    form = forms.RoleForm(request.POST or None, units=units)
    if form.is_valid():
        given = form.cleaned_data
        try:
            role, unit = given["role"], given["unit"]
            actions.give_role(found, role, unit=unit, season=request.season, **_who(request))
        except Refused as refusal:
            form.add_error(None, refusal.verdict.reason)
        else:
            messages.success(request, f"{found.name} nay là {ROLES[role]}.")
            return redirect("account", season=request.season.slug, code=code)
    ((_, roles),) = facts.with_roles(Account.objects.filter(pk=found.pk))
    context = {"account": found, "roles": list(zip(roles, _told(roles), strict=True)), "form": form}
    return page(request, "people/account.html", context, status=422 if form.errors else 200)


@duty("manage_accounts")
@require_POST
def unit_accounts(request: Request) -> HttpResponse:
    """Make an account for every unit that has none, all at once, and show all slips for printing."""
    given = [(unit, _code()) for unit in facts.units_without_account(request.season)]
    made = actions.make_unit_accounts(request.season, given, **_who(request))
    for account, (unit, _) in zip(made, given, strict=True):
        if account.username != unit.code.lower():
            said = f"Tên đăng nhập {unit.code.lower()} đã có người dùng; {unit.name} dùng {account.username}."
            messages.warning(request, said)
    return _slips(request, [(account, code) for account, (_, code) in zip(made, given, strict=True)])


@duty("manage_accounts")
@require_POST
def slips_again(request: Request) -> HttpResponse:
    """New slips for all of this season's units whose first code was never used."""
    given = [(account, _code()) for account in facts.unused_slips(request.season)[:MOST_SLIPS]]
    actions.set_passwords(given, **_who(request))
    return _slips(request, given)


@duty("manage_accounts")
@require_POST
def account_slip(request: Request, code: str) -> HttpResponse:
    """A new one-time code for a forgotten password; the old password no longer works."""
    given = [(get_object_or_404(Account, code=code, is_active=True), _code())]
    actions.set_passwords(given, **_who(request))
    return _slips(request, given)


@duty("manage_accounts")
@require_POST
def role_end(request: Request, role: int) -> HttpResponse:
    """Take a role away."""
    found = get_object_or_404(Role.objects.select_related("account"), pk=role, ended_at__isnull=True)
    actions.end_role(found, **_who(request))
    messages.success(request, f"{found.account.name} thôi vai trò {ROLES.get(found.role, found.role)}.")
    return redirect("account", season=request.season.slug, code=found.account.code)


def _who(request: Request) -> dict[str, Any]:
    return {"by": request.user.code, "at": request.arrived_at}


def _code() -> str:
    return get_random_string(10, LEGIBLE)


def _slips(request: Request, slips: list[tuple[Account, str]]) -> HttpResponse:
    """The slips, shown this once: the codes are kept nowhere."""
    context = {"slips": slips, "address": request.build_absolute_uri("/")}
    return page(request, "people/slips.html", context)
