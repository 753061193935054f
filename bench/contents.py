"""Fills out the entries of an archive: who wrote them, whom they tell of, what the search knows of them."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from itertools import islice
from typing import Any

from django.db import connection
from django.utils import timezone

from bench.writings import Piece, name, piece, writing
from hoadep.contest.entries.models import Entry
from hoadep.contest.exemplars.models import Nomination
from hoadep.contest.plans.models import FAR, Season
from hoadep.office.search import index, places, words
from hoadep.vietnamese.folding import fold_plain
from hoadep.vietnamese.names import name_sort_key

AT_ONCE = 10_000
ENTRIES_OF_AN_AUTHOR, ENTRIES_ON_AN_EXEMPLAR, ENTRIES_TO_A_NOMINATION = 5, 10, 20
GIN = "search_document_lexemes"
PLACE = "Tổ 5, phường Ngọc Hà"


def fill(season: Season, at: datetime) -> None:
    """Give every entry of the season an author, an exemplar and a document of the search; some nominations.

    Authors and exemplars are persons by number: authors first.
    """
    with connection.cursor() as cursor:
        _Filling(cursor, season, at).all()


class _Filling:
    """One season being filled."""

    def __init__(self, cursor: Any, season: Season, at: datetime) -> None:
        self.cursor, self.season, self.at = cursor, season, at
        rows = Entry.objects.filter(season=season).order_by("pk")
        self.first = rows.values_list("pk", flat=True)[0]
        self.number = rows.count()
        self.units = list(season.participations.values_list("unit_id", flat=True))
        self.authors = max(1, self.number // ENTRIES_OF_AN_AUTHOR)
        self.exemplars = max(1, self.number // ENTRIES_ON_AN_EXEMPLAR)

    def all(self) -> None:
        """One table after the other, each row after those it names."""
        self._insert("people_person", PERSON, map(self._person, range(self.authors + self.exemplars)))
        self._first_person = self._last("people_person") - self.authors - self.exemplars + 1
        self._insert("exemplars_exemplar", EXEMPLAR, map(self._exemplar, range(self.exemplars)))
        self._first_exemplar = self._last("exemplars_exemplar") - self.exemplars + 1
        entries = range(self.number)
        self._insert("entries_authorship", AUTHORSHIP, map(self._authorship, entries))
        self._insert("entries_telling", TELLING, map(self._telling, entries))
        self._insert_found()
        nominations = range(self.number // ENTRIES_TO_A_NOMINATION)
        self._insert("exemplars_nomination", NOMINATION, map(self._nomination, nominations))
        self._insert("exemplars_nominationstep", NOMINATION_STEP, self._nomination_steps())

    def _insert(self, table: str, columns: tuple[str, ...], rows: Iterable[tuple[Any, ...]]) -> None:
        places = ", ".join(["%s"] * len(columns))
        sql = f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({places})"
        rows = iter(rows)
        while some := list(islice(rows, AT_ONCE)):
            self.cursor.executemany(sql, some)

    def _insert_found(self) -> None:
        """What the search knows; PostgreSQL builds its index faster afterwards."""
        if connection.vendor == "postgresql":
            self.cursor.execute(f"DROP INDEX {GIN}")
        self._insert("search_document", DOCUMENT, self._documents())
        index.tidy(connection)
        if connection.vendor == "postgresql":
            self.cursor.execute("SET maintenance_work_mem = '512MB'")
            self.cursor.execute(f"CREATE INDEX {GIN} ON search_document USING gin (lexemes)")

    def _last(self, table: str) -> int:
        self.cursor.execute(f"SELECT MAX(id) FROM {table}")
        return int(self.cursor.fetchone()[0])

    def _person(self, n: int) -> tuple[Any, ...]:
        text = name(n).text
        keys = (name_sort_key(text)[:900], fold_plain(text))
        return (f"{self.season.code}N{n}", text, _uuid(1, n), *keys, "", None, PLACE, f"09{n:08d}", "")

    def _exemplar(self, n: int) -> tuple[Any, ...]:
        person, key = self._first_person + self.authors + n, name_sort_key(name(self.authors + n).text)[:900]
        return (self.season.pk, f"{self.season.code}-DX{n}", _uuid(2, n), person, None, PLACE, key)

    def _authorship(self, n: int) -> tuple[Any, ...]:
        return (self.first + n, self._first_person + n % self.authors, 1)

    def _telling(self, n: int) -> tuple[Any, ...]:
        return (self.first + n, self._first_exemplar + n % self.exemplars)

    def _documents(self) -> Iterator[tuple[Any, ...]]:
        rows = Entry.objects.filter(season=self.season).order_by("pk")
        for n, (code, title, unit) in enumerate(rows.values_list("code", "title", "unit__code").iterator()):
            people = name(n % self.authors) + name(self.authors + n % self.exemplars)
            yield self._document(piece(f"{code} {title}"), writing(n) + people, code=code, unit=unit)

    def _document(self, heading: Piece, body: Piece, *, code: str, unit: str) -> tuple[Any, ...]:
        whole = heading + body
        place = words.indexed(places.of(self.season.code, "entry", unit))
        title = heading.text.removeprefix(code).strip()
        texts = (title, body.text, unit, in_database(self.at), f" {whole.exact} ", f" {whole.folded} ", place)
        said = (len(heading.folded) + 1, "", in_database(self.at))
        return (self.season.code, "entry", code, *texts, *said)

    def _nomination(self, n: int) -> tuple[Any, ...]:
        exemplar, unit = self._first_exemplar + n % self.exemplars, self._unit(n)
        code = f"{self.season.code}-G{n:07d}"
        told = (writing(n).text, "[]", "online", "sent")
        return (self.season.pk, code, _uuid(3, n), unit, exemplar, *told)

    def _nomination_steps(self) -> Iterator[tuple[Any, ...]]:
        rows = Nomination.objects.filter(season=self.season).order_by("pk")
        for n, (pk, unit) in enumerate(rows.values_list("pk", "unit_id").iterator()):
            at, far = in_database(self.at + timedelta(minutes=n % 200_000)), in_database(FAR)
            state = ("send", "sent", at, at, far, far, at, at, True, False)
            yield (pk, 1, *state, "", None, unit, self.season.pk)

    def _unit(self, n: int) -> int:
        return self.units[n % len(self.units)]


def _uuid(kind: int, n: int) -> str:
    """One for each number of a kind, so that an archive is the same every time it is loaded."""
    return f"{kind:08x}{n:024x}"


def in_database(instant: datetime) -> Any:
    """The instant as the database keeps it."""
    return connection.ops.adapt_datetimefield_value(instant.astimezone(timezone.get_default_timezone()))


PERSON = (
    *("code", "name", "uuid", "sort_key", "plain_name"),
    *("honorific", "born", "address", "telephone", "email"),
)
EXEMPLAR = ("season_id", "code", "uuid", "person_id", "collective_id", "place", "sort_key")
AUTHORSHIP = ("entry_id", "person_id", "n")
TELLING = ("entry_id", "exemplar_id")
DOCUMENT = (
    *("scope", "kind", "code", "title", "body", "access", "at"),
    *("exact", "folded", "place", "heading", "put_by", "put_at"),
)
NOMINATION = (
    *("season_id", "code", "uuid", "unit_id", "exemplar_id"),
    *("achievement", "foci", "origin", "state"),
)
NOMINATION_STEP = (
    *("nomination_id", "n", "name", "state", "at", "recorded_at", "ended_at", "ended_recorded_at"),
    *("arrival_at", "counts_at", "counts", "received", "reason", "by_id", "unit_id", "season_id"),
)
