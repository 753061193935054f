"""`hoadep search refill`: put into the search whatever is not in it yet, or all of it anew."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import connection, transaction
from django.db.models import QuerySet
from django.utils import timezone

from hoadep.config.refilling import Kind, kinds_of
from hoadep.config.seasons import chosen_season
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
        at = timezone.now()
        for kind in kinds_of(chosen_season(season)):
            total, seen, put = kind.rows.count(), 0, 0
            for batch in _batches(kind.rows):
                put += _put(kind, batch, anew=anew, at=at)
                seen += len(batch)
                self.stdout.write(f"{kind.name}: đã xem {seen}/{total}, đưa vào {put}")
        index.tidy(connection)


@transaction.atomic
def _put(kind: Kind, keys: list[int], *, anew: bool, at: datetime) -> int:
    """Put these rows in as they stand, locked meanwhile, lest an act in between be written over."""
    rows = list(kind.rows.filter(pk__in=keys).order_by("pk").select_for_update(of=("self",)))
    there = set() if anew else known(kind.scope, kind.key, [kind.code(row) for row in rows])
    return actions.put((kind.text(row, at) for row in rows if kind.code(row) not in there), by="", at=at)


def _batches(rows: QuerySet[Any]) -> Iterator[list[int]]:
    """The keys of all rows, some at once."""
    last = 0
    while batch := list(rows.filter(pk__gt=last).order_by("pk").values_list("pk", flat=True)[:AT_ONCE]):
        last = batch[-1]
        yield batch
