"""A large season loaded in bulk: units, entries and their steps, laid past the actions for speed alone."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from random import Random
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.color import no_style
from django.db import connection, transaction

from bench.contents import fill, in_database
from bench.writings import writing
from hoadep.contest.entries.models import Entry
from hoadep.contest.people import actions as people
from hoadep.contest.people.models import Participation, Unit
from hoadep.contest.plans import actions as plans
from hoadep.contest.plans.files import read_files
from hoadep.contest.plans.models import FAR, Season

FROM = datetime.fromisoformat("2020-10-19T08:00+07:00")
DAYS = 220
KINDS = ("ward", "school", "school", "department")


def season_of(units: int, entries: int, *, written: bool = False) -> Season:
    """The bench season of that size, loaded once and kept; `written`: with texts, people and the search."""
    call_command("migrate", verbosity=0)
    code = f"X{units}"
    found = Season.objects.filter(code=code).first()
    if found is None:
        found = _load(code, units, entries, written=written)
        with connection.cursor() as cursor:
            # what autovacuum does within minutes of such a load
            cursor.execute("ANALYZE" if connection.vendor == "sqlite" else "VACUUM ANALYZE")
    return found


@transaction.atomic
def _load(code: str, units: int, entries: int, *, written: bool) -> Season:
    text, document = read_files(settings.PROJECT / "plans" / "kh-190-2020.toml")
    text = text.replace('code = "BD21"', f'code = "{code}"').replace(
        'slug = "ba-dinh-2021"', f'slug = "{code.lower()}"'
    )
    by = people.system_account(at=FROM)
    season = plans.open_season(text, document, by=by.code, at=FROM)
    rows = [
        Unit(code=f"{code}-{n}", name=f"Đơn vị {n}", short_name=str(n), sort_key=f"{n:08d}")
        for n in range(units)
    ]
    Unit.objects.bulk_create(rows, batch_size=5000)
    Participation.objects.bulk_create(
        (Participation(season=season, unit=unit, kind=KINDS[n % 4]) for n, unit in enumerate(rows)),
        batch_size=5000,
    )
    _entries(season, [unit.pk for unit in rows], entries, by=by.pk, written=written)
    if written:
        fill(season, FROM)
    return season


def _entries(season: Season, units: list[int], number: int, *, by: int, written: bool) -> None:
    """Entries over the season's days, each sent, approved and received: three steps."""
    with connection.cursor() as cursor:
        first = _next_id(cursor, "entries_entry")
        entries, steps = _Rows("entries_entry", ENTRY), _Rows("entries_entrystep", STEP)
        for batch in _batches(season.pk, units, number, first=first, by=by, written=written):
            cursor.executemany(entries.sql, [row for row, _ in batch])
            cursor.executemany(steps.sql, [step for _, three in batch for step in three])
        for sql in connection.ops.sequence_reset_sql(no_style(), [Entry]):
            cursor.execute(sql)


ENTRY = (
    "id",
    "season_id",
    "code",
    "uuid",
    "unit_id",
    "sub_unit",
    "kind",
    "title",
    "text",
    "words",
    "extra",
    "origin",
    "state",
    "version",
    "written_by_id",
)
STEP = (
    "entry_id",
    "n",
    "name",
    "state",
    "at",
    "recorded_at",
    "ended_at",
    "ended_recorded_at",
    "arrival_at",
    "counts_at",
    "counts",
    "received",
    "reason",
    "by_id",
    "unit_id",
    "season_id",
)


class _Rows:
    """The insertion of rows into a table."""

    def __init__(self, table: str, columns: tuple[str, ...]) -> None:
        places = ", ".join(["%s"] * len(columns))
        self.sql = f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({places})"


def _next_id(cursor: Any, table: str) -> int:
    cursor.execute(f"SELECT COALESCE(MAX(id), 0) + 1 FROM {table}")
    return int(cursor.fetchone()[0])


def _batches(
    season: int, units: list[int], number: int, *, first: int, by: int, written: bool
) -> Iterator[list[Any]]:
    rng = Random(190)
    batch = []
    for n in range(number):
        unit, at = units[n % len(units)], FROM + timedelta(minutes=rng.randrange(DAYS * 1440))
        pk = first + n
        text = writing(n).text if written else ""
        entry = (
            pk,
            season,
            f"X{season}-B{pk}",
            f"{season:08x}{pk:024x}",
            unit,
            "",
            "essay",
            text[:60].rpartition(" ")[0] if written else f"Bài {pk}",
            text,
            len(text.split()),
            "{}",
            "online",
            "approved",
            1,
            by,
        )
        batch.append((entry, _steps(pk, at, unit=unit, season=season, by=by)))
        if len(batch) == 10_000:
            yield batch
            batch = []
    if batch:
        yield batch


def _steps(entry: int, at: datetime, *, unit: int, season: int, by: int) -> list[tuple[Any, ...]]:
    approved, received = at + timedelta(hours=20), at + timedelta(hours=50)
    told = (
        ("submit", "submitted", at, approved, None, at, False, False),
        ("approve", "approved", approved, received, approved, approved, True, False),
        ("receive", "approved", received, FAR, approved, approved, True, True),
    )
    return [
        (
            entry,
            n,
            name,
            state,
            in_database(start),
            in_database(start),
            in_database(end),
            in_database(end),
            arrival and in_database(arrival),
            in_database(counts_at),
            counts,
            stamp,
            "",
            by,
            unit,
            season,
        )
        for n, (name, state, start, end, arrival, counts_at, counts, stamp) in enumerate(told, 1)
    ]
