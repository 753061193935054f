"""What the search knows of a paper."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any, Final

from hoadep.contest.papers import facts
from hoadep.office.issuing.models import Document
from hoadep.office.search.actions import Text

_WORDS: Final = ("label", "title", "text", "heads", "rows", "total", "body", "annexes")
"""What a reader reads of the parts of a paper, in its order; the rest says how they are set out.

PostgreSQL keeps the names of JSON in an order of its own.
"""


def paper(found: Document, *, at: datetime) -> Text:
    """Its abstract, kind, number and issuer, and its text unless that was brought from outside."""
    return Text(
        scope=found.scope,
        kind="paper",
        code=found.code,
        title=found.title,
        body="\n".join([facts.named(found), *_words((found.content or {}).get("body")), *_annexes(found)]),
        at=at,
    )


def _annexes(found: Document) -> Iterator[str]:
    return _words((found.content or {}).get("annexes"))


def _words(part: Any) -> Iterator[str]:
    """The words of a part as it is kept (`documents.kept`), in their order."""
    match part:
        case str() if part:
            yield part
        case list():
            for one in part:
                yield from _words(one)
        case dict():
            for name in _WORDS:
                yield from _words(part.get(name))
