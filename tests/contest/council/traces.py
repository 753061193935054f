"""Where a choice could have left a trace: all rows of all apps, all tables' transactions, the files."""

import re
from collections.abc import Iterator
from pathlib import Path

from django.apps import apps
from django.core import serializers
from django.db import connection

COUNTERS = ("ballots_in_favour", "ballots_against")
CHOICE = re.compile(r"ballots_\w+|in_favour|against|Đồng ý|Không đồng ý", re.IGNORECASE)


def dumped() -> Iterator[str]:
    """Every row of every app as a line of JSON: sessions, keys, drafts, outbox, journal, tasks and all."""
    for model in apps.get_models():
        if model._meta.managed and not model._meta.proxy:
            for row in model._default_manager.order_by("pk").iterator():
                yield serializers.serialize("jsonl", [row], ensure_ascii=False)


def files() -> bytes:
    """SQLite's file with its write-ahead log."""
    path = Path(connection.settings_dict["NAME"])
    log = path.with_name(f"{path.name}-wal")
    return path.read_bytes() + (log.read_bytes() if log.exists() else b"")


def transactions(table: str) -> set[int]:
    """PostgreSQL's transactions that wrote the rows of a table."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT xmin::text::bigint FROM {connection.ops.quote_name(table)}")
        return {row[0] for row in cursor.fetchall()}


def tables_written(first: int, last: int) -> set[str]:
    """PostgreSQL's tables with a row that a transaction between these two wrote."""
    return {
        table
        for table in connection.introspection.table_names()
        if any(first <= one <= last for one in transactions(table))
    }
