"""What waits in the list of entries: which rows, whose duty they are, what may be done to many at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from hoadep.contest.entries.models import EntryQuerySet
from hoadep.web.counting import counts


@dataclass(frozen=True)
class Queue:
    """Entries that wait for one thing.

    `step` names the step that the newest wait for, of which there are few; `act` what may be done to many
    of them at once under the words of `verb`, and to `one` of them in its row.
    """

    label: str
    duty: str
    step: str = ""
    act: str = ""
    verb: str = ""
    one: str = ""


QUEUES = {
    "duyet": Queue("Chờ duyệt", "approve_entry", "approve", "duyet", "Duyệt các bài đã chọn", "Duyệt"),
    "chua-ro": Queue(
        "Chưa rõ đơn vị", "receive_entry", act="chuyen", verb="Giao các bài đã chọn cho đơn vị này"
    ),
    "tiep-nhan": Queue(
        "Chờ tiếp nhận", "receive_entry", "receive", "tiep-nhan", "Tiếp nhận các bài đã chọn", "Tiếp nhận"
    ),
    "tham-dinh": Queue("Chờ thẩm định", "appraise_entry"),
    "bo-sung": Queue("Chờ bổ sung", "return_entry"),
    "qua-han": Queue("Quá hạn bổ sung", "return_entry"),
}
"""The queues in the order in which an entry meets them, by their name in the address."""


def waiting_in(name: str, rows: EntryQuerySet, *, at: datetime) -> EntryQuerySet:
    """Those of some entries that wait in the queue of that name."""
    if step := QUEUES[name].step:
        return rows.awaiting(step)
    if name == "chua-ro":
        return rows.without_unit()
    if name == "bo-sung":
        return rows.filter(state="returned")
    return rows.awaiting_appraisal() if name == "tham-dinh" else rows.overdue(at)


def numbers(rows: EntryQuerySet, names: Sequence[str], *, at: datetime) -> list[tuple[str, str, int]]:
    """Each of these queues with its label and how many of some entries wait there; one query for all."""
    found = counts({name: waiting_in(name, rows, at=at) for name in names})
    return [(name, QUEUES[name].label, found[name]) for name in names]
