"""The steps of an entry's life, from its sending to its appraisal."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from hoadep.contest.entries import facts
from hoadep.contest.entries.actions.writing import PhotoGiven, Writing, write_text
from hoadep.contest.entries.letters import letters
from hoadep.contest.entries.models import Appraisal, Entry, EntryStep, Receipt, Scan
from hoadep.contest.people.facts import code_of
from hoadep.contest.people.models import Account, Unit
from hoadep.contest.plans.actions import next_code, take_step
from hoadep.contest.plans.facts import book_of
from hoadep.office.files.models import IncomingLetter, Stored
from hoadep.office.outbox import actions as outbox
from hoadep.office.search import actions as search
from hoadep.rules.completeness import Finding, judge_completeness
from hoadep.rules.lifecycle import ENTRY
from hoadep.rules.receipts import fingerprint
from hoadep.rules.verdict import Refused, not_met, require
from hoadep.vietnamese.text import one_line

CHECKED = "Đơn vị đã xác minh: người thật, việc thật, thành tích nêu trong bài là đúng."
"""What a unit states at its approval unless it writes something else."""


@dataclass(frozen=True)
class Attachment:
    """The scan of a paper that comes with a step, and the name under which it came."""

    stored: Stored
    name: str


def _step(
    entry: Entry,
    name: str,
    *,
    by: Account | None,
    at: datetime,
    content: dict[str, Any] | None = None,
    left: Unit | None = None,
    **more: Any,
) -> EntryStep:
    """Take a step and tell those whom it concerns, the unit that it `left` among them.

    `content` is what the entry holds, where it is known.
    """
    came_back = name == "return_for_changes" and entry.state == "approved"
    step: EntryStep = take_step(entry, ENTRY, name, by=by, at=at, **more)
    mark = fingerprint(content) if content and entry.mail_to else ""
    outbox.queue(letters(entry, step, came_back=came_back, left=left, mark=mark), at=at)
    found = facts.searched(entry, content or facts.content_of(entry), at=at)
    search.put([found], by=code_of(by), at=at)
    return step


def _attach(step: EntryStep, scan: Attachment | None) -> None:
    if scan:
        name = one_line(scan.name)[:200] or "bản quét"
        Scan.objects.create(entry=step.entry, n=step.n, stored=scan.stored, name=name)


def _give_receipt(step: EntryStep, content: dict[str, Any]) -> None:
    mark = fingerprint(content)
    Receipt.objects.create(entry=step.entry, n=step.n, at=step.at, fingerprint=mark, content=content)


@transaction.atomic
def enter_text(
    entry: Entry,
    writing: Writing,
    photos: Sequence[PhotoGiven] = (),
    *,
    base_version: int,
    by: Account,
    at: datetime,
) -> EntryStep:
    """Type in the text of an entry that came on paper without it; when it came and counts stays.

    Raises `Refused` when it has a text already, or somebody has changed it meanwhile.
    """
    kept = write_text(entry, writing, photos, base_version=base_version, by=by, at=at)
    content = facts.content_of(kept)
    step = _step(kept, "enter_text", by=by, at=at, content=content)
    _give_receipt(step, content)
    return step


@transaction.atomic
def submit(
    entry: Entry,
    *,
    by: Account | None,
    at: datetime,
    reason: str = "",
    letter: IncomingLetter | None = None,
    scans: Sequence[Attachment] = (),
) -> tuple[EntryStep, list[Finding]]:
    """Send an entry to its unit. What the plan compels and is missing refuses it; late is only noted.

    `letter` is the unit's when the standing office types the entry in for it, `reason` says so in words,
    `scans` are of what came on paper.

    Returns the step and what the plan warns of or notes. The entry gets its number at its first sending.
    """
    plan = book_of(entry.season, at).latest
    named = facts.named_in(entry)
    findings = judge_completeness(plan, facts.completeness_facts(entry, named))
    for finding in findings:
        if finding.effect == "refuse":
            require(finding.verdict)
    if not entry.code:
        entry.code = next_code(f"{entry.season.code}-B", width=4)
        entry.save(update_fields=["code"])
    content = facts.content_of(entry, named)
    step = _step(entry, "submit", by=by, at=at, content=content, reason=reason, letter=letter)
    for scan in {scan.stored.pk: scan for scan in scans}.values():
        _attach(step, scan)
    _give_receipt(step, content)
    return step, [finding for finding in findings if not finding.verdict.met]


@transaction.atomic
def approve(
    entry: Entry,
    *,
    appraisal: str,
    by: Account,
    at: datetime,
    checked_by: str = "",
    checked_with: str = "",
    scan: Attachment | None = None,
    letter: IncomingLetter | None = None,
) -> EntryStep:
    """The unit approves with its own appraisal of the deeds (IV.1); the entry arrives at the host.

    `appraisal` is the unit's statement; who checked is the one who approves when no name is given; `letter`
    is the unit's letter, where the standing office does this for it.
    """
    if not appraisal.strip():
        raise Refused(
            not_met("", "Hãy ghi kết quả đơn vị thẩm định thành tích: ai xác minh, với ai, thế nào.")
        )
    if entry.unit is None:
        raise Refused(not_met("", f"Bài {entry.code} chưa rõ đơn vị. Hãy chuyển bài cho một đơn vị trước."))
    if facts.is_author(entry, by):
        raise Refused(not_met("", "Không ai được tự duyệt bài của mình."))
    step = _step(entry, "approve", by=by, at=at, reason=appraisal, letter=letter)
    who = one_line(checked_by) or by.name
    Appraisal.objects.create(entry=entry, n=step.n, checked_by=who, checked_with=one_line(checked_with))
    _attach(step, scan)
    return step


@transaction.atomic
def return_for_changes(
    entry: Entry, *, reason: str, by: Account, at: datetime, due_at: datetime | None = None
) -> EntryStep:
    """Give an entry back to be completed, with the reason and the date by which it keeps its place."""
    if not reason.strip():
        raise Refused(not_met("", "Trả lại bài phải nêu lý do để tác giả biết cần bổ sung gì."))
    if due_at and due_at <= at:
        raise Refused(not_met("", "Hạn bổ sung phải còn ở phía trước."))
    return _step(entry, "return_for_changes", by=by, at=at, reason=reason, due_at=due_at)


@transaction.atomic
def pass_on(entry: Entry, *, unit: Unit, reason: str, by: Account, at: datetime) -> EntryStep:
    """Pass an entry on to the unit to which it belongs; it keeps its time of lodging."""
    if not entry.season.participations.filter(unit=unit).exists():
        raise Refused(not_met("", f"{unit.name} không tham gia mùa thi này."))
    if unit == entry.unit:
        raise Refused(not_met("", "Bài đã ở đơn vị này."))
    if not reason.strip():
        raise Refused(not_met("", "Chuyển bài phải nêu lý do để tác giả biết."))
    left, entry.unit = entry.unit, unit
    entry.save(update_fields=["unit"])
    return _step(entry, "pass_on", by=by, at=at, reason=reason, left=left)


@transaction.atomic
def receive(entry: Entry, *, by: Account, at: datetime) -> EntryStep:
    """The standing office acknowledges an entry; this never changes whether a unit met its duty."""
    return _step(entry, "receive", by=by, at=at)


@transaction.atomic
def appraise(entry: Entry, *, eligible: bool, reason: str, by: Account, at: datetime) -> EntryStep:
    """The standing office finds an entry eligible or not, with its reason."""
    if facts.is_author(entry, by):
        raise Refused(not_met("", "Không ai được tự thẩm định bài của mình."))
    if not eligible and not reason.strip():
        raise Refused(not_met("", "Kết luận không đủ điều kiện phải nêu lý do."))
    name = "find_eligible" if eligible else "find_ineligible"
    return _step(entry, name, by=by, at=at, reason=reason)


@transaction.atomic
def withdraw(entry: Entry, *, reason: str, by: Account | None, at: datetime) -> EntryStep:
    """Take an entry out: its author until approval, afterwards the standing office, with a reason."""
    return _step(entry, "withdraw", by=by, at=at, reason=reason)
