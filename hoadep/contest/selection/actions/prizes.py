"""Prizes of chosen entries: given, changed with a reason, taken back."""

from datetime import datetime

from django.db import transaction

from hoadep.contest.people.models import Account
from hoadep.contest.selection.models import Pick, Prize, Selection
from hoadep.office.journal import actions as journal
from hoadep.rules.verdict import Refused, not_met
from hoadep.vietnamese.text import one_line


@transaction.atomic
def give_prize(
    selection: Selection, code: str, *, name: str, money: int, reason: str, by: Account, at: datetime
) -> Prize:
    """Give a chosen entry a prize, or change the one it has, which needs a reason."""
    pick = (
        Pick.objects.select_related("entry")
        .filter(selection=selection, entry__code=code, chosen=True)
        .first()
    )
    if pick is None:
        raise Refused(not_met("", f"Bài {code} không ở trong danh sách.", evidence=(code,)))
    prize = Prize.objects.filter(selection=selection, entry=pick.entry).first()
    if prize and not reason.strip():
        raise Refused(not_met("", f"Bài {code} đã có {prize.name}: hãy ghi lý do thay đổi."))
    prize = prize or Prize(selection=selection, entry=pick.entry)
    prize.name, prize.money, prize.reason = one_line(name), money, reason
    prize.at, prize.by = at, by
    prize.save()
    codes = [code, str(money)]
    journal.record(
        selection.code, "give_prize", by=by.code, at=at, codes=codes, secrets={"name": name, "reason": reason}
    )
    return prize


@transaction.atomic
def take_prize_back(prize: Prize, *, reason: str, by: Account, at: datetime) -> None:
    """Take a prize back, with the reason."""
    if not reason.strip():
        raise Refused(not_met("", "Hãy ghi lý do bỏ giải."))
    codes = [prize.entry.code or "", str(prize.money)]
    journal.record(
        prize.selection.code, "take_prize_back", by=by.code, at=at, codes=codes, secrets={"reason": reason}
    )
    prize.delete()
