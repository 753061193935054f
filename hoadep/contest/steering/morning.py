"""What waits for the standing office: numbers that are links, "Sáng nay" in three sentences, first rows."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from hoadep.contest.entries.models import Entry
from hoadep.contest.entries.queues import waiting_in
from hoadep.contest.exemplars.dossier_facts import overdue_appraisals
from hoadep.contest.exemplars.models import Nomination
from hoadep.contest.jury.facts import open_rounds
from hoadep.contest.plans.facts import book_of
from hoadep.contest.plans.models import Season
from hoadep.contest.progress.facts import Board, board
from hoadep.web.counting import counts

SENTENCES, LISTED = 3, 5


@dataclass(frozen=True)
class Waiting:
    """How many of something wait, and the page that lists exactly these; `urgent` ones are said first."""

    number: int
    words: str
    address: str
    query: str = ""
    urgent: bool = False


@dataclass(frozen=True)
class Queue:
    """The newest of those that wait, under the number of all."""

    all: Waiting
    page: str
    rows: tuple[Any, ...]


@dataclass(frozen=True)
class Morning:
    """The desk of the standing office as of an instant."""

    numbers: tuple[Waiting, ...]
    queues: tuple[Queue, ...]

    @property
    def sentences(self) -> tuple[Waiting, ...]:
        """ "Sáng nay": the three that most want doing; none when nothing waits."""
        found = [item for item in self.numbers if item.number]
        return tuple(sorted(found, key=lambda item: not item.urgent)[:SENTENCES])


def morning(season: Season, *, as_of: datetime) -> Morning:
    """All of it; the number of queries never grows with what waits."""
    entries, plan = Entry.objects.filter(season=season), book_of(season, as_of).latest
    waiting = {name: waiting_in(name, entries, at=as_of) for name in ENTRIES}
    sent = Nomination.objects.filter(season=season, state="sent")
    back = Nomination.objects.filter(season=season).overdue(as_of)
    found = counts({**waiting, "sent": sent, "back": back})
    counted = {name: _entries(name, found[name]) for name in waiting}
    late = len(overdue_appraisals(season, plan, as_of=as_of))
    nominations = Waiting(found["sent"], "gương giới thiệu chờ xem", "nomination_list", "?trang_thai=sent")
    numbers = (
        counted["tiep-nhan"],
        *_behind(board(season, as_of=as_of)),
        Waiting(late, "hồ sơ quá hạn thẩm định", "dossier_list", "?han=qua", urgent=True),
        counted["chua-ro"],
        counted["tham-dinh"],
        nominations,
        counted["qua-han"],
        Waiting(found["back"], "giới thiệu gương quá hạn bổ sung", "nomination_list", "?han=qua"),
        *(
            Waiting(progress.left, f"phiếu chấm còn chờ, {round.name.lower()}", "jury_rounds")
            for round, progress in open_rounds(season)
            if progress.left
        ),
    )
    queues = [
        Queue(counted[name], "entry", tuple(rows.select_related("unit").order_by("-pk")[:LISTED]))
        for name, rows in waiting.items()
        if name != "qua-han"
    ]
    people = ("unit", "exemplar__person", "exemplar__collective")
    proposed = tuple(sent.select_related(*people).order_by("-pk")[:LISTED])
    return Morning(numbers, (*queues, Queue(nominations, "nomination", proposed)))


ENTRIES = {
    "tiep-nhan": "bài chờ tiếp nhận",
    "chua-ro": "bài chưa rõ đơn vị",
    "tham-dinh": "bài đã tiếp nhận chờ thẩm định",
    "qua-han": "bài quá hạn bổ sung",
}
"""The queues of entries that are the standing office's, and what waits there."""


def _entries(name: str, number: int) -> Waiting:
    urgent = name in ("tiep-nhan", "chua-ro")
    return Waiting(number, ENTRIES[name], "entry_list", f"?viec={name}", urgent=urgent)


def _behind(everything: Board) -> list[Waiting]:
    """How many units have not met the period of nominations that ends next, and how long they have."""
    running = [
        (unit.participation, line)
        for unit in everything.units
        for line in unit.of("nominations")
        if line.days_left is not None and line.missing
    ]
    if not running:
        return []
    first = min((line for _, line in running), key=lambda line: line.period.ends)
    short = [part for part, line in running if line.period.key == first.period.key]
    kinds = {part.kind for part in short}
    name = everything.book.latest.kind(kinds.pop()).name.lower() if len(kinds) == 1 else "đơn vị"
    left = f"còn {first.days_left} ngày" if first.days_left else "hạn hôm nay"
    words = f"{name} chưa gửi đủ gương {first.period.short_label}, {left}"
    query = f"?xem=nominations&thieu={first.period.key}"
    return [Waiting(len(short), words, "board", query, urgent=True)]
