"""What each room would have put into the search of a season: the rows, and their texts."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Prefetch, QuerySet

from hoadep.contest.entries import facts as entries
from hoadep.contest.entries.models import Entry, EntryStep
from hoadep.contest.exemplars import searched as exemplars
from hoadep.contest.exemplars.models import (
    Commendation,
    Dossier,
    DossierStep,
    Exemplar,
    Nomination,
    NominationStep,
)
from hoadep.contest.papers import searched as papers
from hoadep.contest.papers.facts import documents
from hoadep.contest.people import searched as people
from hoadep.contest.people.models import Participation, Person
from hoadep.contest.plans.models import FAR, Season
from hoadep.office.search.actions import Text

SUBJECT = ("exemplar__person", "exemplar__collective")


def _own_code(row: Any) -> str:
    code: str = row.code
    return code


@dataclass(frozen=True)
class Kind:
    """Rows of one kind, and what the room itself would have put in with the last act on a row.

    `text` takes a row and the instant of now, which stands for an act whose instant is not with the row.
    """

    key: str
    name: str
    rows: QuerySet[Any]
    text: Callable[[Any, datetime], Text]
    scope: str
    code: Callable[[Any], str] = _own_code


def kinds_of(season: Season) -> list[Kind]:
    """All that can be found in a season, and the persons of every season."""
    return [
        Kind("entry", "bài dự thi", _entries(season), _entry, season.code),
        Kind("nomination", "phiếu giới thiệu", _nominations(season), _nomination, season.code),
        Kind("exemplar", "gương", _exemplars(season), _exemplar, season.code),
        Kind("dossier", "hồ sơ khen", _dossiers(season), _dossier, season.code),
        Kind("commendation", "khen thưởng", _commendations(season), _commendation, season.code),
        Kind("paper", "văn bản", documents(season).filter(dropped_at=None), _paper, season.code),
        Kind("unit", "đơn vị", _units(season), _unit, season.code, lambda row: row.unit.code),
        Kind("person", "người", Person.objects.all(), _person, people.EVERY_SEASON),
    ]


def _entries(season: Season) -> QuerySet[Entry]:
    rows = Entry.objects.filter(season=season, code__isnull=False).select_related("season", "unit")
    told = ("authorships__person", "tellings__exemplar__person", "tellings__exemplar__collective")
    return rows.prefetch_related(*told, Prefetch("steps", EntryStep.objects.filter(ended_at=FAR), "now"))


def _nominations(season: Season) -> QuerySet[Nomination]:
    rows = Nomination.objects.filter(season=season, steps__ended_at=FAR)
    rows = rows.select_related("season", "unit", *SUBJECT)
    return rows.prefetch_related(Prefetch("steps", NominationStep.objects.filter(ended_at=FAR), "now"))


def _exemplars(season: Season) -> QuerySet[Exemplar]:
    return Exemplar.objects.filter(season=season).select_related("season", "person", "collective")


def _dossiers(season: Season) -> QuerySet[Dossier]:
    rows = Dossier.objects.filter(season=season).select_related("season", "nomination__unit")
    rows = rows.select_related(*(f"nomination__{name}" for name in SUBJECT))
    return rows.prefetch_related(Prefetch("steps", DossierStep.objects.order_by("-n"), "latest"))


def _commendations(season: Season) -> QuerySet[Commendation]:
    return Commendation.objects.filter(season=season).select_related("season", "revocation", *SUBJECT)


def _units(season: Season) -> QuerySet[Participation]:
    return Participation.objects.filter(season=season).select_related("season", "unit")


def _entry(row: Any, now: datetime) -> Text:
    told = {
        "authors": [authorship.person.name for authorship in row.authorships.all()],
        "exemplars": sorted(telling.exemplar.name for telling in row.tellings.all()),
    }
    return entries.searched(row, told, at=row.now[0].at if row.now else now)


def _nomination(row: Any, now: datetime) -> Text:
    return exemplars.nomination(row, at=row.now[0].at if row.now else now)


def _exemplar(row: Exemplar, now: datetime) -> Text:
    return exemplars.exemplar(row, at=now)


def _dossier(row: Any, now: datetime) -> Text:
    return exemplars.dossier(row, at=row.latest[0].at if row.latest else now)


def _commendation(row: Commendation, now: datetime) -> Text:
    return exemplars.commendation(row, getattr(row, "revocation", None), at=row.at)


def _paper(row: Any, now: datetime) -> Text:
    return papers.paper(row, at=row.issued_at or row.at)


def _unit(row: Participation, now: datetime) -> Text:
    return people.unit(row, at=now)


def _person(row: Person, now: datetime) -> Text:
    return people.person(row, at=now)
