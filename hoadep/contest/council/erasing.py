"""Takes out of the database's files what was deleted: the traces of a secret vote that is over."""

from collections.abc import Iterable

from django.db import connection, models


def wipe(kinds: Iterable[type[models.Model]]) -> None:
    """Leave no older version of a row of these tables in the files. Not in a transaction.

    SQLite has zeroed what was deleted (`secure_delete`), so its write-ahead log is all that has to go;
    PostgreSQL writes the tables anew. Copies made before, and PostgreSQL's own log, are outside this reach
    (docs/security.md).
    """
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            return
        for kind in kinds:
            cursor.execute(f"VACUUM FULL {connection.ops.quote_name(kind._meta.db_table)}")
