"""The versions that an entry has had: what was sent or typed in, by whom, and what changed each time."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from hoadep.contest.entries import facts
from hoadep.contest.entries.models import Entry, Receipt
from hoadep.rules.lifecycle import ENTRY
from hoadep.rules.receipts import fingerprint
from hoadep.vietnamese.differences import Stretch, differences

NAMES = {
    "title": "tên bài",
    "text": "nội dung",
    "kind": "thể loại",
    "authors": "tác giả",
    "exemplars": "gương",
    "photos": "ảnh",
    "extra": "thông tin tác phẩm báo chí",
}


@dataclass(frozen=True)
class Version:
    """One version: its receipt, the step that made it, who took it, what changed since the one before."""

    receipt: Receipt
    label: str
    by: str
    changed: tuple[str, ...]
    lines: tuple[tuple[str, str, str], ...]
    text: tuple[Stretch, ...]


@dataclass(frozen=True)
class Check:
    """What checking a receipt found: the content still gives its code; since then it was changed, or not."""

    holds: bool
    changed: tuple[str, ...]
    later: tuple[datetime, ...]


def check(receipt: Receipt) -> Check:
    """Compute the code anew: from what was sent, and from the entry as it stands now."""
    now = facts.content_of(receipt.entry)
    kept = receipt.content if receipt.content is not None else now
    later = receipt.entry.receipts.filter(n__gt=receipt.n).values_list("at", flat=True)
    if fingerprint(now) == receipt.fingerprint:
        return Check(True, (), ())
    return Check(fingerprint(kept) == receipt.fingerprint, changes(kept, now), tuple(later))


def changes(before: Mapping[str, Any], after: Mapping[str, Any]) -> tuple[str, ...]:
    """What differs between two contents, in words."""
    return tuple(name for key, name in NAMES.items() if _plain(before, key) != _plain(after, key))


def versions_of(entry: Entry) -> list[Version]:
    """Every version of an entry, oldest first."""
    steps = {step.n: step for step in entry.steps.select_related("by")}
    found, before = list[Version](), dict[str, Any]()
    for receipt in entry.receipts.all():
        step, content = steps[receipt.n], receipt.content or {}
        old, new = str(before.get("text", "")), str(content.get("text", ""))
        found.append(
            Version(
                receipt,
                ENTRY.label(step.name),
                step.by.name if step.by else "tác giả (không có tài khoản)",
                changes(before, content) if found else (),
                tuple(_lines(before, content)) if found else (),
                differences(old, new) if found and old != new else (),
            )
        )
        before = content
    return found


def _lines(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[tuple[str, str, str]]:
    """What changed beside the text: its name, as it was, as it is."""
    named = ("title", "authors", "exemplars")
    pairs = [(NAMES[key], _plain(before, key), _plain(after, key)) for key in named]
    return [(name, old, new) for name, old, new in pairs if old != new]


def _plain(content: Mapping[str, Any], key: str) -> str:
    value = content.get(key) or ""
    if isinstance(value, list | tuple):
        return ", ".join(one if isinstance(one, str) else " ".join(one) for one in value)
    return value if isinstance(value, str) else str(sorted(value.items()))
