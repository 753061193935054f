"""The database's own index over the words: FTS5 with triggers, or a generated tsvector under GIN.

PostgreSQL is given words and pairs of neighbours without positions: a tsvector knows no position beyond
16,383, and a phrase of common words would otherwise be looked for in each document that has them all. Each
also has a word for its block of neighbours by `id`, so that the newest can be asked for alone.
"""

from typing import Final

from django.db.backends.base.base import BaseDatabaseWrapper

BLOCK: Final = 65_536
"""Documents in a block: a word that fewer than a thousand of the two newest have stands in few of all."""

_TAKE_OUT = """INSERT INTO search_text (search_text, rowid, exact, folded, place)
    VALUES ('delete', OLD.id, OLD.exact, OLD.folded, OLD.place);"""
_PUT_IN = """INSERT INTO search_text (rowid, exact, folded, place)
    VALUES (NEW.id, NEW.exact, NEW.folded, NEW.place);"""

_CREATE: Final = {
    "sqlite": [
        """CREATE VIRTUAL TABLE search_text USING fts5(
            exact, folded, place, content='search_document', content_rowid='id',
            tokenize="unicode61 remove_diacritics 0")""",
        f"CREATE TRIGGER search_put AFTER INSERT ON search_document BEGIN {_PUT_IN} END",
        f"CREATE TRIGGER search_removed AFTER DELETE ON search_document BEGIN {_TAKE_OUT} END",
        f"""CREATE TRIGGER search_changed AFTER UPDATE ON search_document
            BEGIN {_TAKE_OUT} {_PUT_IN} END""",
    ],
    "postgresql": [
        """CREATE FUNCTION search_lexemes(text, prefix text) RETURNS text[]
            LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
            SELECT coalesce(array_agg(prefix || lexeme), '{}')
            FROM string_to_array(btrim($1), ' ') AS words, LATERAL (
                SELECT unnest(words)
                UNION ALL SELECT one || '_' || next FROM unnest(words, words[2:]) AS pair (one, next)
            ) AS every (lexeme)
            WHERE lexeme <> '' $$""",
        f"""ALTER TABLE search_document ADD COLUMN lexemes tsvector GENERATED ALWAYS AS (array_to_tsvector(
            search_lexemes(exact, '=') || search_lexemes(folded, '') || search_lexemes(place, '@')
            || ('#' || (id / {BLOCK})::text)
        )) STORED""",
        "CREATE INDEX search_document_lexemes ON search_document USING gin (lexemes)",
    ],
}
_DROP: Final = {
    "sqlite": [
        "DROP TRIGGER search_put",
        "DROP TRIGGER search_removed",
        "DROP TRIGGER search_changed",
        "DROP TABLE search_text",
    ],
    "postgresql": [
        "ALTER TABLE search_document DROP COLUMN lexemes",
        "DROP FUNCTION search_lexemes(text, text)",
    ],
}


def create(connection: BaseDatabaseWrapper) -> None:
    """Put the index in place, over an empty table."""
    _run(connection, _CREATE)


def drop(connection: BaseDatabaseWrapper) -> None:
    """Take the index away: only to undo the migration."""
    _run(connection, _DROP)


def tidy(connection: BaseDatabaseWrapper) -> None:
    """Make one piece of what very many documents left in pieces; PostgreSQL's index needs no such thing."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("INSERT INTO search_text (search_text) VALUES ('optimize')")


def _run(connection: BaseDatabaseWrapper, statements: dict[str, list[str]]) -> None:
    with connection.cursor() as cursor:
        for statement in statements[connection.vendor]:
            cursor.execute(statement)
