"""Enters exemplars, sends nominations, and records commendations."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from hoadep.contest.exemplars.models import Commendation, Exemplar, Nomination, NominationStep
from hoadep.contest.people.models import Account, Collective, Person, Unit
from hoadep.contest.plans.actions import next_code, take_step
from hoadep.contest.plans.facts import noon
from hoadep.contest.plans.models import Season
from hoadep.office.journal import actions as journal
from hoadep.rules.lifecycle import NOMINATION
from hoadep.rules.verdict import Refused, not_met


@transaction.atomic
def enter_exemplar(
    season: Season, subject: Person | Collective, *, place: str, by: str, at: datetime
) -> Exemplar:
    """The season's row for a person or collective; the one that is there, or a new one."""
    key = {"person": subject} if isinstance(subject, Person) else {"collective": subject}
    known = Exemplar.objects.filter(season=season, **key).first()
    if known:
        return known
    code = next_code(f"{season.code}-D", width=4)
    exemplar = Exemplar.objects.create(season=season, code=code, place=place, **key)
    journal.record(code, "enter_exemplar", by=by, at=at, codes=[subject.code])
    return exemplar


@dataclass(frozen=True, kw_only=True)
class NominationText:
    """What a unit states of a new exemplar."""

    achievement: str
    foci: tuple[str, ...] = ()
    origin: str = "online"


@transaction.atomic
def nominate(
    season: Season, unit: Unit, exemplar: Exemplar, *, text: NominationText, by: Account, at: datetime
) -> Nomination:
    """A unit sends a nomination; it has arrived at `at` and counts in the period of that instant."""
    if not text.achievement.strip():
        raise Refused(not_met("", "Phải nêu rõ thành tích của gương được giới thiệu."))
    nomination = Nomination.objects.create(
        season=season,
        code=next_code(f"{season.code}-G", width=4),
        unit=unit,
        exemplar=exemplar,
        achievement=text.achievement,
        foci=list(text.foci),
        origin=text.origin,
    )
    step(nomination, "send", by=by, at=at)
    return nomination


@transaction.atomic
def step(
    nomination: Nomination,
    name: str,
    *,
    by: Account,
    at: datetime,
    reason: str = "",
    due_at: datetime | None = None,
) -> NominationStep:
    """Take one step of a nomination's life: send, return for completion, withdraw …"""
    return take_step(nomination, NOMINATION, name, by=by, at=at, reason=reason, due_at=due_at)


@dataclass(frozen=True, kw_only=True)
class Decision:
    """A decision to commend, as it stands on paper."""

    level: str
    form: str
    occasion: str
    giver: str
    number: str
    decided_on: date


@transaction.atomic
def record_commendation(exemplar: Exemplar, decision: Decision, *, by: Account, at: datetime) -> Commendation:
    """Record that an exemplar was commended; it takes effect at noon of the decision's day.

    Raises `Refused` when the same decision was already recorded for the exemplar.
    """
    if exemplar.commendations.filter(
        giver=decision.giver, number=decision.number, decided_on=decision.decided_on
    ).exists():
        reason = f"Quyết định {decision.number} khen gương {exemplar.code} đã được ghi."
        raise Refused(not_met("", reason, evidence=(exemplar.code,)))
    code = next_code(f"{exemplar.season.code}-K", width=4)
    row = journal.record(code, "record_commendation", by=by.code, at=at, codes=[exemplar.code])
    return Commendation.objects.create(
        season=exemplar.season,
        code=code,
        exemplar=exemplar,
        **vars(decision),
        at=noon(decision.decided_on),
        recorded_at=row.recorded_at,
        by=by,
    )
