"""`hoadep search refill`: put into the search whatever is not in it yet, or all of it anew."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import connection, transaction
from django.db.models import Prefetch, QuerySet
from django.utils import timezone

from hoadep.config.seasons import chosen_season
from hoadep.contest.entries import facts as entries
from hoadep.contest.entries.models import Entry, EntryStep
from hoadep.contest.exemplars import facts as exemplars
from hoadep.contest.exemplars.models import Nomination, NominationStep
from hoadep.contest.plans.models import FAR, Season
from hoadep.office.search import actions, index
from hoadep.office.search.facts import known

AT_ONCE = 500


class Command(BaseCommand):
    """Fills the search of a season in batches; what was put in stays when it is interrupted."""

    help = "Đưa vào tìm kiếm những gì chưa có (refill); --anew: làm lại tất cả. Ngắt giữa chừng thì chạy lại."

    def add_arguments(self, parser: CommandParser) -> None:
        """Name the act, the season, and whether all is done anew."""
        parser.add_argument("act", choices=["refill"])
        parser.add_argument("--season", help="mã mùa; mặc định là mùa duy nhất đang mở")
        parser.add_argument("--anew", action="store_true", help="làm lại cả những gì đã có")

    def handle(self, *_: Any, season: str | None, anew: bool, **options: Any) -> None:
        """Tell how far it is after every batch."""
        of, at = chosen_season(season), timezone.now()
        kinds = ("entry", "bài dự thi", _entries(of)), ("nomination", "phiếu giới thiệu", _nominations(of))
        for kind, name, rows in kinds:
            total, seen, put = rows.count(), 0, 0
            for batch in _batches(rows):
                there = set() if anew else known(of.code, kind, [row.code for row in batch])
                put += _put([row for row in batch if row.code not in there], at=at)
                seen += len(batch)
                self.stdout.write(f"{name}: đã xem {seen}/{total}, đưa vào {put}")
        index.tidy(connection)


@transaction.atomic
def _put(rows: list[Any], *, at: datetime) -> int:
    return actions.put((_text(row, now=at) for row in rows), by="", at=at)


def _batches(rows: QuerySet[Any]) -> Iterator[list[Any]]:
    """All rows by key, some at once."""
    last = 0
    while batch := list(rows.filter(pk__gt=last).order_by("pk")[:AT_ONCE]):
        last = batch[-1].pk
        yield batch


def _entries(season: Season) -> QuerySet[Entry]:
    rows = Entry.objects.filter(season=season, code__isnull=False).select_related("season", "unit")
    people = ("authorships__person", "tellings__exemplar__person", "tellings__exemplar__collective")
    return rows.prefetch_related(*people, Prefetch("steps", EntryStep.objects.filter(ended_at=FAR), "now"))


def _nominations(season: Season) -> QuerySet[Nomination]:
    rows = Nomination.objects.filter(season=season, steps__ended_at=FAR)
    rows = rows.select_related("season", "unit", "exemplar__person", "exemplar__collective")
    return rows.prefetch_related(Prefetch("steps", NominationStep.objects.filter(ended_at=FAR), "now"))


def _text(row: Any, *, now: datetime) -> actions.Text:
    """What the room itself would have put in with the row's last step."""
    at = row.now[0].at if row.now else now
    if isinstance(row, Nomination):
        return exemplars.searched(row, at=at)
    people = {
        "authors": [authorship.person.name for authorship in row.authorships.all()],
        "exemplars": sorted(telling.exemplar.name for telling in row.tellings.all()),
    }
    return entries.searched(row, people, at=at)
