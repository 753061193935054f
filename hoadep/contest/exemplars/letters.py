"""Who is told of a step of a nomination or of a dossier, and in what words."""

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from hoadep.contest.exemplars.models import Dossier, DossierStep, Nomination, NominationStep
from hoadep.contest.people.facts import accounts_of
from hoadep.office.outbox.actions import Letter
from hoadep.rules.dossier_life import DOSSIER
from hoadep.rules.lifecycle import NOMINATION
from hoadep.vietnamese.dates import last_good_minute, short_date_screen

TOLD_OF_DOSSIERS = ("return_dossier", "find_unfit", "fail_vote", "decline", "commend", "revoke")
"""The steps of a dossier of which its unit is told."""

KINDS = {
    **{f"nomination_{step.name}": f"Giới thiệu gương: {step.label.lower()}" for step in NOMINATION.steps},
    **{f"dossier_{name}": f"Hồ sơ khen thưởng: {DOSSIER.label(name).lower()}" for name in TOLD_OF_DOSSIERS},
}
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


def dossier_letters(dossier: Dossier, step: DossierStep) -> list[Letter]:
    """A letter to each account of the unit that asked, but the one that took the step."""
    nomination = dossier.nomination
    return [
        Letter(
            kind=f"dossier_{step.name}",
            subject=dossier.code,
            recipient=account.code,
            due=step.at,
            title=f"{DOSSIER.label(step.name)}: {nomination.exemplar.name} ({dossier.code})",
            text=_dossier_text(dossier, step),
            address=account.email,
        )
        for account in accounts_of(nomination.unit)
        if account != step.by
    ]


def _dossier_text(dossier: Dossier, step: DossierStep) -> str:
    name = dossier.nomination.exemplar.name
    lines = [f"Hồ sơ đề nghị khen thưởng {name} ({dossier.code}) nay: {DOSSIER.states[step.state]}."]
    if step.reason:
        lines.append(f"Ý kiến: {step.reason}")
    if step.due_on:
        lines.append(f"Hạn bổ sung: hết ngày {short_date_screen(step.due_on)}.")
    path = reverse("dossier", kwargs={"season": dossier.season.slug, "code": dossier.code})
    lines.append(f"Mở: {settings.HOADEP_ADDRESS}{path}")
    return "\n\n".join(lines)
