"""Who is told of a step in an entry's life, and in what words."""

from collections.abc import Iterable

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from hoadep.contest.entries.models import Entry, EntryStep
from hoadep.contest.people.facts import accounts_of
from hoadep.contest.people.models import Account, Unit
from hoadep.office.outbox.actions import Letter
from hoadep.rules.lifecycle import ENTRY
from hoadep.vietnamese.dates import last_good_minute

KINDS = {f"entry_{step.name}": f"Bài dự thi: {step.label.lower()}" for step in ENTRY.steps}
"""The kinds of letters that this room writes, as settings name them."""

TO_THE_UNIT = {"submit", "pass_on", "receive", "find_eligible", "find_ineligible", "withdraw"}
"""The steps of which the unit is told whoever takes them; an approval only when the office gave it."""


def letters(
    entry: Entry, step: EntryStep, *, came_back: bool = False, left: Unit | None = None
) -> list[Letter]:
    """A letter to each account that a step concerns: the authors', its unit's, the unit's that it left.

    `came_back` tells that the standing office sent back what the unit had approved.
    """
    told = set(_authors(entry))
    if step.name in TO_THE_UNIT or came_back or (step.name == "approve" and step.letter):
        told |= set(accounts_of(entry.unit))
    told |= set(accounts_of(left))
    title = f"{ENTRY.label(step.name)}: bài {entry.code}"
    return [
        Letter(
            kind=f"entry_{step.name}",
            subject=entry.code or "",
            recipient=account.code,
            due=step.at,
            title=title,
            text=_text(entry, step),
            address=account.email,
        )
        for account in sorted(told, key=lambda account: account.code)
        if account != step.by
    ]


def _authors(entry: Entry) -> Iterable[Account]:
    found = [entry.written_by]
    for place in entry.authorships.select_related("account", "person__account"):
        found += [place.account, getattr(place.person, "account", None)]
    yield from (account for account in found if account and account.is_active)


def _text(entry: Entry, step: EntryStep) -> str:
    """What happened, why, and until when something is waited for."""
    lines = [f"Bài “{entry.title}” ({entry.code}) nay ở trạng thái: {ENTRY.states[step.state]}."]
    if step.name == "pass_on" and entry.unit:
        lines.append(f"Bài nay thuộc {entry.unit.name}.")
    if step.reason:
        lines.append(f"Ý kiến: {step.reason}")
    if step.due_at:
        lines.append(f"Hạn bổ sung: {last_good_minute(step.due_at, timezone.get_current_timezone())}.")
    if entry.code:
        path = reverse("entry", kwargs={"season": entry.season.slug, "code": entry.code})
        lines.append(f"Mở bài: {settings.HOADEP_ADDRESS}{path}")
    return "\n\n".join(lines)
