"""Takes dossiers from step to step, enters each in the journal, and tells the unit of it."""

from datetime import date, datetime

from django.db import transaction

from hoadep.contest.council.actions import withdraw_motion
from hoadep.contest.exemplars import searched
from hoadep.contest.exemplars.letters import TOLD_OF_DOSSIERS, dossier_letters
from hoadep.contest.exemplars.models import Dossier, DossierStep, Nomination
from hoadep.contest.people.models import Account
from hoadep.office.journal import actions as journal
from hoadep.office.outbox.actions import queue
from hoadep.office.search import actions as search
from hoadep.rules.dossier_life import DOSSIER
from hoadep.rules.lifecycle import next_state
from hoadep.rules.verdict import Refused, not_met
from hoadep.vietnamese.text import clean

OFF_THE_AGENDA = ("take_off_list", "withdraw")


@transaction.atomic
def take_dossier_step(
    dossier: Dossier,
    name: str,
    *,
    by: Account,
    at: datetime,
    reason: str = "",
    due_on: date | None = None,
    checks: tuple[str, ...] = (),
) -> DossierStep:
    """Move a dossier one step on; one that leaves its list leaves the council's agenda too.

    Raises `Refused` when its state does not allow the step, or while the council votes on it.
    """
    last = dossier.steps.select_for_update().order_by("-n").first()
    state = next_state(DOSSIER, last.state if last else dossier.state, name)
    if last and at < last.at:
        raise Refused(not_met("", f"Việc này không thể ghi trước bước gần nhất của {dossier.code}."))
    reason = clean(reason).strip()
    secrets = {"reason": reason} if reason else {}
    row = journal.record(
        dossier.code, name, by=by.code, at=at, codes=[dossier.nomination.code], secrets=secrets
    )
    taken: DossierStep = dossier.steps.create(
        n=last.n + 1 if last else 1,
        name=name,
        state=state,
        at=at,
        recorded_at=row.recorded_at,
        due_on=due_on,
        reason=reason,
        checks=list(checks),
        by=by,
    )
    dossier.state = state
    dossier.save(update_fields=["state"])
    search.put([searched.dossier(dossier, at=at)], by=by.code, at=at)
    _tell(dossier, taken, by=by, at=at)
    return taken


def _tell(dossier: Dossier, taken: DossierStep, *, by: Account, at: datetime) -> None:
    """The council learns what it need not vote on, the unit what became of its dossier."""
    if taken.name in OFF_THE_AGENDA:
        withdraw_motion(dossier.code, by=by, at=at)
    if taken.name in TOLD_OF_DOSSIERS:
        queue(dossier_letters(dossier, taken), at=at)


@transaction.atomic
def withdraw_dossiers(nomination: Nomination, *, reason: str, by: Account, at: datetime) -> None:
    """A nomination that is taken out takes its dossiers with it, as long as nothing was decided."""
    for dossier in nomination.dossiers.under_way():
        take_dossier_step(dossier, "withdraw", by=by, at=at, reason=reason)
