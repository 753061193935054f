"""Prizes of chosen entries: given, changed with a reason, taken back."""

from collections import Counter
from dataclasses import replace
from datetime import datetime

from django.db import transaction

from hoadep.contest.people.models import Account
from hoadep.contest.plans.facts import book_of
from hoadep.contest.selection.models import Pick, Prize, Selection
from hoadep.office.journal import actions as journal
from hoadep.rules.prizes import Wanted, judge_prize
from hoadep.rules.verdict import Refused, not_met
from hoadep.vietnamese.text import one_line


@transaction.atomic
def give_prize(
    selection: Selection, code: str, *, name: str, money: int, reason: str, by: Account, at: datetime
) -> Prize:
    """Give a chosen entry a prize, or change the one it has.

    What the plan does not foresee, a change, or a prize after the decision needs a reason.
    """
    held = Selection.objects.select_for_update().select_related("season").get(pk=selection.pk)
    pick = Pick.objects.select_related("entry").filter(selection=held, entry__code=code, chosen=True).first()
    if pick is None:
        raise Refused(not_met("", f"Bài {code} không ở trong danh sách.", evidence=(code,)))
    prize = Prize.objects.filter(selection=held, entry=pick.entry).first()
    wanted = Wanted(one_line(name), money)
    _require_foreseen(held, wanted, prize=prize, reason=reason, at=at)
    prize = prize or Prize(selection=held, entry=pick.entry)
    prize.name, prize.money, prize.reason = wanted.name, wanted.money, reason
    prize.at, prize.by = at, by
    prize.save()
    codes = [code, str(money)]
    journal.record(
        selection.code, "give_prize", by=by.code, at=at, codes=codes, secrets={"name": name, "reason": reason}
    )
    return prize


def _require_foreseen(
    selection: Selection, wanted: Wanted, *, prize: Prize | None, reason: str, at: datetime
) -> None:
    others = Prize.objects.filter(selection=selection).exclude(pk=prize.pk if prize else 0)
    verdict = judge_prize(
        book_of(selection.season, at).latest,
        wanted,
        given=Counter(others.values_list("name", flat=True)),
        before=Wanted(prize.name, prize.money) if prize else None,
        decided=selection.decided_on is not None,
    )
    if not verdict.met and not reason.strip():
        raise Refused(replace(verdict, reason=f"{verdict.reason} Nếu vẫn trao, hãy ghi lý do."))


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
