"""Letters by mail merge: the same paper to each recipient, one PDF for all."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields, is_dataclass, replace
from typing import Any

from hoadep.office.documents.content import Paper
from hoadep.office.documents.fields import filled
from hoadep.office.documents.pdf import bound, joined

Row = Mapping[str, str]
Progress = Callable[[int, int], None]
_AT_ONCE = 50


def letters(template: Paper, rows: Sequence[Row], *, progress: Progress | None = None) -> bytes:
    """One PDF with the paper for each row, in order; `progress` hears (done, of how many).

    ValueError for no rows and for a placeholder ("{tên}") without a value.
    """
    if not rows:
        raise ValueError("Chưa có người nhận nào.")
    papers = [letter(template, row) for row in rows]
    parts = []
    for start in range(0, len(papers), _AT_ONCE):
        parts.append(bound(papers[start : start + _AT_ONCE]))
        if progress:
            progress(min(start + _AT_ONCE, len(papers)), len(papers))
    return joined(parts) if len(parts) > 1 else parts[0]


def letter(template: Paper, row: Row) -> Paper:
    """The paper with each "{placeholder}" in any of its texts filled from the row."""
    paper: Paper = _filled(template, row)
    return paper


def _filled(content: Any, row: Row) -> Any:
    match content:
        case str():
            return filled(content, row)
        case tuple():
            return tuple(_filled(part, row) for part in content)
        case _ if is_dataclass(content) and not isinstance(content, type):
            texts = {field.name: _filled(getattr(content, field.name), row) for field in fields(content)}
            return replace(content, **texts)
        case _:
            return content
