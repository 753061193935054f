"""An author brings an entry into their account that was sent without it, also by a unit or the office."""

from datetime import datetime

from django.db import transaction

from hoadep.contest.entries import facts
from hoadep.contest.entries.models import Authorship, Entry
from hoadep.contest.people import actions as people
from hoadep.contest.people.models import Account
from hoadep.office.journal import actions as journal
from hoadep.rules.verdict import Refused, not_met
from hoadep.vietnamese.folding import fold
from hoadep.vietnamese.telephones import digits_of

BY_OFFICE = (
    "Tài khoản có nhiệm vụ của đơn vị, cơ quan xem được số bài và điện thoại của người khác, "
    "nên chỉ nhận được bài mà họ tên tác giả trùng họ tên tài khoản."
)
SEVERAL = "Số điện thoại này là của nhiều tác giả của bài. Hãy dùng tài khoản mang họ tên của một tác giả ấy."


@transaction.atomic
def claim(entry: Entry, *, telephone: str, by: Account, at: datetime) -> None:
    """The account gets an entry as the author's own; who lodged it for them keeps it too.

    Whoever knows its number and its author's telephone is that author. Raises `Refused` when another account
    is, and when somebody to whom a duty shows both bears another name.
    """
    kept = Entry.objects.select_for_update().get(pk=entry.pk)
    place = _called(kept, telephone, by)
    if _sees_by_duty(by) and not (place and _bears_the_name(by, place)):
        raise Refused(not_met("", BY_OFFICE))
    lodged_for = bool(kept.written_by and facts.is_lodged_for(kept, kept.written_by))
    if kept.written_by in (None, by):
        kept.written_by = by
        kept.save(update_fields=["written_by"])
    elif place is None:
        raise Refused(not_met("", SEVERAL))
    elif _is_anothers(place, by) or (not lodged_for and _is_the_writers(place, kept)):
        raise Refused(not_met("", f"Bài {entry.code} đã gắn với một tài khoản khác."))
    journal.record(kept.code or "", "claim", by=by.code, at=at)
    if place and not _is_anothers(place, by):
        _take(place, by, becomes=not lodged_for or _bears_the_name(by, place), at=at)


def _take(place: Authorship, by: Account, *, becomes: bool, at: datetime) -> None:
    """The account is this author of the entry, and `becomes` its person wherever nobody else is."""
    if not facts.is_author(place.entry, by):
        place.account = by
        place.save(update_fields=["account"])
    if becomes and by.person is None and not Account.objects.filter(person=place.person).exists():
        people.own_person(by, place.person, at=at)


def _called(entry: Entry, telephone: str, by: Account) -> Authorship | None:
    """The author whose telephone it is; of several with one telephone, the one of the account's name."""
    asked = digits_of(telephone)
    rows = entry.authorships.select_related("person__account", "entry")
    places = [place for place in rows if digits_of(place.person.telephone) == asked]
    if len(places) > 1:
        places = [place for place in places if _bears_the_name(by, place)]
    return places[0] if len(places) == 1 else None


def _bears_the_name(account: Account, place: Authorship) -> bool:
    return fold(account.name) == fold(place.person.name)


def _sees_by_duty(account: Account) -> bool:
    return account.roles.filter(ended_at__isnull=True).exclude(role="author").exists()


def _is_anothers(place: Authorship, by: Account) -> bool:
    """Whether another account is this author: by its proof, or as its person."""
    person = getattr(place.person, "account", None)
    return place.account_id not in (None, by.pk) or person not in (None, by)


def _is_the_writers(place: Authorship, entry: Entry) -> bool:
    """Whether it is the place of the author who sent the entry, who stands first unless known elsewhere."""
    return bool(place.n == 1 and entry.written_by and not facts.is_author(entry, entry.written_by))
