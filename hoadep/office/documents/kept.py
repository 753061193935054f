"""Keeps what a paper holds as JSON, so that a draft can be set out anew with other recipients or signers."""

from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any, Final

from hoadep.office.documents import blocks
from hoadep.office.documents.content import Annex, Issuer, Paper
from hoadep.office.documents.signers import Signature

_CLASSES: Final = {
    kind.__name__: kind
    for kind in (
        *(blocks.Paragraph, blocks.Basis, blocks.Article, blocks.Chapter, blocks.Heading, blocks.Clause),
        *(blocks.Point, blocks.Blank, blocks.Table, blocks.Signatures, Annex, Issuer, Paper, Signature),
    )
}


def to_json(content: Any) -> Any:
    """A paper, or a part of one, as JSON takes it; what has its default is left out."""
    match content:
        case tuple():
            return [to_json(part) for part in content]
        case date():
            return {"day": content.isoformat()}
        case _ if is_dataclass(content) and not isinstance(content, type):
            given = {field.name: getattr(content, field.name) for field in fields(content)}
            usual = {field.name: field.default for field in fields(content)}
            told = {name: to_json(value) for name, value in given.items() if value != usual[name]}
            return {"is": type(content).__name__, **told}
        case _:
            return content


def from_json(kept: Any) -> Any:
    """What `to_json` kept."""
    match kept:
        case list():
            return tuple(from_json(part) for part in kept)
        case {"day": day}:
            return date.fromisoformat(day)
        case {"is": name, **told}:
            return _CLASSES[name](**{str(key): from_json(value) for key, value in told.items()})
        case _:
            return kept
