"""What entries have to do with nominations and commendations, as a person states it."""

from datetime import datetime
from typing import Any

from django.db import transaction

from hoadep.contest.entries.models import CommendationEntry, Entry, NominationEntry
from hoadep.contest.exemplars.actions import NominationText, nominate
from hoadep.contest.exemplars.models import Commendation, Exemplar, Nomination
from hoadep.contest.people.models import Account
from hoadep.office.files.models import IncomingLetter
from hoadep.office.journal import actions as journal
from hoadep.rules.verdict import Refused, not_met


@transaction.atomic
def point_nomination(nomination: Nomination, entry: Entry, *, by: Account, at: datetime) -> NominationEntry:
    """Say that an entry tells of the nominated exemplar."""
    if not entry.tellings.filter(exemplar=nomination.exemplar).exists():
        raise Refused(not_met("", f"Bài {entry.code} không viết về gương {nomination.exemplar.code}."))
    journal.record(nomination.code, "point_to_entry", by=by.code, at=at, codes=[entry.code or ""])
    return NominationEntry.objects.create(nomination=nomination, entry=entry)


@transaction.atomic
def nominate_from(
    entry: Entry,
    exemplar: Exemplar,
    *,
    achievement: str,
    by: Account,
    at: datetime,
    reason: str = "",
    letter: IncomingLetter | None = None,
) -> Nomination:
    """The entry's unit nominates whom the entry tells of, and points to the entry in the same act.

    A nomination that the unit has under way is taken as it is. Raises `Refused` for an entry that is not
    with a unit, or that does not tell of the exemplar.
    """
    if entry.unit is None or entry.state not in ("approved", "eligible"):
        raise Refused(not_met("", f"Bài {entry.code} chưa được đơn vị duyệt, chưa đề nghị khen thưởng được."))
    own = entry.season.nominations.filter(unit=entry.unit, exemplar=exemplar)
    nomination = own.exclude(state__in=("withdrawn", "refused")).first()
    if nomination is None:
        text = NominationText(achievement=achievement)
        told: dict[str, Any] = {"text": text, "by": by, "at": at, "reason": reason, "letter": letter}
        nomination = nominate(entry.season, entry.unit, exemplar, **told)
    if not nomination.entry_links.filter(entry=entry).exists():
        point_nomination(nomination, entry, by=by, at=at)
    return nomination


@transaction.atomic
def credit_entry(
    commendation: Commendation, entry: Entry, *, by: Account, at: datetime, effective_at: datetime
) -> CommendationEntry:
    """State that an entry tells of the deed for which a commendation was given (II.3)."""
    if not entry.tellings.filter(exemplar=commendation.exemplar).exists():
        raise Refused(not_met("", f"Bài {entry.code} không viết về gương {commendation.exemplar.code}."))
    row = journal.record(commendation.code, "credit_entry", by=by.code, at=at, codes=[entry.code or ""])
    return CommendationEntry.objects.create(
        commendation=commendation, entry=entry, at=effective_at, recorded_at=row.recorded_at, by=by
    )


@transaction.atomic
def undo_credit(link: CommendationEntry, *, by: Account, at: datetime) -> None:
    """The entry does not tell of the deed after all; for whoever knows this the link never was."""
    row = journal.record(
        link.commendation.code, "undo_credit", by=by.code, at=at, codes=[link.entry.code or ""]
    )
    link.undone_at, link.undone_by = row.recorded_at, by
    link.save(update_fields=["undone_at", "undone_by"])
