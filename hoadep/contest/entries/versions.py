"""The versions that an entry has had: what was sent or typed in, by whom, and what changed each time."""

from collections.abc import Mapping, Sequence
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
    """What checking a receipt found: the content still gives its code; since then it was changed, or not.

    `content` is what was received; where that was not kept (`kept`), the entry as it stands now.
    """

    holds: bool
    changed: tuple[str, ...]
    later: tuple[datetime, ...]
    content: Mapping[str, Any]
    kept: bool = True


def received(receipt: Receipt) -> Mapping[str, Any]:
    """What was received; where that was not kept, the entry as it stands now."""
    return facts.content_of(receipt.entry) if receipt.content is None else receipt.content


def check(receipt: Receipt) -> Check:
    """Compute the code anew: from what was sent, and from the entry as it stands now."""
    return check_all([receipt])[0]


def check_all(receipts: Sequence[Receipt]) -> list[Check]:
    """The same of many receipts, in as many queries."""
    named = facts.named_in_all([receipt.entry for receipt in receipts])
    entries = [receipt.entry_id for receipt in receipts]
    given = [*Receipt.objects.filter(entry__in=entries).values_list("entry", "n", "at")]
    found = []
    for receipt in receipts:
        now = facts.content_of(receipt.entry, named[receipt.entry_id])
        later = tuple(at for key, n, at in given if key == receipt.entry_id and n > receipt.n)
        found.append(_checked(receipt, now, later))
    return found


def _checked(receipt: Receipt, now: Mapping[str, Any], later: tuple[datetime, ...]) -> Check:
    if fingerprint(now) == receipt.fingerprint:
        return Check(True, (), (), now)
    sent = now if receipt.content is None else receipt.content
    holds = fingerprint(sent) == receipt.fingerprint
    return Check(holds, changes(sent, now), later, sent, kept=receipt.content is not None)


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
