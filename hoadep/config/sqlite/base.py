"""The backend: WAL, durable commits, and no write without a turn in the writers' queue."""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db.backends.sqlite3 import base

from hoadep.config.sqlite.turns import Turn

BUSY_MILLISECONDS = 2_000
PRAGMAS = f"""
    PRAGMA busy_timeout = {BUSY_MILLISECONDS};
    PRAGMA synchronous = FULL;
    PRAGMA cache_size = -8000;
    PRAGMA mmap_size = 67108864;
    PRAGMA temp_store = MEMORY;
    PRAGMA journal_size_limit = 67108864;
    PRAGMA secure_delete = ON;
"""
READS = re.compile(
    r"[\s(]*((SELECT|VALUES|EXPLAIN|PRAGMA)\b|WITH\b(?!.*\b(INSERT|REPLACE|UPDATE|DELETE)\b))",
    re.IGNORECASE | re.DOTALL,
)


class Connection(sqlite3.Connection):
    """A connection that has the turn from the first statement that writes to the end of its transaction."""

    turn: Turn | None = None
    """None where no file is shared: in memory."""

    @contextmanager
    def turn_to_write(self) -> Iterator[None]:
        """Have the turn, and give it back unless a transaction was left open; raises `Busy`."""
        if self.turn:
            self.turn.take()
        try:
            yield
        finally:
            self._end_turn()

    def commit(self) -> None:
        """Commit, then let the next one write."""
        try:
            super().commit()
        finally:
            self._end_turn()

    def rollback(self) -> None:
        """Roll back, then let the next one write."""
        try:
            super().rollback()
        finally:
            self._end_turn()

    def close(self) -> None:
        """Close, which rolls back, then let the next one write."""
        try:
            super().close()
        finally:
            if self.turn:
                self.turn.give_back()

    def _end_turn(self) -> None:
        if self.turn and not self.in_transaction:
            self.turn.give_back()


class Cursor(base.SQLiteCursorWrapper):
    """Waits for the turn before a statement that writes, be it a transaction's BEGIN or a single INSERT."""

    connection: Connection

    def execute(self, query: str, params: Any = None) -> Any:
        """Run one statement."""
        if READS.match(query):
            return super().execute(query, params)
        with self.connection.turn_to_write():
            return super().execute(query, params)

    def executemany(self, query: str, param_list: Any) -> Any:
        """Run one statement for many rows."""
        with self.connection.turn_to_write():
            return super().executemany(query, param_list)

    def executescript(self, script: str) -> Any:
        """Run several statements."""
        with self.connection.turn_to_write():
            return super().executescript(script)


class DatabaseWrapper(base.DatabaseWrapper):
    """One connection of Django to the file."""

    transaction_mode: str | None

    def get_connection_params(self) -> dict[str, Any]:
        """As Django's, with our connection; a transaction is begun by asking for the right to write."""
        params = super().get_connection_params()
        self.transaction_mode = self.transaction_mode or "IMMEDIATE"
        return {"factory": Connection, **params}

    def get_new_connection(self, conn_params: dict[str, Any]) -> Connection:
        """Connect, find the queue of the file, and set it to WAL the first time."""
        connection: Connection = super().get_new_connection(conn_params)
        connection.executescript(PRAGMAS)
        file = connection.execute("PRAGMA database_list").fetchone()[2]
        if file:
            connection.turn = Turn(f"{file}-turn")
            if connection.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
                with connection.turn_to_write():
                    connection.execute("PRAGMA journal_mode = WAL")
        return connection

    def create_cursor(self, name: str | None = None) -> Cursor:
        """A cursor that queues."""
        return self.connection.cursor(factory=Cursor)
