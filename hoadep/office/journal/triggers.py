"""What keeps the journal insert-only in the database itself, for SQLite and PostgreSQL.

A migration that rebuilds one of the tables on SQLite must call `create` again: they go with the table.
"""

from typing import NamedTuple

from django.db.backends.base.base import BaseDatabaseWrapper


class Trigger(NamedTuple):
    """A trigger by name, table and what follows both in its definition."""

    name: str
    when: str
    table: str
    does: str


_REFUSE = "BEGIN SELECT RAISE(ABORT, 'the journal is insert-only'); END"
_SAME_ROW = "SELECT 1 FROM journal_row WHERE id = NEW.id OR (subject = NEW.subject AND n = NEW.n)"
_SAME_SEAL = "SELECT 1 FROM journal_seal WHERE id = NEW.id OR n = NEW.n"
_WAIT_FOR_SEAL = "BEGIN INSERT INTO journal_unsealed (row_id) VALUES (NEW.id); END"

_TRIGGERS = {
    "sqlite": [
        Trigger("journal_row_waits", "AFTER INSERT", "journal_row", _WAIT_FOR_SEAL),
        Trigger("journal_row_no_update", "BEFORE UPDATE", "journal_row", _REFUSE),
        Trigger("journal_row_no_delete", "BEFORE DELETE", "journal_row", _REFUSE),
        Trigger("journal_seal_no_update", "BEFORE UPDATE", "journal_seal", _REFUSE),
        Trigger("journal_seal_no_delete", "BEFORE DELETE", "journal_seal", _REFUSE),
        # INSERT OR REPLACE deletes without asking the triggers above
        Trigger(
            "journal_row_no_replace", "BEFORE INSERT", "journal_row", f"WHEN EXISTS ({_SAME_ROW}) {_REFUSE}"
        ),
        Trigger(
            "journal_seal_no_replace",
            "BEFORE INSERT",
            "journal_seal",
            f"WHEN EXISTS ({_SAME_SEAL}) {_REFUSE}",
        ),
    ],
    "postgresql": [
        Trigger(
            "journal_row_waits", "AFTER INSERT", "journal_row", "FOR EACH ROW EXECUTE FUNCTION journal_wait()"
        ),
        Trigger(
            "journal_row_no_change",
            "BEFORE UPDATE OR DELETE OR TRUNCATE",
            "journal_row",
            "EXECUTE FUNCTION journal_refuse()",
        ),
        Trigger(
            "journal_seal_no_change",
            "BEFORE UPDATE OR DELETE OR TRUNCATE",
            "journal_seal",
            "EXECUTE FUNCTION journal_refuse()",
        ),
    ],
}
_POSTGRESQL_FUNCTIONS = """
    CREATE OR REPLACE FUNCTION journal_wait() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        INSERT INTO journal_unsealed (row_id) VALUES (NEW.id);
        RETURN NULL;
    END $$;
    CREATE OR REPLACE FUNCTION journal_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        RAISE EXCEPTION 'the journal is insert-only' USING ERRCODE = 'integrity_constraint_violation';
    END $$
"""
_NAMES = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
    "postgresql": "SELECT tgname FROM pg_trigger WHERE tgenabled <> 'D'",
}


def create(connection: BaseDatabaseWrapper) -> None:
    """Put every trigger in place."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(_POSTGRESQL_FUNCTIONS)
        for name, when, table, does in _TRIGGERS[connection.vendor]:
            cursor.execute(f"CREATE TRIGGER {name} {when} ON {table} {does}")


def drop(connection: BaseDatabaseWrapper) -> None:
    """Take every trigger away: only to undo the migration, and to empty a test's database."""
    with connection.cursor() as cursor:
        for name, _, table, _ in _TRIGGERS[connection.vendor]:
            on_table = f" ON {table}" if connection.vendor == "postgresql" else ""
            cursor.execute(f"DROP TRIGGER {name}{on_table}")


def missing(connection: BaseDatabaseWrapper) -> set[str]:
    """The names of triggers that are not in place."""
    with connection.cursor() as cursor:
        cursor.execute(_NAMES[connection.vendor])
        found = {name for (name,) in cursor.fetchall()}
    return {trigger.name for trigger in _TRIGGERS[connection.vendor]} - found
