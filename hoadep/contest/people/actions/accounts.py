"""Makes accounts, gives and ends their roles, sets their passwords."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.hashers import make_password
from django.db import transaction

from hoadep.contest.people import facts
from hoadep.contest.people.models import Account, Role, Unit
from hoadep.contest.plans.actions import next_code
from hoadep.contest.plans.models import Season
from hoadep.office.journal import actions as journal
from hoadep.rules.verdict import Refused, not_met, require
from hoadep.vietnamese.names import name_sort_key
from hoadep.vietnamese.text import one_line

SYSTEM = "TK0000"
"""The account in whose name commands act."""


def system_account(*, at: datetime) -> Account:
    """The account of the installation itself; nobody can sign in with it."""
    name = "Hệ thống"
    details = {"username": "he-thong", "name": name, "sort_key": name_sort_key(name), "is_active": False}
    account, made = Account.objects.get_or_create(code=SYSTEM, defaults=details)
    if made:
        with transaction.atomic():
            journal.record(SYSTEM, "make_account", by=SYSTEM, at=at)
    return account


@transaction.atomic
def make_account(
    *,
    username: str,
    name: str,
    password: str | None,
    by: str,
    at: datetime,
    email: str = "",
    one_time: bool = False,
) -> Account:
    """Make an account; without a password nobody can sign in until one is set.

    Raises `Refused` when another account can be signed in to by that name or address. A password that is
    good `one_time` has to be changed at the first signing in.
    """
    return _make_account(
        username, name=name, hashed=make_password(password), by=by, at=at, email=email, one_time=one_time
    )


def _make_account(
    username: str, *, name: str, hashed: str, by: str, at: datetime, email: str = "", one_time: bool = True
) -> Account:
    """An account whose password was hashed before: that takes long, and nobody shall wait for it."""
    require(facts.judge_names(username, email))
    name = one_line(name)
    account = Account(
        code=next_code("TK", width=4), username=username.lower(), name=name, email=email.lower()
    )
    account.password, account.one_time = hashed, one_time
    account.sort_key = name_sort_key(name)[:900]
    account.save()
    journal.record(account.code, "make_account", by=by, at=at, secrets={"username": username})
    return account


@dataclass(frozen=True, kw_only=True)
class NewAccount:
    """An account to be made: by what name it signs in, whose it is, the code of its slip."""

    username: str
    name: str
    code: str
    email: str = ""


def make_account_with_role(
    season: Season,
    given: NewAccount,
    *,
    role: str,
    unit: Unit | None,
    by: str,
    at: datetime,
) -> Account:
    """An account with its first role in a season, by a code that is good once."""
    hashed = make_password(given.code)
    with transaction.atomic():
        account = _make_account(
            given.username, name=given.name, hashed=hashed, by=by, at=at, email=given.email
        )
        give_role(account, role, unit=unit, season=season, by=by, at=at)
    return account


@transaction.atomic
def register(*, username: str, name: str, password: str, at: datetime) -> Account:
    """Somebody makes an account of their own, as an author of every season."""
    account = make_account(username=username, name=name, password=password, by="", at=at)
    give_role(account, "author", by=account.code, at=at)
    return account


@transaction.atomic
def confirm_email(account: Account, email: str, *, by: str, at: datetime) -> None:
    """The address is the account's own: from now on it gets its messages there."""
    require(facts.judge_names(account.username, email, but=account))
    account.email = email.lower()
    account.save(update_fields=["email"])
    journal.record(account.code, "confirm_email", by=by, at=at, secrets={"email": account.email})


def set_password(account: Account, password: str, *, by: str, at: datetime) -> None:
    """Give an account a new password; the old one no longer works.

    What somebody else set has to be changed at the first signing in.
    """
    set_passwords([(account, password)], by=by, at=at)


def set_passwords(given: Sequence[tuple[Account, str]], *, by: str, at: datetime) -> None:
    """Give several accounts new passwords, all or none."""
    hashed = [(account, make_password(password)) for account, password in given]
    with transaction.atomic():
        for account, value in hashed:
            account.password, account.one_time = value, by != account.code
            account.save(update_fields=["password", "one_time"])
            journal.record(account.code, "set_password", by=by, at=at)


def make_unit_accounts(
    season: Season, given: Sequence[tuple[Unit, str]], *, by: str, at: datetime
) -> list[Account]:
    """The one account of each unit, named by its code, as coordinator and head; all or none.

    Where the name is taken, the next one free is given.
    """
    hashed = [(unit, make_password(password)) for unit, password in given]
    with transaction.atomic():
        return [_make_unit_account(season, unit, value, by=by, at=at) for unit, value in hashed]


def _make_unit_account(season: Season, unit: Unit, hashed: str, *, by: str, at: datetime) -> Account:
    account = _make_account(facts.free_username(unit.code), name=unit.short_name, hashed=hashed, by=by, at=at)
    for role in ("coordinator", "unit_head"):
        give_role(account, role, unit=unit, season=season, by=by, at=at)
    return account


@transaction.atomic
def give_role(
    account: Account,
    role: str,
    *,
    by: str,
    at: datetime,
    unit: Unit | None = None,
    season: Season | None = None,
) -> Role:
    """Let an account act as a role, for one unit or none, in one season or all."""
    same = Role.objects.filter(account=account, role=role, unit=unit, season=season, ended_at__isnull=True)
    if same.exists():
        raise Refused(not_met("", f"{account.name} đang giữ vai trò này rồi."))
    codes = [thing.code for thing in (unit, season) if thing]
    row = journal.record(account.code, f"give_role:{role}", by=by, at=at, codes=codes)
    return Role.objects.create(
        account=account, role=role, unit=unit, season=season, at=at, recorded_at=row.recorded_at
    )


@transaction.atomic
def end_role(role: Role, *, by: str, at: datetime) -> None:
    """The account no longer acts as this."""
    journal.record(role.account.code, f"end_role:{role.role}", by=by, at=at)
    role.ended_at = at
    role.save(update_fields=["ended_at"])
