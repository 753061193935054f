"""Tests that touch the database: which they are, and how one that commits is emptied afterwards."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection, transaction

from hoadep.office.journal import triggers

DATABASE_FIXTURES = {"db", "transactional_db", "django_db_reset_sequences", "live_server"}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark them, so that they alone run again on PostgreSQL."""
    for item in items:
        if item.get_closest_marker("django_db") or DATABASE_FIXTURES & set(getattr(item, "fixturenames", ())):
            item.add_marker("database")


@pytest.fixture(scope="session", autouse=True)
def _flush_journal_too() -> Iterator[None]:
    """Let Django empty the journal after a test that committed; in the product nothing can.

    On the class, since a browser's loop makes Django open a second connection in the same thread.
    """
    operations = type(connection.ops)
    flush = operations.execute_sql_flush

    def flush_journal_too(self: Any, sql_list: Any) -> None:
        with transaction.atomic():
            triggers.drop(self.connection)
            flush(self, sql_list)
            triggers.create(self.connection)

    operations.execute_sql_flush = flush_journal_too
    yield
    operations.execute_sql_flush = flush
