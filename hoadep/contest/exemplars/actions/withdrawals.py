"""What a decision that takes something back must hold to, its place in the register, what came back."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from hoadep.contest.exemplars.models import TakenBack
from hoadep.contest.papers.actions import Decided, enter_decision
from hoadep.contest.people.models import Account
from hoadep.contest.plans.models import Season
from hoadep.office.journal import actions as journal
from hoadep.rules.dossiers import judge_withdrawal
from hoadep.rules.verdict import Refused, not_met, require
from hoadep.vietnamese.text import one_line


@dataclass(frozen=True, kw_only=True)
class Withdrawal:
    """A decision that takes back what was given; `money` in đồng, None where it is not known."""

    number: str
    decided_on: date
    reason: str
    money: int | None = None
    things: str = ""


@transaction.atomic
def enter_withdrawal(
    season: Season,
    withdrawal: Withdrawal,
    given: Decided,
    *,
    others: QuerySet[Any],
    by: Account,
    at: datetime,
) -> str:
    """Put the decision into the register and give its number as it is kept there.

    `given` is what it takes back, `others` what decisions of the same giver took back before: one decision
    may name several, and is entered but once. Raises `Refused` without a reason or number, for a day before
    the giving or to come, and for a number that another paper has.
    """
    require(
        judge_withdrawal(
            withdrawal.number,
            withdrawal.reason,
            decided_on=withdrawal.decided_on,
            given_on=given.decided_on,
            today=timezone.localdate(at),
        )
    )
    typed = one_line(withdrawal.number)
    again = others.filter(Q(number=typed) | Q(number__startswith=f"{typed}/"))
    told = replace(
        given,
        number=typed,
        decided_on=withdrawal.decided_on,
        about=f"hủy Quyết định khen thưởng số {given.number}",
        signer="",
        shared=again.filter(decided_on=withdrawal.decided_on).exists(),
    )
    number = enter_decision(season, told, by=by, at=at)
    if (number, withdrawal.decided_on) == (given.number, given.decided_on):
        raise Refused(not_met("", f"Số {number} là số của quyết định khen, không phải của quyết định hủy."))
    return number


@transaction.atomic
def note_returned(
    taken: TakenBack, code: str, *, recovered_on: date, note: str, by: Account, at: datetime
) -> None:
    """Note that money and things were given back, with the voucher; `code` is of what was taken back."""
    if recovered_on > timezone.localdate(at):
        raise Refused(not_met("", "Ngày thu hồi chưa đến, không ghi trước được."))
    journal.record(code, "note_recovery", by=by.code, at=at)
    taken.recovered_on, taken.recovered_note = recovered_on, one_line(note)
    taken.save(update_fields=["recovered_on", "recovered_note"])
