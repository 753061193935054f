"""Writes a search in the language of each database: what matches, and how well.

Only words made by `words` and `places` (letters and digits) enter an expression, and those as parameters.
"""

from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from hoadep.office.search.index import BLOCK
from hoadep.office.search.places import access_word, kind_word, scope_word
from hoadep.office.search.words import Term

TITLE_POINTS, MOST_COUNTED = 20, 10
"""What a term in the code or title weighs against one mention, and how many mentions count."""


class Where(NamedTuple):
    """Where to look: in one scope, in some kinds or all (None), with some keys of access or all (None)."""

    scope: str
    kinds: frozenset[str] | None = None
    access: frozenset[str] | None = None

    @property
    def shut(self) -> bool:
        """Whether nothing can be found there."""
        return self.kinds == frozenset() or self.access == frozenset()

    @property
    def alternatives(self) -> list[list[str]]:
        """Of each list a document must have one word."""
        chosen = [[scope_word(self.scope)]]
        if self.kinds is not None:
            chosen.append(sorted(map(kind_word, self.kinds)))
        if self.access is not None:
            chosen.append(sorted(map(access_word, self.access)))
        return chosen


class Matches(NamedTuple):
    """SQL that selects the `id` of the newest that match, and its parameters."""

    sql: str
    parameters: list[str | int]


def _fts5(places: Sequence[Where], terms: Sequence[Term], most: int) -> Matches:
    asked = [f'{"exact" if term.exact else "folded"} : "{" ".join(term.words)}"' for term in terms]
    placed = [
        " AND ".join(f"place : ({' OR '.join(words)})" for words in where.alternatives) for where in places
    ]
    sql = "SELECT rowid AS id FROM search_text WHERE search_text MATCH %s ORDER BY rowid DESC LIMIT %s"
    return Matches(sql, [" AND ".join([*asked, _one_of(placed, " OR ")]), most])


def _tsquery(places: Sequence[Where], terms: Sequence[Term], most: int) -> Matches:
    """The two newest blocks are asked first, and all others only when these have too few.

    The index gives all places of a word before the newest of them are known: of a common word those are very
    many, and a block's own word cuts them short.
    """
    asked = [f"'{lexeme}'" for term in terms for lexeme in _lexemes(term)]
    placed = [
        " & ".join("({})".format(" | ".join(f"'@{word}'" for word in words)) for words in where.alternatives)
        for where in places
    ]
    query = " & ".join([*asked, _one_of(placed, " | ")])
    phrases = [term for term in terms if len(term.words) > 2]  # pairs alone do not make the phrase
    near, far = _with_phrases(_NEAR, phrases), _with_phrases(_FAR, phrases)
    sql = f"""WITH near AS MATERIALIZED ({near} LIMIT %s)
        SELECT id FROM near
        UNION ALL SELECT id FROM ({far} LIMIT %s) AS far WHERE (SELECT count(*) FROM near) < %s
        ORDER BY id DESC LIMIT %s"""  # noqa: S608 # words are parameters
    texts = [f"%{term.spaced}%" for term in phrases]
    return Matches(sql, [query, *texts, most, query, *texts, most, most, most])


_NEWEST: Final = f"(SELECT max(id) / {BLOCK} FROM search_document)"  # noqa: S608 # a number
_NEAR: Final = f"""SELECT id FROM search_document
    WHERE lexemes @@ (%s || format(' & (''#%%s'' | ''#%%s'')', {_NEWEST}, {_NEWEST} - 1))::tsquery
    ORDER BY id DESC"""  # noqa: S608 # a number
_FAR: Final = f"""SELECT id FROM search_document
    WHERE lexemes @@ %s::tsquery AND id < ({_NEWEST} - 1) * {BLOCK}
    ORDER BY id DESC"""  # noqa: S608 # a number


def _with_phrases(sql: str, phrases: Sequence[Term]) -> str:
    """Those of them that have the phrases: long texts are read from the newest on, until there are enough."""
    if not phrases:
        return sql
    alike = " AND ".join(f"{_column(term)} LIKE %s" for term in phrases)
    candidates = f"({sql} OFFSET 0) AS candidates JOIN search_document USING (id)"
    return f"SELECT id FROM {candidates} WHERE {alike} ORDER BY id DESC"  # noqa: S608 # words are parameters


def _one_of(placed: Sequence[str], either: str) -> str:
    """One of these places; a single one as it is, so that the index narrows by each of its words."""
    return placed[0] if len(placed) == 1 else "({})".format(either.join(f"({place})" for place in placed))


def _lexemes(term: Term) -> Iterable[str]:
    prefix = "=" if term.exact else ""
    words = ["_".join(pair) for pair in pairwise(term.words)] or term.words
    return (prefix + word for word in words)


def _column(term: Term) -> str:
    return "exact" if term.exact else "folded"


MATCHES: Final[dict[str, Callable[[Sequence[Where], Sequence[Term], int], Matches]]] = {
    "sqlite": _fts5,
    "postgresql": _tsquery,
}
_FUNCTIONS: Final = {
    "sqlite": {"position": "instr", "least": "min"},
    "postgresql": {"position": "strpos", "least": "least"},
}


def score(vendor: str, terms: Sequence[Term]) -> Matches:
    """SQL for a document's points, the same number on both databases."""
    position, least = _FUNCTIONS[vendor]["position"], _FUNCTIONS[vendor]["least"]
    points, parameters = [], list[str | int]()
    for term in terms:
        column, spaced = _column(term), term.spaced
        points.append(
            f"CASE WHEN {position}({column}, %s) BETWEEN 1 AND heading THEN {TITLE_POINTS} ELSE 0 END"
            f" + {least}({MOST_COUNTED}, (length({column}) - length(replace({column}, %s, ''))) / %s)"
        )
        parameters += [spaced, spaced, len(spaced)]
    return Matches(" + ".join(points), parameters)
