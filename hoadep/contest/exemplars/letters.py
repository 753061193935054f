"""Who is told of a step of a nomination, and in what words."""

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from hoadep.contest.exemplars.models import Nomination, NominationStep
from hoadep.contest.people.facts import accounts_of
from hoadep.office.outbox.actions import Letter
from hoadep.rules.lifecycle import NOMINATION
from hoadep.vietnamese.dates import last_good_minute

KINDS = {f"nomination_{step.name}": f"Giới thiệu gương: {step.label.lower()}" for step in NOMINATION.steps}
"""The kinds of letters that this room writes, as settings name them."""


def letters(nomination: Nomination, step: NominationStep) -> list[Letter]:
    """A letter to each account of the unit that sent it, but the one that took the step."""
    label = NOMINATION.label(step.name)
    return [
        Letter(
            kind=f"nomination_{step.name}",
            subject=nomination.code,
            recipient=account.code,
            due=step.at,
            title=f"{label}: {nomination.exemplar.name} ({nomination.code})",
            text=_text(nomination, step),
            address=account.email,
        )
        for account in accounts_of(nomination.unit)
        if account != step.by
    ]


def _text(nomination: Nomination, step: NominationStep) -> str:
    """What happened, why, and until when something is waited for."""
    state = NOMINATION.states[step.state]
    lines = [f"Giới thiệu gương {nomination.exemplar.name} ({nomination.code}) nay ở trạng thái: {state}."]
    if step.reason:
        lines.append(f"Ý kiến: {step.reason}")
    if step.due_at:
        lines.append(f"Hạn bổ sung: {last_good_minute(step.due_at, timezone.get_current_timezone())}.")
    path = reverse("nomination", kwargs={"season": nomination.season.slug, "code": nomination.code})
    lines.append(f"Mở: {settings.HOADEP_ADDRESS}{path}")
    return "\n\n".join(lines)
