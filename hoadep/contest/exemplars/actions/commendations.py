"""Records decisions that commend exemplars, and those that take a commendation back."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from hoadep.contest.exemplars import searched
from hoadep.contest.exemplars.actions.dossier_steps import take_dossier_step
from hoadep.contest.exemplars.actions.withdrawals import (
    Withdrawal,
    enter_withdrawal,
    note_returned,
)
from hoadep.contest.exemplars.dossier_facts import given_before
from hoadep.contest.exemplars.models import Commendation, Dossier, Exemplar, Revocation
from hoadep.contest.exemplars.subject_facts import dissolved, dissolved_on
from hoadep.contest.papers.actions import Decided, enter_decision
from hoadep.contest.people.models import Account
from hoadep.contest.plans.actions import next_code
from hoadep.contest.plans.facts import book_of, noon
from hoadep.office.journal import actions as journal
from hoadep.office.search import actions as search
from hoadep.rules.dossiers import judge_dissolved, judge_never_twice
from hoadep.rules.verdict import Refused, Verdict, not_met, require
from hoadep.vietnamese.dates import short_date_screen
from hoadep.vietnamese.text import clean, one_line


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
def record_commendation(
    exemplar: Exemplar,
    decision: Decision,
    *,
    by: Account,
    at: datetime,
    dossier: Dossier | None = None,
    other_deed: str = "",
) -> Commendation:
    """Record that an exemplar was commended, on a dossier or without one; in effect at noon of its day.

    Raises `Refused` for a decision of the future, one that the plan's levels, forms and occasions do not
    have, a number that the giver used for another day, one already recorded for this exemplar, a body
    that was dissolved by then, and, without a dossier in which a person settled that, where the subject
    (or another one of the name) was commended before and `other_deed` does not say why this is another deed.
    """
    decision = replace(decision, giver=one_line(decision.giver), number=one_line(decision.number))
    for verdict in _decision_verdicts(exemplar, decision, at):
        require(verdict)
    require(judge_dissolved(dissolved_on(exemplar, dissolved(noon(decision.decided_on)))))
    settled = "" if dossier else _settled(exemplar, decision, other_deed, at)
    code = next_code(f"{exemplar.season.code}-K", width=4)
    if dossier is None and decision.level != "unit":
        told = Decided(**_told(code, decision), title=exemplar.name, shared=True)
        decision = replace(decision, number=enter_decision(exemplar.season, told, by=by, at=at))
    row = journal.record(code, "record_commendation", by=by.code, at=at, codes=[exemplar.code])
    made = Commendation.objects.create(
        season=exemplar.season,
        code=code,
        exemplar=exemplar,
        dossier=dossier,
        **vars(decision),
        other_deed=settled,
        at=noon(decision.decided_on),
        recorded_at=row.recorded_at,
        by=by,
    )
    search.put([searched.commendation(made, at=made.at)], by=by.code, at=at)
    return made


def _told(code: str, decision: Decision | Commendation) -> dict[str, Any]:
    """A decision recorded by hand, as the register takes it."""
    names = ("level", "form", "giver", "number", "decided_on")
    return {"subject": code, **{name: getattr(decision, name) for name in names}}


def _settled(exemplar: Exemplar, decision: Decision, other_deed: str, at: datetime) -> str:
    """The reason why it is another deed, where there is something before that asks for one."""
    other_deed = clean(other_deed).strip()
    found = given_before(exemplar, book_of(exemplar.season, at).latest, as_of=at)
    verdict = judge_never_twice(replace(found, level=decision.level, other_deed=other_deed))
    require(verdict)
    return other_deed if verdict.evidence else ""


def _decision_verdicts(exemplar: Exemplar, decision: Decision, at: datetime) -> Iterator[Verdict]:
    """What must hold before a decision is recorded, one after the other.

    A number stands for one day of a year; not so for units, whose heads bear one name here.
    """
    plan = book_of(exemplar.season, at).latest
    if (decision.form, decision.level) not in {
        (form.key, level) for form in plan.forms for level in form.levels
    }:
        yield not_met("", "Cấp khen này không có hình thức khen này. Hãy chọn lại.")
    if decision.occasion not in {occasion.key for occasion in plan.occasions}:
        yield not_met("", "Kế hoạch không có diện khen này. Hãy chọn lại.")
    said = f"Quyết định {decision.number} ngày {short_date_screen(decision.decided_on)}"
    if not decision.number or not decision.giver:
        yield not_met("", "Phải ghi số quyết định và người khen.")
    if decision.decided_on > timezone.localdate(at):
        yield not_met("", f"{said}: ngày này chưa đến, không ghi trước được.")
    year = Q(giver=decision.giver, number=decision.number, decided_on__year=decision.decided_on.year)
    for known in Commendation.objects.filter(year):
        day = short_date_screen(known.decided_on)
        if known.decided_on != decision.decided_on and decision.level != "unit":
            yield not_met("", f"Số {known.number} của {known.giver} đã ghi với ngày {day} ({known.code}).")
        elif known.exemplar_id == exemplar.pk and known.decided_on == decision.decided_on:
            yield not_met("", f"{said} khen gương {exemplar.code} đã được ghi ({known.code}).")


@transaction.atomic
def revoke(commendation: Commendation, withdrawal: Withdrawal, *, by: Account, at: datetime) -> Revocation:
    """Record that a commendation was taken back (false declaration); it no longer counts from that day.

    Raises `Refused` without a reason or number, for a day before the commendation or to come, for one
    taken back already, and for a number that another paper has.
    """
    if commendation.revoked_at:
        raise Refused(not_met("", f"Khen thưởng {commendation.code} đã bị hủy."))
    same = Revocation.objects.filter(commendation__giver=commendation.giver)
    told = Decided(**_told(commendation.code, commendation), title=commendation.exemplar.name)
    number = enter_withdrawal(commendation.season, withdrawal, told, others=same, by=by, at=at)
    if commendation.dossier:
        take_dossier_step(commendation.dossier, "revoke", by=by, at=at, reason=withdrawal.reason)
    secrets = {"reason": withdrawal.reason}
    row = journal.record(commendation.code, "revoke_commendation", by=by.code, at=at, secrets=secrets)
    commendation.revoked_at = noon(withdrawal.decided_on)
    commendation.save(update_fields=["revoked_at"])
    revocation = Revocation.objects.create(
        commendation=commendation,
        **{**vars(withdrawal), "number": number},
        recorded_at=row.recorded_at,
        by=by,
    )
    search.put([searched.commendation(commendation, revocation, at=at)], by=by.code, at=at)
    return revocation


def note_recovery(
    revocation: Revocation, *, recovered_on: date, note: str, by: Account, at: datetime
) -> Revocation:
    """Note that money and things of a commendation were given back, with the voucher."""
    code = revocation.commendation.code
    note_returned(revocation, code, recovered_on=recovered_on, note=note, by=by, at=at)
    return revocation
