"""Judges: invited with a slip, their conflicts, and those who leave before they have marked all."""

from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.hashers import make_password
from django.db import transaction

from hoadep.contest.jury.models import Conflict, Numbered, Panelist, Round, Sheet
from hoadep.contest.people.models import Account, Person, Unit
from hoadep.contest.plans.actions import next_code
from hoadep.office.journal import actions as journal
from hoadep.rules.verdict import Refused, not_met
from hoadep.vietnamese.text import one_line


@dataclass(frozen=True)
class Invitation:
    """Whom the office invites to mark, and how many entries at most (None: as many as needed)."""

    name: str
    workplace: str = ""
    telephone: str = ""
    unit: Unit | None = None
    person: Person | None = None
    most: int | None = None


@transaction.atomic
def invite(
    round: Round, invitation: Invitation, *, key: str, secret: str, by: Account, at: datetime
) -> Panelist:
    """A judge of the round, who enters by `key` in the link and the short code `secret`."""
    _require_not_closed(round)
    panelist = Panelist.objects.create(
        round=round,
        code=next_code(f"{round.season.code}-GK", width=3),
        name=one_line(invitation.name),
        workplace=one_line(invitation.workplace),
        telephone=invitation.telephone,
        unit=invitation.unit,
        person=invitation.person,
        most=invitation.most,
        key=key,
        secret=make_password(secret),
        at=at,
        by=by,
    )
    secrets = {"name": panelist.name}
    journal.record(panelist.code, "invite", by=by.code, at=at, codes=[round.code], secrets=secrets)
    return panelist


@transaction.atomic
def renew_slip(panelist: Panelist, *, key: str, secret: str, by: Account, at: datetime) -> None:
    """A new link and code; whoever holds the old ones no longer gets in."""
    _require_not_closed(panelist.round)
    panelist.key, panelist.secret, panelist.slip = key, make_password(secret), panelist.slip + 1
    panelist.save(update_fields=["key", "secret", "slip"])
    journal.record(panelist.code, "renew_slip", by=by.code, at=at)


@transaction.atomic
def declare_unit(
    panelist: Panelist, unit: Unit, *, reason: str, marked_too: bool = False, by: Account, at: datetime
) -> Conflict:
    """The judge has to do with a unit: gives back its entries that wait, and gets none of them.

    What is marked stays, unless `marked_too` takes those sheets back as well.
    """
    _require_reason(reason)
    _require_not_closed(panelist.round)
    journal.record(panelist.code, "declare", by=by.code, at=at, codes=[unit.code], secrets={"reason": reason})
    waiting = Sheet.objects.standing().filter(panelist=panelist, numbered__entry__unit=unit)
    if not marked_too:
        waiting = waiting.exclude(pk__in=Sheet.objects.marked().values("pk"))
    waiting.update(ended_at=at, ended_reason=f"có liên quan: {reason}")
    return Conflict.objects.create(panelist=panelist, unit=unit, reason=reason, at=at, by=by.code)


@transaction.atomic
def declare_entry(panelist: Panelist, numbered: Numbered, *, reason: str, by: str, at: datetime) -> Conflict:
    """The judge has to do with an entry, and gives its sheet back. `by` is a judge's or an account's code."""
    _require_reason(reason)
    _require_not_closed(panelist.round)
    journal.record(panelist.code, "declare", by=by, at=at, codes=[numbered.code], secrets={"reason": reason})
    sheets = Sheet.objects.standing().filter(panelist=panelist, numbered=numbered)
    sheets.update(ended_at=at, ended_reason=f"có liên quan: {reason}")
    return Conflict.objects.create(panelist=panelist, numbered=numbered, reason=reason, at=at, by=by)


@transaction.atomic
def leave(panelist: Panelist, *, reason: str, by: Account, at: datetime) -> int:
    """The judge marks no more; what is marked stays, the rest is taken back. Returns how many were."""
    _require_reason(reason)
    _require_not_closed(panelist.round)
    if panelist.left_at is not None:
        raise Refused(not_met("", f"{panelist.name} đã thôi chấm từ trước."))
    journal.record(panelist.code, "leave", by=by.code, at=at, secrets={"reason": reason})
    panelist.left_at, panelist.left_reason = at, reason
    panelist.save(update_fields=["left_at", "left_reason"])
    waiting = Sheet.objects.standing().filter(panelist=panelist)
    waiting = waiting.exclude(pk__in=Sheet.objects.marked().values("pk"))
    return waiting.update(ended_at=at, ended_reason=f"giám khảo thôi chấm: {reason}")


def _require_not_closed(round: Round) -> None:
    if round.state == Round.State.CLOSED:
        raise Refused(not_met("", f"{round.name} đã đóng."))


def _require_reason(reason: str) -> None:
    if not reason.strip():
        raise Refused(not_met("", "Hãy ghi lý do."))
