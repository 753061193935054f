"""A list on its way: proposed to those who decide, taken back, decided."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from hoadep.contest.people.models import Account
from hoadep.contest.plans.facts import book_of
from hoadep.contest.selection import kept
from hoadep.contest.selection.actions.picks import drop, swap
from hoadep.contest.selection.choosing import judged
from hoadep.contest.selection.facts import Desk, desk
from hoadep.contest.selection.held import require_state
from hoadep.contest.selection.models import Exchange, Pick, Prize, Selection
from hoadep.office.journal import actions as journal
from hoadep.office.numbers import actions as numbers
from hoadep.rules.verdict import Refused, Verdict, not_met
from hoadep.vietnamese.dates import short_date_screen
from hoadep.vietnamese.text import one_line


@transaction.atomic
def propose(selection: Selection, *, reason: str = "", by: Account, at: datetime) -> None:
    """Propose the list as it stands, its marks included; a limit that it does not keep needs a reason."""
    require_state(selection, Selection.State.DRAFT)
    shown = desk(selection, at=at)
    _require_whole(shown)
    if shown.by_marks and selection.solved_at is None:
        raise Refused(
            not_met("", "Số bài, điều kiện hoặc bài giữ, loại đã đổi: hãy chọn lại theo điểm rồi trình.")
        )
    if selection.tied:
        codes = tuple(selection.tied)
        said = f"Còn {len(codes)} bài ngang nhau chưa có người quyết định: {', '.join(codes)}."
        raise Refused(not_met("", said, evidence=codes))
    broken = [verdict for verdict in _asked(shown) if not verdict.met]
    if broken and not reason.strip():
        said = (
            f"Danh sách chưa đạt: {' '.join(verdict.reason for verdict in broken)} Hãy ghi lý do vẫn trình."
        )
        raise Refused(not_met("", said, parts=tuple(broken)))
    codes = tuple(line.code for line in shown.chosen)
    journal.record(selection.code, "propose", by=by.code, at=at, codes=codes, secrets={"reason": reason})
    selection.state, selection.proposed_at, selection.proposed_despite = Selection.State.PROPOSED, at, reason
    selection.marks = kept.marks_to_keep(line.final for line in shown.lines if line.final)
    selection.save(update_fields=["state", "proposed_at", "proposed_despite", "marks"])


def _asked(shown: Desk) -> Sequence[Verdict]:
    """What the list is held to: not to the number, when every eligible entry is in and they are too few."""
    number, *limits = judged(shown)
    too_few = len(shown.chosen) == len(shown.eligible) < shown.selection.number
    return limits if too_few else [number, *limits]


@transaction.atomic
def take_back(selection: Selection, *, reason: str, by: Account, at: datetime) -> None:
    """Take a proposal back, to choose anew."""
    require_state(selection, Selection.State.PROPOSED)
    if not reason.strip():
        raise Refused(not_met("", "Hãy ghi lý do rút lại danh sách đã trình."))
    journal.record(selection.code, "take_back", by=by.code, at=at, secrets={"reason": reason})
    selection.state, selection.proposed_at, selection.marks = Selection.State.DRAFT, None, None
    selection.save(update_fields=["state", "proposed_at", "marks"])


@dataclass(frozen=True, kw_only=True)
class Ruling:
    """The decision on a list as it stands on paper."""

    number: str
    decided_on: date
    decided_by: str


@transaction.atomic
def decide(selection: Selection, ruling: Ruling, *, by: Account, at: datetime) -> None:
    """Record the decision that settles the list as it was proposed, its exchanges included.

    From now on the list stays as it was decided, whatever is renamed or marked anew. The number is entered
    in the register of the host body; one that is known for another paper is refused.
    """
    require_state(selection, Selection.State.PROPOSED)
    _require_whole(desk(selection, at=at))
    _require_day(ruling.decided_on, since=timezone.localdate(selection.proposed_at), of="trình", at=at)
    journal.record(selection.code, "decide", by=by.code, at=at, codes=[ruling.decided_on.isoformat()])
    _write_ruling(selection, ruling, by=by, at=at)


@transaction.atomic
def exchange_decided(
    selection: Selection, *, out: str, into: str, reason: str, ruling: Ruling, by: Account, at: datetime
) -> Exchange:
    """Exchange an entry of a decided list that is not sent yet, by a decision of its own."""
    _require_new(selection, ruling, to="Đổi bài", at=at)
    made = swap(selection, out=out, into=into, reason=reason, by=by, at=at)
    _decide_again(selection, ruling, by=by, at=at)
    return made


@transaction.atomic
def drop_decided(
    selection: Selection, *, out: str, reason: str, ruling: Ruling, by: Account, at: datetime
) -> None:
    """Take an entry out of a decided, unsent list, none in its place, by a decision of its own."""
    _require_new(selection, ruling, to="Bỏ bài", at=at)
    drop(selection, out=out, reason=reason, by=by, at=at)
    _decide_again(selection, ruling, by=by, at=at)


def _require_new(selection: Selection, ruling: Ruling, *, to: str, at: datetime) -> None:
    """Hold the decided list, and refuse unless the decision is another one and not older."""
    require_state(selection, Selection.State.DECIDED)
    if not selection.decided_on or (one_line(ruling.number), ruling.decided_on) == (
        selection.decided_number,
        selection.decided_on,
    ):
        raise Refused(not_met("", f"{to} sau khi đã quyết định phải có quyết định mới: ghi số và ngày."))
    _require_day(ruling.decided_on, since=selection.decided_on, of="quyết định trước", at=at)


def _decide_again(selection: Selection, ruling: Ruling, *, by: Account, at: datetime) -> None:
    _require_whole(desk(selection, at=at))
    journal.record(selection.code, "decide_again", by=by.code, at=at, codes=[ruling.decided_on.isoformat()])
    _write_ruling(selection, ruling, by=by, at=at)


def _write_ruling(selection: Selection, ruling: Ruling, *, by: Account, at: datetime) -> None:
    number, decided_by = one_line(ruling.number), one_line(ruling.decided_by)
    if not number or not decided_by:
        raise Refused(not_met("", "Hãy ghi số văn bản và người quyết định."))
    entered = numbers.Entered(
        issuer=book_of(selection.season, at).latest.plan.issuer,
        dated=ruling.decided_on,
        abstract=f"Quyết định về việc chọn bài dự thi gửi cấp trên: {selection.title}",
        subject=selection.code,
    )
    selection.decided_number = numbers.enter(number, entered, by=by.code, at=at).notation
    selection.state, selection.decided_by = Selection.State.DECIDED, decided_by
    selection.decided_on = ruling.decided_on
    selection.save(update_fields=["state", "decided_number", "decided_on", "decided_by"])
    picks = {pick.entry_id: pick for pick in selection.picks.all()}
    for line in desk(selection, at=at).lines:
        if line.pk in picks:
            picks[line.pk].said = kept.said_of(line) if line.chosen else None
    Pick.objects.bulk_update(picks.values(), ["said"], batch_size=500)


@transaction.atomic
def mark_sent(selection: Selection, *, by: Account, at: datetime) -> None:
    """The decided list was sent to the upper level: from now on nothing of it changes."""
    require_state(selection, Selection.State.DECIDED)
    _require_whole(desk(selection, at=at))
    journal.record(selection.code, "mark_sent", by=by.code, at=at)
    selection.state, selection.sent_at = Selection.State.SENT, at
    selection.save(update_fields=["state", "sent_at"])


def _require_whole(shown: Desk) -> None:
    """Something is chosen, all of it may still be, and no prize is left of what is no longer chosen."""
    if not shown.chosen:
        raise Refused(not_met("", "Danh sách chưa có bài nào."))
    if codes := tuple(line.code for line in shown.gone):
        said = f"{', '.join(codes)} không còn đủ điều kiện: hãy đổi bài khác hoặc bỏ bài trước."
        raise Refused(not_met("", said, evidence=codes))
    prizes = Prize.objects.filter(selection=shown.selection).exclude(
        entry__in=[one.pk for one in shown.chosen]
    )
    if left := prizes.select_related("entry").first():
        code = left.entry.code or ""
        said = f"Bài {code} có {left.name} nhưng không ở trong danh sách: hãy bỏ giải trước."
        raise Refused(not_met("", said, evidence=(code,)))


def _require_day(day: date, *, since: date, of: str, at: datetime) -> None:
    if not since <= day <= timezone.localdate(at):
        said = f"Ngày quyết định phải từ ngày {of} {short_date_screen(since)} đến hôm nay."
        raise Refused(not_met("", said))
