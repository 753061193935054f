"""Asks the jury for more sheets where the marks do not settle who is chosen."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from hoadep.contest.jury import actions as jury
from hoadep.contest.jury.models import Round
from hoadep.contest.people.models import Account
from hoadep.contest.selection.choosing import cut
from hoadep.contest.selection.facts import desk
from hoadep.contest.selection.held import require_state
from hoadep.contest.selection.models import Selection
from hoadep.office.journal import actions as journal
from hoadep.rules.verdict import Refused, not_met


@transaction.atomic
def ask_sheets(
    selection: Selection, entries: Collection[str], *, reason: str, seed: int, by: Account, at: datetime
) -> int:
    """Ask for as many more sheets of these entries (codes) as would settle them; the round opens again.

    Returns how many sheets were given out. What is chosen stands until it is chosen anew by the new marks.
    """
    require_state(selection, Selection.State.DRAFT)
    shown = desk(selection, at=at)
    found = cut(shown)
    wanted = {one.code: one.more for one in found.unsettled if one.more} if found else {}
    asked = {code: more for code, more in wanted.items() if code in entries}
    if not asked:
        raise Refused(not_met("", "Hãy chọn ít nhất một bài mà phiếu chấm thêm phân định được."))
    if not reason.strip():
        raise Refused(not_met("", "Hãy ghi lý do xin thêm phiếu chấm."))
    marks = [line.final for line in shown.lines if line.code in asked and line.final]
    round = Round.objects.get(code=marks[0].round)
    jury.reopen_round(round, reason=reason, by=by, at=at)
    more = {mark.number: asked[mark.entry] for mark in marks}
    given = jury.ask_more(round, more, reason=reason, seed=seed, by=by, at=at)
    journal.record(
        selection.code,
        "ask_sheets",
        by=by.code,
        at=at,
        codes=[round.code, *asked],
        secrets={"reason": reason},
    )
    selection.solved_at = None
    selection.save(update_fields=["solved_at"])
    return given
