"""What the standing office writes down about an entry, and an entry carried into the next season."""

from datetime import datetime

from django.db import transaction

from hoadep.contest.entries.actions.steps import submit
from hoadep.contest.entries.actions.writing import Writing, start_draft
from hoadep.contest.entries.models import Entry, Note
from hoadep.contest.exemplars.actions import enter_exemplar
from hoadep.contest.exemplars.models import Exemplar
from hoadep.contest.people.models import Account
from hoadep.contest.plans.models import Season
from hoadep.office.journal import actions as journal
from hoadep.rules.verdict import Refused, not_met
from hoadep.vietnamese.text import clean


@transaction.atomic
def note(entry: Entry, text: str, *, by: Account, at: datetime) -> Note:
    """Write a note that only the standing office reads."""
    words = clean(text).strip()
    if not words:
        raise Refused(not_met("", "Ghi chú chưa có chữ nào."))
    journal.record(entry.code or "", "note", by=by.code, at=at, secrets={"text": words})
    return Note.objects.create(entry=entry, text=words, by=by, at=at)


@transaction.atomic
def carry(entry: Entry, season: Season, *, by: Account, at: datetime) -> Entry:
    """Send an entry anew in another season, with the same people, words and photos; the old one stays.

    Raises `Refused` when it was carried before, its unit takes no part there, or that season's plan asks
    for more than it brings.
    """
    known = Entry.objects.filter(carried_from=entry).select_related("season").first()
    if known:
        raise Refused(not_met("", f"Bài {entry.code} đã được chuyển sang {known.season.name}."))
    if entry.unit and not season.participations.filter(unit=entry.unit).exists():
        raise Refused(not_met("", f"{entry.unit.name} không tham gia {season.name}."))
    carried = start_draft(
        season,
        Writing(kind=entry.kind, title=entry.title, text=entry.text, extra=entry.extra),
        unit=entry.unit,
        authors=list(entry.authors.order_by("authorships__n")),
        exemplars=[_again(exemplar, season, by=by, at=at) for exemplar in entry.exemplars.all()],
        by=entry.written_by or by,
        at=at,
        origin=entry.origin,
    )
    carried.carried_from, carried.mail_to = entry, entry.mail_to
    carried.save(update_fields=["carried_from", "mail_to"])
    for photo in entry.photos.all():
        photo.pk, photo.entry = None, carried
        photo.save(force_insert=True)
    submit(carried, by=by, at=at, reason=f"Chuyển từ bài {entry.code}, {entry.season.name}.")
    journal.record(entry.code or "", "carry", by=by.code, at=at, codes=[carried.code or ""])
    return carried


def _again(exemplar: Exemplar, season: Season, *, by: Account, at: datetime) -> Exemplar:
    """The same person or collective as an exemplar of the other season."""
    same = Exemplar.objects.filter(season=season, person=exemplar.person, collective=exemplar.collective)
    who = exemplar.person or exemplar.collective
    assert who is not None  # noqa: S101 (the database holds one of the two)
    return same.first() or enter_exemplar(season, who, place=exemplar.place, by=by.code, at=at)
