"""Makes and changes units and persons, joins those that are the same, keeps how units run the contest."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import TypeVar

from django.db import transaction

from hoadep.contest.people import facts, searched
from hoadep.contest.people.models import (
    Account,
    Collective,
    GroupMember,
    Lineage,
    Link,
    Named,
    OfUnit,
    Participation,
    Person,
    Unit,
)
from hoadep.contest.plans.actions import next_code
from hoadep.contest.plans.models import Season
from hoadep.office.journal import actions as journal
from hoadep.office.search import actions as search
from hoadep.rules.verdict import Refused, not_met
from hoadep.vietnamese.names import name_sort_key, sort_key
from hoadep.vietnamese.text import one_line

NamedT = TypeVar("NamedT", bound=Named)


@transaction.atomic
def make_unit(
    *, code: str, name: str, short_name: str, by: str, at: datetime, since: date | None = None
) -> Unit:
    """Enter a unit. Its code is its identity; names repeat."""
    if Unit.objects.filter(code=code).exists():
        raise Refused(not_met("", f"Mã đơn vị {code} đã có. Hãy chọn mã khác."))
    name, short_name = one_line(name), one_line(short_name)
    unit = Unit.objects.create(
        code=code, name=name, short_name=short_name, since=since, sort_key=sort_key(name)[:900]
    )
    journal.record(code, "make_unit", by=by, at=at)
    return unit


@transaction.atomic
def make_participant(
    season: Season,
    *,
    code: str,
    name: str,
    short_name: str,
    kind: str,
    by: str,
    at: datetime,
    since: date | None = None,
) -> Participation:
    """Enter a unit and let it take part in a season."""
    unit = make_unit(code=code, name=name, short_name=short_name, since=since, by=by, at=at)
    return take_part(unit, season, kind=kind, by=by, at=at)


@transaction.atomic
def rename_unit(unit: Unit, *, name: str, short_name: str, by: str, at: datetime) -> None:
    """Give a unit new names; its code, and all that hangs from it, stay."""
    unit.name, unit.short_name = one_line(name), one_line(short_name)
    unit.sort_key = sort_key(unit.name)[:900]
    unit.save(update_fields=["name", "short_name", "sort_key"])
    parts = unit.participations.select_related("season", "unit")
    search.put([searched.unit(part, at=at) for part in parts], by=by, at=at)
    journal.record(unit.code, "rename_unit", by=by, at=at, secrets={"name": unit.name})


@transaction.atomic
def take_part(
    unit: Unit,
    season: Season,
    *,
    kind: str,
    by: str,
    at: datetime,
    since: datetime | None = None,
    until: datetime | None = None,
) -> Participation:
    """Let a unit take part in a season as one of the plan's kinds."""
    journal.record(unit.code, "take_part", by=by, at=at, codes=[season.code])
    part = Participation.objects.create(season=season, unit=unit, kind=kind, since=since, until=until)
    search.put([searched.unit(part, at=at)], by=by, at=at)
    return part


@transaction.atomic
def succeed(
    old: Unit, new: Unit, *, whole: bool, effective_at: datetime, reason: str, by: Account, at: datetime
) -> Lineage:
    """Record that a unit went into another one; wholly means that it ends there."""
    row = journal.record(old.code, "succeed", by=by.code, at=at, codes=[new.code], secrets={"reason": reason})
    if whole:
        old.until = effective_at.date()
        old.save(update_fields=["until"])
        Participation.objects.filter(unit=old, until__isnull=True).update(until=effective_at)
    return Lineage.objects.create(
        old=old, new=new, whole=whole, at=effective_at, recorded_at=row.recorded_at, reason=reason, by=by
    )


@transaction.atomic
def enter_person(*, name: str, by: str, at: datetime, **details: object) -> Person:
    """Enter a person; `details` are other fields of `Person`."""
    person = _enter(Person(name=name, code=next_code("N", width=6), **details), by=by, at=at)
    search.put([searched.person(person, at=at)], by=by, at=at)
    return person


@transaction.atomic
def own_person(account: Account, person: Person, *, at: datetime) -> None:
    """The account is this person's; it stays so."""
    journal.record(account.code, "own_person", by=account.code, at=at, codes=[person.code])
    account.person = person
    account.save(update_fields=["person"])


@transaction.atomic
def enter_collective(*, name: str, kind: str, address: str, by: str, at: datetime) -> Collective:
    """Enter a household, a group or a collective."""
    collective = Collective(name=name, kind=kind, address=address, code=next_code("T", width=6))
    return _enter(collective, by=by, at=at)


def _enter(thing: NamedT, *, by: str, at: datetime) -> NamedT:
    thing.set_keys()
    thing.save()
    journal.record(thing.code, "enter", by=by, at=at, secrets={"name": thing.name}, begins=True)
    return thing


@transaction.atomic
def join_persons(rows: Sequence[Person], *, reason: str, by: Account, at: datetime) -> None:
    """State that all of these are the first of them; all or none."""
    for other in rows[1:]:
        link_persons(rows[0], other, reason=reason, by=by, at=at)


@transaction.atomic
def join_collectives(rows: Sequence[Collective], *, reason: str, by: Account, at: datetime) -> None:
    """The same of collectives."""
    for other in rows[1:]:
        link_collectives(rows[0], other, reason=reason, by=by, at=at)


@transaction.atomic
def link_persons(one: Person, other: Person, *, reason: str, by: Account, at: datetime) -> Link:
    """State that two rows are one person; counts follow, codes stay, and it can be undone."""
    return _link(one, other, {"person": one, "same_person": other}, reason=reason, by=by, at=at)


@transaction.atomic
def link_collectives(one: Collective, other: Collective, *, reason: str, by: Account, at: datetime) -> Link:
    """State the same of two collectives."""
    return _link(one, other, {"collective": one, "same_collective": other}, reason=reason, by=by, at=at)


def _link(
    one: Named, other: Named, joined: dict[str, Named], *, reason: str, by: Account, at: datetime
) -> Link:
    if one == other:
        raise Refused(not_met("", f"{one.code} là chính nó, không cần gộp."))
    if not reason.strip():
        raise Refused(not_met("", "Hãy ghi căn cứ cho thấy hai hồ sơ là một."))
    _require_apart(one, other)
    row = journal.record(one.code, "link", by=by.code, at=at, codes=[other.code], secrets={"reason": reason})
    return Link.objects.create(**joined, reason=reason, at=at, recorded_at=row.recorded_at, by=by)


def _require_apart(one: Named, other: Named) -> None:
    """Lock both rows, so that two who join them at once make one link; refuse what is one already."""
    list(type(one)._default_manager.select_for_update().filter(pk__in=[one.pk, other.pk]).order_by("pk"))
    same = facts.same_persons(None) if isinstance(one, Person) else facts.same_collectives(None)
    if same.get(one.pk, one.pk) == same.get(other.pk, other.pk):
        raise Refused(not_met("", f"{one.code} và {other.code} đã được gộp rồi."))


@transaction.atomic
def undo_link(link: Link, *, by: Account, at: datetime) -> None:
    """The two are not the same after all."""
    subject = link.person or link.collective
    journal.record(subject.code if subject else "", "undo_link", by=by.code, at=at)
    link.undone_at, link.undone_by = at, by
    link.save(update_fields=["undone_at", "undone_by"])


@transaction.atomic
def keep_running(row: OfUnit, *, by: Account, at: datetime) -> None:
    """Write down how a unit runs the contest: a member of its working group, a launch, a part of it."""
    row.by, row.at = by, at
    if isinstance(row, GroupMember):
        row.sort_key = name_sort_key(row.name)[:900]
    row.save(force_insert=True)
    verb = f"keep_{type(row).__name__.lower()}"
    journal.record(row.unit.code, verb, by=by.code, at=at, codes=[row.season.code], secrets={"row": str(row)})


@transaction.atomic
def end_running(row: OfUnit, *, by: Account, at: datetime) -> None:
    """Such a line no longer holds."""
    row.ended_at = at
    row.save(update_fields=["ended_at"])
    verb = f"end_{type(row).__name__.lower()}"
    journal.record(row.unit.code, verb, by=by.code, at=at, codes=[row.season.code])
