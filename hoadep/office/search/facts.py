"""Finds documents by words, best first among the newest that match, with what was found marked."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.db import connection

from hoadep.office.search import highlight
from hoadep.office.search.highlight import Piece
from hoadep.office.search.matching import MATCHES, Where, score
from hoadep.office.search.models import Document
from hoadep.office.search.words import Term, terms

RANKED = 1_000
_KEY: Final = re.compile(r"([0-9]{1,6})-([0-9]{1,18})", re.ASCII)


@dataclass(frozen=True)
class Hit:
    """A document found; title and snippet in pieces, for the template to mark those found."""

    kind: str
    code: str
    title: tuple[Piece, ...]
    snippet: tuple[Piece, ...]
    access: str
    at: datetime


@dataclass(frozen=True)
class Found:
    """One page of what was found: `ranked` is how many matches, the newest ones, were put in order.

    `more`: there are older matches that were not ranked. `next`: the `after` of the next page, or "".
    """

    hits: tuple[Hit, ...]
    ranked: int
    more: bool
    next: str


NOTHING: Final = Found((), 0, False, "")


def search(places: Sequence[Where], words: str, *, most: int = 50, after: str = "") -> Found:
    """One page of the documents that have all that is asked for (`words.terms`), in two queries at most.

    They are looked for in several places at once: some kinds with some keys of access, others with others.
    The newest are those put in last. An `after` that is no key of a page means the first page.
    """
    asked, opened = terms(words), [where for where in places if not where.shut]
    if not asked or not opened:
        return NOTHING
    matches = _scored(opened, asked)
    ranked = sorted(matches[:RANKED], reverse=True)
    left = _after(ranked, after)
    page = left[:most]
    following = "{}-{}".format(*page[-1]) if len(left) > len(page) > 0 else ""
    return Found(_hits(page, asked), len(ranked), len(matches) > RANKED, following)


def codes(scope: str, words: str, *, kind: str, access: frozenset[str] | None) -> list[str]:
    """The codes of the newest documents of a kind, `RANKED` at most, that have all that is asked for."""
    asked = terms(words)
    if not asked or access == frozenset():
        return []
    matching = MATCHES[connection.vendor]([Where(scope, frozenset([kind]), access)], asked, RANKED)
    sql = f"SELECT code FROM search_document JOIN ({matching.sql}) AS newest USING (id)"  # noqa: S608 # words are parameters
    with connection.cursor() as cursor:
        cursor.execute(sql, matching.parameters)
        return [code for (code,) in cursor.fetchall()]


def known(scope: str, kind: str, codes: Sequence[str]) -> set[str]:
    """Which of these codes the search has."""
    rows = Document.objects.filter(scope=scope, kind=kind, code__in=codes)
    return set(rows.values_list("code", flat=True))


def _scored(places: Sequence[Where], asked: Sequence[Term]) -> list[tuple[int, int]]:
    """Points and id of the newest matches, one more than are ranked."""
    matching = MATCHES[connection.vendor](places, asked, RANKED + 1)
    points = score(connection.vendor, asked)
    sql = f"""WITH newest AS ({matching.sql})
        SELECT {points.sql}, id FROM search_document JOIN newest USING (id) ORDER BY id DESC"""  # noqa: S608 # words are parameters
    with connection.cursor() as cursor:
        cursor.execute(sql, [*matching.parameters, *points.parameters])
        return cursor.fetchall()


def _after(ranked: list[tuple[int, int]], key: str) -> list[tuple[int, int]]:
    found = _KEY.fullmatch(key)
    if not found:
        return ranked
    last = (int(found[1]), int(found[2]))
    return [match for match in ranked if match < last]


def _hits(page: list[tuple[int, int]], asked: Sequence[Term]) -> tuple[Hit, ...]:
    if not page:
        return ()
    shown = Document.objects.defer("exact", "folded", "place").in_bulk([key for _, key in page])
    return tuple(_hit(shown[key], asked) for _, key in page if key in shown)


def _hit(document: Document, asked: Sequence[Term]) -> Hit:
    return Hit(
        kind=document.kind,
        code=document.code,
        title=highlight.marked(document.title, asked),
        snippet=highlight.snippet(document.body, asked),
        access=document.access,
        at=document.at,
    )
