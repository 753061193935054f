"""Keeps the letters by which the office acts for others: each once, its scan as soon as it is there."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from hoadep.office.files.actions import store
from hoadep.office.files.fields import Brought
from hoadep.office.files.models import IncomingLetter, Stored
from hoadep.office.journal import actions as journal
from hoadep.vietnamese.text import one_line


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
    """The letter of that number and day, kept once; a scan joins one that had none."""
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
