"""Takes out of the database's files what was deleted: the traces of a secret vote that is over."""

from collections.abc import Iterable

from django.db import connection, models, transaction


def wipe(kinds: Iterable[type[models.Model]]) -> None:
    """Leave no older version of a row of these tables in the files. Once the deletion is committed.

    SQLite has zeroed what was deleted (`secure_delete`), so its write-ahead log is all that has to go.
    PostgreSQL's tables are emptied and filled again, which gives each a new file at once; a VACUUM FULL would
    carry over what any other reader of that moment might still see. Copies made before, and PostgreSQL's own
    log, are outside this reach (docs/security.md).
    """
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            return
        with transaction.atomic():
            for kind in kinds:
                table = connection.ops.quote_name(kind._meta.db_table)
                cursor.execute(f"LOCK TABLE {table} IN ACCESS EXCLUSIVE MODE")
                cursor.execute(f"CREATE TEMPORARY TABLE kept ON COMMIT DROP AS TABLE {table}")
                cursor.execute(f"TRUNCATE {table}")
                cursor.execute(f"INSERT INTO {table} TABLE kept ORDER BY id")
                cursor.execute("DROP TABLE kept")
