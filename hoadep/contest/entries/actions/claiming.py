"""An author brings an entry that was sent without their account, or by the office for them, into it."""

from datetime import datetime

from django.db import transaction

from hoadep.contest.entries.models import Entry
from hoadep.contest.people import actions as people
from hoadep.contest.people.models import Account, Person
from hoadep.office.journal import actions as journal
from hoadep.rules.verdict import Refused, not_met
from hoadep.vietnamese.folding import fold
from hoadep.vietnamese.telephones import digits_of


@transaction.atomic
def claim(entry: Entry, *, telephone: str, by: Account, at: datetime) -> None:
    """The account takes over an entry that was sent without one; raises `Refused` when another has it.

    Whoever knows its number and its author's telephone is that author, and is so from now on, unless the
    account or the author has been joined to another.
    """
    kept = Entry.objects.select_for_update().get(pk=entry.pk)
    if kept.written_by and kept.written_by != by:
        raise Refused(not_met("", f"Bài {entry.code} đã gắn với một tài khoản khác."))
    kept.written_by = by
    kept.save(update_fields=["written_by"])
    journal.record(kept.code or "", "claim", by=by.code, at=at)
    author = _called(kept, telephone, by)
    if author and by.person is None and not Account.objects.filter(person=author).exists():
        people.own_person(by, author, at=at)


def _called(entry: Entry, telephone: str, by: Account) -> Person | None:
    """The author whose telephone it is; of several with one telephone, the one of the account's name."""
    asked = digits_of(telephone)
    authors = [one for one in entry.authors.all() if digits_of(one.telephone) == asked]
    if len(authors) > 1:
        authors = [one for one in authors if fold(one.name) == fold(by.name)]
    return authors[0] if len(authors) == 1 else None
