"""Writes messages in the transaction of their act, and what people do with them; `post` hands them over."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from email.utils import make_msgid, parseaddr

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet

from hoadep.office.journal import actions as journal
from hoadep.office.outbox import facts
from hoadep.office.outbox.answers import Fate
from hoadep.office.outbox.models import Message, Preference, State
from hoadep.rules.verdict import Refused, not_met

STUCK, MINUTE = timedelta(minutes=10), timedelta(minutes=1)
DROPPABLE = (State.HELD, State.QUEUED, State.IN_DOUBT, State.REFUSED)
AGAIN = (State.IN_DOUBT, State.REFUSED)


@dataclass(frozen=True, kw_only=True)
class Letter:
    """What somebody is to be told: `recipient` is an account's code, or empty for an address without one.

    `endable`: the address may end messages of this kind by a link in them, as an account may.

    `due` is the instant before which it is not mailed, and part of what makes the message the same one.
    """

    kind: str
    subject: str
    recipient: str
    due: datetime
    title: str
    text: str
    html: str = ""
    address: str = ""
    endable: bool = False


def queue(letters: Iterable[Letter], *, at: datetime, bulk: bool = False) -> None:
    """Write messages; one that is there already (kind, subject, recipient, due) stays as it is.

    Those of `bulk` are held until a person releases them, and go after all others. Call inside the
    transaction of the act: without its commit no message exists.
    """
    if not transaction.get_connection().in_atomic_block:
        raise transaction.TransactionManagementError("messages belong to the transaction of their act")
    rows = [_message(letter, at=at, bulk=bulk) for letter in letters]
    if bulk:
        for row in rows:
            row.state = State.HELD
    else:
        _give_wished(rows)
    Message.objects.bulk_create(rows, batch_size=500, ignore_conflicts=True)


def _message(letter: Letter, *, at: datetime, bulk: bool) -> Message:
    recipient = letter.recipient or letter.address
    if not recipient:
        raise ValueError("a message needs an account or an address")
    domain = parseaddr(settings.HOADEP_MAIL_FROM)[1].rpartition("@")[2]
    return Message(
        kind=letter.kind,
        subject=letter.subject,
        recipient=recipient,
        due=letter.due,
        address=letter.address,
        title=_one_line(letter.title),
        text=letter.text,
        html=letter.html,
        bulk=bulk,
        endable=letter.endable,
        next_at=max(at, letter.due),
        message_id=make_msgid(domain=domain or "localhost"),
        at=at,
    )


def _one_line(title: str) -> str:
    return " ".join(title.split())[:200]


def _give_wished(rows: list[Message]) -> None:
    """Send each message the ways its recipient wants it."""
    for kind in {row.kind for row in rows}:
        of_kind = [row for row in rows if row.kind == kind]
        wishes = facts.wishes((row.recipient for row in of_kind), kind)
        for row in of_kind:
            wish = wishes.get(row.recipient, facts.Wish())
            row.bell = wish.bell
            row.state = State.QUEUED if row.address and wish.mail else State.NOT_MAILED


@transaction.atomic
def release(messages: Collection[int], *, by: str, at: datetime) -> int:
    """Let held messages (by key) go; returns how many."""
    rows = list(_locked(messages, (State.HELD,)))
    _give_wished(rows)
    for row in rows:
        row.at, row.next_at = at, max(at, row.due)
    Message.objects.bulk_update(rows, ["state", "bell", "at", "next_at"], batch_size=500)
    _record(rows, "release_message", by=by, at=at)
    return len(rows)


@transaction.atomic
def edit(message: int, *, title: str, text: str, html: str = "", by: str, at: datetime) -> None:
    """Change a message that is still held; raises `Refused` when it has left."""
    row = _locked([message], (State.HELD,)).first()
    if row is None:
        raise Refused(not_met("", "Tin này không còn chờ đọc lại nên không sửa được nữa."))
    row.title, row.text, row.html = _one_line(title), text, html
    row.save(update_fields=["title", "text", "html"])
    _record([row], "edit_message", by=by, at=at)


@transaction.atomic
def drop(messages: Collection[int], *, by: str, at: datetime) -> int:
    """Never mail these messages that have not left, or whose fate is in doubt; returns how many."""
    return _turn(_locked(messages, DROPPABLE), "drop_message", State.DROPPED, by=by, at=at)


@transaction.atomic
def send_again(messages: Collection[int], *, by: str, at: datetime) -> int:
    """Mail once more, under the same Message-ID, what is in doubt or was refused; returns how many."""
    return _turn(_locked(messages, AGAIN), "send_message_again", State.QUEUED, by=by, at=at)


def _locked(messages: Collection[int], states: Collection[State]) -> QuerySet[Message]:
    return Message.objects.select_for_update().filter(pk__in=messages, state__in=states).order_by("pk")


def _turn(rows: Iterable[Message], verb: str, state: State, *, by: str, at: datetime) -> int:
    rows = list(rows)
    for row in rows:
        row.state, row.next_at, row.attempts = state, at, 0
    Message.objects.bulk_update(rows, ["state", "next_at", "attempts"], batch_size=500)
    _record(rows, verb, by=by, at=at)
    return len(rows)


def _record(rows: Iterable[Message], verb: str, *, by: str, at: datetime) -> None:
    journal.record_many(
        journal.Line(subject=row.subject, verb=verb, by=by, at=at, codes=[row.kind, str(row.pk)])
        for row in rows
    )


def mark_read(messages: Collection[int], *, by: str, at: datetime) -> int:
    """The recipient `by` has looked at these in the bell; others' messages stay as they are."""
    return facts.for_bell(by).filter(pk__in=messages, read_at=None).update(read_at=at)


def choose(kind: str, *, mail: bool, bell: bool, by: str, at: datetime) -> None:
    """The account `by`, or the address without one, wants messages of the kind in these ways, from now on."""
    Preference.objects.update_or_create(account=by, kind=kind, defaults={"mail": mail, "bell": bell})


def claim_next(*, at: datetime, cap: int) -> Message | None:
    """Take the next message to hand over, committed as being sent; None when none is due or the cap is full.

    `cap` is how many may begin in any minute. Confirmations go before bulk.
    """
    turn = Message.objects.filter(state=State.QUEUED, next_at__lte=at).order_by("bulk", "next_at", "pk")
    if not turn.exists() or Message.objects.filter(claimed_at__gt=at - MINUTE).count() >= cap:
        return None
    with transaction.atomic():
        message = turn.select_for_update(skip_locked=True).first()
        if message:
            message.state, message.claimed_at = State.SENDING, at
            message.attempts += 1
            message.save(update_fields=["state", "claimed_at", "attempts"])
    return message


def settle(message: Message, fate: Fate) -> None:
    """Write down what became of a claimed message, unless somebody has sent it again meanwhile."""
    claimed = Message.objects.filter(pk=message.pk, claimed_at=message.claimed_at)
    claimed.filter(state__in=[State.SENDING, State.IN_DOUBT]).update(
        state=fate.state, reason=fate.reason[:500], next_at=fate.next_at or message.next_at
    )


def doubt_stuck(*, at: datetime) -> int:
    """What has been in sending for longer than ten minutes has an unknown fate; returns how many."""
    stuck = Message.objects.filter(state=State.SENDING, claimed_at__lt=at - STUCK)
    reason = "Việc gửi bị ngắt giữa chừng."
    return stuck.update(state=State.IN_DOUBT, reason=reason) if stuck.exists() else 0
