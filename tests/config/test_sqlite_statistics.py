"""SQLite looks at its tables anew when they have grown, and not each time it is asked."""

import pytest
from django.db import connection

from hoadep.config.sqlite import statistics

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(connection.vendor != "sqlite", reason="other databases look by themselves"),
]


def known() -> set[str]:
    with connection.cursor() as cursor:
        return {table for (table,) in cursor.execute("SELECT DISTINCT tbl FROM sqlite_stat1").fetchall()}


def grow() -> None:
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE grown AS SELECT randomblob(2000000) AS stuff")
        cursor.execute("CREATE INDEX by_stuff ON grown (length(stuff))")


def test_it_looks_once_until_the_file_has_grown():
    assert [statistics.keep(connection) for _ in range(2)] == [True, False]
    grow()
    assert [statistics.keep(connection) for _ in range(2)] == [True, False]
    assert "grown" in known()
