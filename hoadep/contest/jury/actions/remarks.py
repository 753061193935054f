"""Remarks that judges wrote for authors: passed on once the round is closed and the office says so."""

from datetime import datetime

from django.db import transaction

from hoadep.contest.jury import facts
from hoadep.contest.jury.letters import remark_letters
from hoadep.contest.jury.models import Round
from hoadep.contest.people.models import Account
from hoadep.office.journal import actions as journal
from hoadep.office.outbox.actions import queue
from hoadep.rules.verdict import Refused, not_met


@transaction.atomic
def release_remarks(round: Round, *, by: Account, at: datetime) -> int:
    """Let authors read what judges wrote for them, without the judges' names. Returns how many are told."""
    held = Round.objects.select_for_update().get(pk=round.pk)
    if held.state != Round.State.CLOSED:
        raise Refused(not_met("", "Vòng chấm chưa đóng: chưa chuyển nhận xét cho tác giả."))
    if held.remarks_at is not None:
        raise Refused(not_met("", "Nhận xét đã được chuyển cho tác giả."))
    sheets = [sheet for sheet in facts.remarks_of(held) if sheet.remark_author.strip()]
    if not sheets:
        raise Refused(not_met("", "Không giám khảo nào ghi nhận xét gửi tác giả."))
    letters = remark_letters(held, sheets, at=at)
    queue(letters, at=at)
    journal.record(held.code, "release_remarks", by=by.code, at=at, codes=[one.subject for one in letters])
    round.remarks_at, round.remarks_by = at, by
    round.save(update_fields=["remarks_at", "remarks_by"])
    return len(letters)
