"""Reads people for the rules: grants, participations, and who is the same as whom."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime

from django.contrib.auth.models import AnonymousUser
from django.db.models import ManyToOneRel, Model, Prefetch, Q, QuerySet

from hoadep.contest.people.models import Account, Lineage, Link, Participation, Role, SubUnit, Unit
from hoadep.contest.plans.models import Season
from hoadep.rules.duties import Grant
from hoadep.rules.verdict import Verdict, met, not_met


def accounts_of(unit: Unit | None) -> list[Account]:
    """The accounts that act for a unit now, by their code; nobody acts for no unit."""
    if unit is None:
        return []
    roles = Role.objects.filter(unit=unit, ended_at__isnull=True)
    return list(Account.objects.filter(roles__in=roles, is_active=True).distinct().order_by("code"))


def officers_of(season: Season) -> list[Account]:
    """The accounts of the standing office in a season, by their code."""
    roles = Role.objects.filter(
        Q(season=season) | Q(season__isnull=True), role="officer", ended_at__isnull=True
    )
    return list(Account.objects.filter(roles__in=roles, is_active=True).distinct().order_by("code"))


def code_of(account: Account | None) -> str:
    """Who acts, for the journal; nobody's code for somebody without an account."""
    return account.code if account else ""


def grants_of(account: Account | AnonymousUser, *, at: datetime) -> tuple[Grant, ...]:
    """What an account may act as at an instant; a reader without account has no grant."""
    if not isinstance(account, Account):
        return ()
    standing = Q(ended_at__isnull=True) | Q(ended_at__gt=at)
    roles = Role.objects.filter(standing, account=account, at__lte=at)
    rows = roles.values_list("role", "unit__code", "season__code")
    return tuple(Grant(role=role, unit=unit, season=season) for role, unit, season in rows)


def participations(season: Season, units: Sequence[str] | None = None) -> list[Participation]:
    """Every unit's part in a season, with its unit; all, or those of the codes given."""
    rows = Participation.objects.filter(season=season).select_related("unit")
    if units is not None:
        rows = rows.filter(unit__code__in=units)
    return list(rows.order_by("unit__sort_key", "unit__code"))


def heirs(as_of: datetime) -> dict[int, int]:
    """Each unit that had wholly gone into another by then, with the unit that stands for it now."""
    rows = Lineage.objects.filter(whole=True, at__lte=as_of).values_list("old_id", "new_id")
    return dict(chains(dict(rows)))


def chains(steps: dict[int, int]) -> Iterable[tuple[int, int]]:
    """Follow each first link to the last one; a ring ends where it began."""
    for start, end in steps.items():
        seen = {start}
        while end in steps and end not in seen:
            seen.add(end)
            end = steps[end]
        yield start, end


def same_persons(as_of: datetime | None) -> dict[int, int]:
    """Each person linked to another as of then (None: now), with the one row that stands for all of them."""
    return _same(Link.objects.standing(as_of).values_list("person_id", "same_person_id"))


def same_collectives(as_of: datetime | None) -> dict[int, int]:
    """The same for collectives."""
    return _same(Link.objects.standing(as_of).values_list("collective_id", "same_collective_id"))


def kin_of_units(as_of: datetime) -> dict[str, frozenset[str]]:
    """Each unit (code) that came from another or went into one, with itself and all before and after it."""
    pairs = list(Lineage.objects.filter(at__lte=as_of).values_list("old__code", "new__code"))
    before: dict[str, set[str]] = defaultdict(set)
    after: dict[str, set[str]] = defaultdict(set)
    for old, new in pairs:
        before[new].add(old)
        after[old].add(new)
    known = {code for pair in pairs for code in pair}
    return {code: frozenset({code, *_reached(code, before), *_reached(code, after)}) for code in known}


def _reached(start: str, ways: Mapping[str, set[str]]) -> set[str]:
    found: set[str] = set()
    waiting = [start]
    while waiting:
        fresh = ways.get(waiting.pop(), set()) - found
        found |= fresh
        waiting += fresh
    return found


def _same(pairs: Iterable[tuple[int | None, int | None]]) -> dict[int, int]:
    """Groups of linked rows, each row with the smallest of its group."""
    root: dict[int, int] = {}

    def find(row: int) -> int:
        while root.setdefault(row, row) != row:
            row = root[row]
        return row

    for one, other in pairs:
        if one is not None and other is not None:
            low, high = sorted((find(one), find(other)))
            root[high] = low
    return {row: find(row) for row in root}


def heads_of(season: Season, units: Sequence[int]) -> dict[int, list[str]]:
    """The names of those who act for each of these units (keys) in a season."""
    rows = Role.objects.filter(
        Q(season=season) | Q(season__isnull=True), unit__in=units, ended_at__isnull=True
    )
    found: dict[int, list[str]] = {}
    for unit, name in rows.values_list("unit_id", "account__name").distinct().order_by("account__sort_key"):
        found.setdefault(unit, []).append(name)
    return found


def units_without_account(season: Season) -> list[Unit]:
    """Units that take part and for which nobody can sign in."""
    served = Role.objects.filter(unit__isnull=False, ended_at__isnull=True).values("unit")
    rows = Unit.objects.filter(participations__season=season, participations__until__isnull=True)
    return list(rows.exclude(pk__in=served))


def sub_units(season: Season, unit: Unit) -> list[str]:
    """The parts that lodge through a unit, by name, as it wrote them down."""
    rows = SubUnit.objects.filter(season=season, unit=unit, ended_at__isnull=True)
    return sorted(set(rows.values_list("name", flat=True)))


def with_roles(accounts: QuerySet[Account]) -> list[tuple[Account, list[Role]]]:
    """These accounts, in their order, with the roles that each has now; two queries."""
    standing = Role.objects.filter(ended_at__isnull=True).select_related("unit", "season")
    return [
        (account, account.now) for account in accounts.prefetch_related(Prefetch("roles", standing, "now"))
    ]


def accounts_called(words: str) -> QuerySet[Account]:
    """The accounts that can sign in whose name or user name holds the words."""
    rows = Account.objects.filter(is_active=True)
    return rows.filter(Q(name__icontains=words) | Q(username__icontains=words.lower())) if words else rows


def unused_slips(season: Season) -> QuerySet[Account]:
    """Accounts of units whose one-time code was never used, by their units."""
    roles = Role.objects.filter(season=season, unit__isnull=False, ended_at__isnull=True)
    return (
        Account.objects.filter(roles__in=roles, one_time=True, is_active=True).distinct().order_by("sort_key")
    )


def judge_names(username: str, email: str = "", *, but: Account | None = None) -> Verdict:
    """Whether an account may sign in by this name and address: no one else may by either of them.

    One field takes both at signing in, so a user name that is another's address would let its owner in
    nowhere, and an address that is another's user name neither.
    """
    others = Account.objects.exclude(pk=but.pk) if but else Account.objects.all()
    name, address = username.lower(), email.lower()
    if others.filter(username=name).exists():
        return not_met("", "Tên đăng nhập này đã có. Hãy chọn tên khác, hoặc đăng nhập.")
    if others.exclude(email="").filter(email=name).exists():
        return not_met("", "Tên đăng nhập này là thư điện tử của một tài khoản khác. Hãy chọn tên khác.")
    if address and others.filter(email=address).exists():
        return not_met("", "Thư điện tử này đã có tài khoản.")
    if address and others.filter(username=address).exists():
        return not_met("", "Thư điện tử này là tên đăng nhập của một tài khoản khác.")
    return met("", "Chưa ai dùng tên và thư này.")


def is_username(words: str) -> bool:
    """Whether somebody signs in by this name."""
    return Account.objects.filter(username=words.lower()).exists()


def free_username(wanted: str) -> str:
    """The name that was wanted, or the first one free after it: p-ngocha, p-ngocha-2 …"""
    name, n = wanted.lower(), 1
    while not judge_names(name).met:
        n += 1
        name = f"{wanted.lower()}-{n}"
    return name


def is_used(row: Model, *, but: Collection[Model]) -> bool:
    """Whether anything in any room refers to a row, apart from these rows."""
    for relation in row._meta.get_fields(include_hidden=True):
        if isinstance(relation, ManyToOneRel) and not relation.field.many_to_many:
            model = relation.related_model
            mine = [other.pk for other in but if isinstance(other, model)]
            if model._base_manager.filter(**{relation.field.name: row}).exclude(pk__in=mine).exists():
                return True
    return False
