"""Puts documents into the search and takes them out, in the transaction of the act that changed them.

Not entered in the journal: a document only repeats what its room has recorded.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from hoadep.office.search import places, words
from hoadep.office.search.models import Document
from hoadep.vietnamese.text import clean

AT_ONCE = 500


@dataclass(frozen=True, kw_only=True)
class Text:
    """What can be found: `access` is the key that opens it (a unit's code …), "" a key like any other."""

    scope: str
    kind: str
    code: str
    title: str
    body: str = ""
    access: str = ""
    at: datetime


def put(documents: Iterable[Text], *, by: str, at: datetime) -> int:
    """Put in or replace documents by (scope, kind, code); of two alike the last counts. Returns how many."""
    _within_an_act()
    texts = {(text.scope, text.kind, text.code): text for text in documents}
    rows = [_row(text, by=by, at=at) for text in texts.values()]
    Document.objects.bulk_create(
        rows,
        batch_size=AT_ONCE,
        update_conflicts=True,
        unique_fields=["scope", "kind", "code"],
        update_fields=[
            *("title", "body", "access", "at"),
            *("exact", "folded", "place", "heading", "put_by", "put_at"),
        ],
    )
    return len(rows)


def remove(scope: str, kind: str, codes: Iterable[str]) -> int:
    """Take documents out, those that are not there included; returns how many were."""
    _within_an_act()
    wanted, removed = sorted(set(codes)), 0
    for start in range(0, len(wanted), AT_ONCE):
        some = Document.objects.filter(scope=scope, kind=kind, code__in=wanted[start : start + AT_ONCE])
        removed += some.delete()[0]
    return removed


def _within_an_act() -> None:
    if not transaction.get_connection().in_atomic_block:
        raise transaction.TransactionManagementError(
            "what can be found changes in the transaction of its act"
        )


def _row(text: Text, *, by: str, at: datetime) -> Document:
    title, body = clean(text.title), clean(text.body)
    heading, whole = f"{text.code}\n{title}", f"{text.code}\n{title}\n{body}"
    return Document(
        scope=text.scope,
        kind=text.kind,
        code=text.code,
        title=title,
        body=body,
        access=text.access,
        at=text.at,
        exact=words.indexed(words.exact_words(whole)),
        folded=words.indexed(words.folded_words(whole)),
        place=words.indexed(places.of(text.scope, text.kind, text.access)),
        heading=len(words.indexed(words.folded_words(heading))) - 1,
        put_by=by,
        put_at=at,
    )
