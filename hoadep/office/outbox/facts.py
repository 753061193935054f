"""Reads the outbox: the bell, what waits for a person, and the one-click settings."""

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from django.core import signing
from django.db.models import QuerySet

from hoadep.office.outbox.models import Message, Preference, State

UNSEEN_IN_BELL = (State.HELD, State.DROPPED)
FOR_A_PERSON = (State.HELD, State.IN_DOUBT, State.REFUSED)
_SALT = "outbox.preference"


class Wish(NamedTuple):
    """How somebody wants messages of a kind."""

    mail: bool = True
    bell: bool = True


def for_bell(recipient: str) -> QuerySet[Message]:
    """What the recipient's bell shows, the newest first; slice it."""
    return Message.objects.filter(recipient=recipient, bell=True).exclude(state__in=UNSEEN_IN_BELL)


def unread(recipient: str) -> int:
    """How many of them were not looked at."""
    return for_bell(recipient).filter(read_at=None).count()


def written_to(recipient: str, kind: str, *, since: datetime) -> int:
    """How many messages of a kind were written to somebody since then."""
    return Message.objects.filter(recipient=recipient, kind=kind, at__gte=since).count()


def waiting(state: State) -> QuerySet[Message]:
    """Messages that wait for a person in this state (see `FOR_A_PERSON`), the oldest first."""
    return Message.objects.filter(state=state).order_by("at", "pk")


def wishes(accounts: Iterable[str], kind: str) -> dict[str, Wish]:
    """How each of the accounts wants messages of the kind, as far as they chose."""
    chosen = Preference.objects.filter(account__in=set(accounts), kind=kind)
    return {row.account: Wish(row.mail, row.bell) for row in chosen}


def wishes_of(account: str) -> dict[str, Wish]:
    """What the account chose, by kind."""
    return {row.kind: Wish(row.mail, row.bell) for row in Preference.objects.filter(account=account)}


def setting_token(account: str, kind: str) -> str:
    """What a one-click link in a message carries: it lets its bearer set this kind of this account alone."""
    return signing.dumps([account, kind], salt=_SALT)


def read_setting_token(token: str) -> tuple[str, str] | None:
    """The account and kind of a token, or None for one that is not ours."""
    try:
        account, kind = signing.loads(token, salt=_SALT)
    except signing.BadSignature:
        return None
    return account, kind
