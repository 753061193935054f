"""Writes persons and collectives down as they should have been from the beginning."""

from datetime import datetime
from typing import TypeVar

from django.db import transaction

from hoadep.contest.people import searched
from hoadep.contest.people.models import Collective, Named, Person
from hoadep.office.journal import actions as journal
from hoadep.office.search import actions as search
from hoadep.vietnamese.text import one_line

NamedT = TypeVar("NamedT", bound=Named)


@transaction.atomic
def correct_person(
    person: Person, *, name: str, address: str, telephone: str, by: str, at: datetime
) -> Person:
    """Give a person the right name, address and telephone; what stood there before is in the journal."""
    _correct(person, {"name": name, "address": address, "telephone": telephone}, by=by, at=at)
    search.put([searched.person(person, at=at)], by=by, at=at)
    return person


@transaction.atomic
def correct_collective(
    collective: Collective, *, name: str, kind: str, address: str, by: str, at: datetime
) -> Collective:
    """Likewise the name, kind and address of a household, a group or a collective."""
    return _correct(collective, {"name": name, "kind": kind, "address": address}, by=by, at=at)


def _correct(thing: NamedT, right: dict[str, str], *, by: str, at: datetime) -> NamedT:
    right = {field: one_line(value) for field, value in right.items()}
    before = {f"{field}_before": str(getattr(thing, field)) for field in right}
    for field, value in right.items():
        setattr(thing, field, value)
    thing.set_keys()
    thing.save(update_fields=[*right, "sort_key", "plain_name"])
    journal.record(thing.code, "correct", by=by, at=at, secrets=right | before)
    return thing
