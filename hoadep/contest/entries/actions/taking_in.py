"""An entry that comes whole from another level: it stands at once as sent and approved by its unit."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from hoadep.contest.entries import facts
from hoadep.contest.entries.actions.writing import PhotoGiven, Writing, start_draft
from hoadep.contest.entries.models import Appraisal, Entry
from hoadep.contest.exemplars.models import Exemplar
from hoadep.contest.people.models import Account, Person, Unit
from hoadep.contest.plans.actions import next_code, take_step
from hoadep.contest.plans.models import Season
from hoadep.office.search import actions as search
from hoadep.rules.lifecycle import ENTRY
from hoadep.rules.verdict import Refused, not_met


@dataclass(frozen=True, kw_only=True)
class Lodged:
    """An entry as another level chose and sent it; `statement` is on what decision, `checked_by` whose."""

    writing: Writing
    authors: Sequence[Person]
    exemplars: Sequence[Exemplar]
    photos: Sequence[PhotoGiven]
    checked_by: str
    statement: str


@transaction.atomic
def take_in(
    season: Season, lodged: Lodged, *, unit: Unit, arrived_at: datetime, by: Account, at: datetime
) -> Entry:
    """Take in an entry that a unit sent by another way; it arrived when it was sent.

    Not held to what a season asks of its own authors (a telephone number does not travel), and nobody is
    written to: its authors never wrote to this level. Raises `Refused` without authors or exemplars.
    """
    if not lodged.authors or not lodged.exemplars:
        raise Refused(not_met("", f"Bài “{lodged.writing.title}” không ghi tác giả hoặc gương."))
    entry = start_draft(
        season,
        lodged.writing,
        unit=unit,
        authors=lodged.authors,
        exemplars=lodged.exemplars,
        photos=lodged.photos,
        by=by,
        at=at,
    )
    entry.code = next_code(f"{season.code}-B", width=4)
    entry.save(update_fields=["code"])
    take_step(entry, ENTRY, "submit", by=by, at=arrived_at, reason=lodged.statement)
    step = take_step(entry, ENTRY, "approve", by=by, at=arrived_at, reason=lodged.statement)
    Appraisal.objects.create(entry=entry, n=step.n, checked_by=lodged.checked_by)
    search.put([facts.searched(entry, facts.content_of(entry), at=at)], by=by.code, at=at)
    return entry
