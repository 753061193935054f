"""What SQLite knows of its tables when it plans a query; nobody else looks after that, as PostgreSQL does."""

from django.db import transaction
from django.db.backends.base.base import BaseDatabaseWrapper

GROWTH = 1.25
ROWS_LOOKED_AT = 1_000
OWN_TABLES = (
    "SELECT name FROM pragma_table_list "
    "WHERE schema = 'main' AND type = 'table' AND substr(name, 1, 7) <> 'sqlite_'"
)
"""Without the full text search's inner tables, which have no index to know of and take seconds to count."""


def keep(connection: BaseDatabaseWrapper) -> bool:
    """Look at some rows of every index anew once the file is a quarter larger than the last time.

    The size in pages at that time stands in the file's `user_version`, which nothing else uses.
    Returns whether it looked; other databases look by themselves.
    """
    if connection.vendor != "sqlite":
        return False
    with connection.cursor() as cursor:
        pages = cursor.execute("PRAGMA page_count").fetchone()[0]
        before = cursor.execute("PRAGMA user_version").fetchone()[0]
        if pages < before * GROWTH:
            return False
        tables = cursor.execute(OWN_TABLES).fetchall()
        cursor.execute(f"PRAGMA analysis_limit = {ROWS_LOOKED_AT}")
        with transaction.atomic():
            for (table,) in tables:
                cursor.execute(f"ANALYZE {connection.ops.quote_name(table)}")
            cursor.execute(f"PRAGMA user_version = {pages}")
    return True
