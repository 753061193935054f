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


def test_it_leaves_the_inner_tables_of_the_search_alone():
    """Counting them takes ten seconds of a large installation, in which nobody else could write."""
    statistics.keep(connection)
    assert [table for table in known() if table.startswith("search_text")] == []
