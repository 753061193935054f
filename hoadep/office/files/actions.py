"""Keeps files and lets them go, the file written before its row and never overwritten; keeps letters."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone

from hoadep.office.files import shelf
from hoadep.office.files.fields import Brought
from hoadep.office.files.models import IncomingLetter, Stored
from hoadep.office.journal import actions as journal
from hoadep.rules.verdict import Refused, not_met
from hoadep.vietnamese.text import one_line

KEEP_UNREFERENCED = timedelta(days=7)
UNREFERENCED = "không nơi nào dùng đến"


@transaction.atomic
def store(content: bytes, media_type: str, *, by: str, at: datetime) -> Stored:
    """Keep a content; the same again gives the same row, and one that was let go comes back.

    The first media type stays.
    """
    sha256 = shelf.put(content)
    stored, new = Stored.objects.select_for_update().get_or_create(
        sha256=sha256, defaults={"size": len(content), "media_type": media_type, "at": at}
    )
    if stored.gone_at:
        stored.gone_at, stored.gone_reason = None, ""
        stored.save(update_fields=["gone_at", "gone_reason"])
        new = True
    if new:
        _record(stored, "store_file", by=by, at=at)
    return stored


@transaction.atomic
def erase(stored: Stored, *, reason: str, by: str, at: datetime) -> Stored:
    """Let a file go wherever it is used, leaving its hash, the date and the reason."""
    stored = Stored.objects.select_for_update().get(pk=stored.pk)
    _let_go(stored, reason, by=by, at=at)
    transaction.on_commit(lambda: shelf.take_off(stored.sha256))
    return stored


def sweep(referenced: Collection[str], *, by: str, at: datetime) -> int:
    """Let go the files whose hash is not among those `referenced`, seven days after they were last sent.

    Files without a row (their transaction failed) go too. Returns how many rows were let go.
    """
    limit, kept, swept = at - KEEP_UNREFERENCED, frozenset(referenced), 0
    live = set(Stored.objects.filter(gone_at=None).values_list("sha256", flat=True))
    for sha256 in sorted(live - kept):
        swept += _sweep_one(sha256, limit, by=by, at=at)
    for sha256 in shelf.names():
        if sha256 not in live:
            shelf.take_off(sha256, unused_since=limit)
    return swept


@transaction.atomic
def _sweep_one(sha256: str, limit: datetime, *, by: str, at: datetime) -> bool:
    """The file goes first: whoever sends it meanwhile writes it anew and waits here for the row."""
    stored = Stored.objects.select_for_update().get(sha256=sha256)
    if stored.gone_at or not shelf.take_off(sha256, unused_since=limit):
        return False
    _let_go(stored, UNREFERENCED, by=by, at=at)
    return True


def _let_go(stored: Stored, reason: str, *, by: str, at: datetime) -> None:
    stored.gone_at, stored.gone_reason = at, reason
    stored.save(update_fields=["gone_at", "gone_reason"])
    _record(stored, "let_file_go", by=by, at=at)


def _record(stored: Stored, verb: str, *, by: str, at: datetime) -> None:
    journal.record(stored.sha256[:40], verb, by=by, at=at)


@dataclass(frozen=True, kw_only=True)
class LetterGiven:
    """A letter as it was typed, with its scan if it was brought, or with one that is kept already."""

    number: str
    written_on: date
    scan: Brought | None = None
    kept: Stored | None = None
    name: str = ""

    def __str__(self) -> str:
        return f"{one_line(self.number)} ngày {self.written_on:%d/%m/%Y}"


@transaction.atomic
def keep_letter(given: LetterGiven, *, scope: str, sender: str, by: str, at: datetime) -> IncomingLetter:
    """The letter of that number and day, kept once; a scan joins one that had none.

    Raises `Refused` for a day that has not come.
    """
    if given.written_on > timezone.localdate(at):
        raise Refused(not_met("", f"Ngày {given.written_on:%d/%m/%Y} của văn bản chưa đến."))
    about = {"scope": scope, "sender": sender}
    letter, new = IncomingLetter.objects.select_for_update().get_or_create(
        **about,
        number=one_line(given.number)[:60],
        written_on=given.written_on,
        defaults={"by": by, "at": at},
    )
    if new:
        journal.record(sender, "keep_letter", by=by, at=at, codes=[scope], secrets={"letter": str(given)})
    stored = given.kept
    if given.scan:
        stored = store(given.scan.content, given.scan.media_type, by=by, at=at)
    if stored and letter.stored is None:
        letter.stored, letter.name = (
            stored,
            one_line(given.name or (given.scan.name if given.scan else ""))[:200],
        )
        letter.save(update_fields=["stored", "name"])
    return letter
