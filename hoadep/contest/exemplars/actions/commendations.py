"""Records decisions that commend exemplars, and those that take a commendation back."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from hoadep.contest.exemplars.actions.dossier_steps import take_dossier_step
from hoadep.contest.exemplars.dossier_facts import given_before
from hoadep.contest.exemplars.models import Commendation, Dossier, Exemplar, Revocation
from hoadep.contest.exemplars.subject_facts import dissolved, dissolved_on
from hoadep.contest.papers.actions import Decided, enter_decision
from hoadep.contest.people.models import Account
from hoadep.contest.plans.actions import next_code
from hoadep.contest.plans.facts import book_of, noon
from hoadep.office.journal import actions as journal
from hoadep.office.numbers import actions as numbers
from hoadep.rules.dossiers import judge_dissolved, judge_never_twice, judge_reason
from hoadep.rules.verdict import Refused, Verdict, not_met, require
from hoadep.vietnamese.dates import short_date_screen
from hoadep.vietnamese.text import clean, one_line

REVOKED = "hủy quyết định khen thưởng"


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
    return Commendation.objects.create(
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


@dataclass(frozen=True, kw_only=True)
class Withdrawal:
    """A decision that takes a commendation back; `money` in đồng, None where it is not known."""

    number: str
    decided_on: date
    reason: str
    money: int | None = None
    things: str = ""


@transaction.atomic
def revoke(commendation: Commendation, withdrawal: Withdrawal, *, by: Account, at: datetime) -> Revocation:
    """Record that a commendation was taken back (false declaration); it no longer counts from that day.

    Raises `Refused` without a reason or number, for a day before the commendation or to come, and for
    one taken back already.
    """
    require(judge_reason("Hủy quyết định khen thưởng", withdrawal.reason))
    for verdict in _revocation_verdicts(commendation, withdrawal, at):
        require(verdict)
    number = _entered(commendation, withdrawal, by=by, at=at)
    if commendation.dossier:
        take_dossier_step(commendation.dossier, "revoke", by=by, at=at, reason=withdrawal.reason)
    if commendation.level != "unit":
        told = _told(commendation.code, commendation) | _paper_of(withdrawal)
        decided = Decided(**told, title=commendation.exemplar.name, about=REVOKED, shared=True)
        withdrawal = replace(withdrawal, number=enter_decision(commendation.season, decided, by=by, at=at))
    secrets = {"reason": withdrawal.reason}
    row = journal.record(commendation.code, "revoke_commendation", by=by.code, at=at, secrets=secrets)
    commendation.revoked_at = noon(withdrawal.decided_on)
    commendation.save(update_fields=["revoked_at"])
    return Revocation.objects.create(
        commendation=commendation,
        **{**vars(withdrawal), "number": number},
        recorded_at=row.recorded_at,
        by=by,
    )


def _paper_of(withdrawal: Withdrawal) -> dict[str, Any]:
    return {"number": withdrawal.number, "decided_on": withdrawal.decided_on}


def _entered(commendation: Commendation, withdrawal: Withdrawal, *, by: Account, at: datetime) -> str:
    """The number as the register keeps it; one decision that takes several back is entered but once."""
    same = Revocation.objects.filter(decided_on=withdrawal.decided_on, number=one_line(withdrawal.number))
    if known := same.filter(commendation__giver=commendation.giver).first():
        return known.number
    plan = book_of(commendation.season, at).latest
    entered = numbers.Entered(
        issuer=plan.plan.issuer if commendation.level == "host" else commendation.giver,
        dated=withdrawal.decided_on,
        abstract=f"Quyết định về việc hủy Quyết định khen thưởng số {commendation.number}",
        subject=commendation.code,
    )
    return numbers.enter(withdrawal.number, entered, by=by.code, at=at).notation


def _revocation_verdicts(
    commendation: Commendation, withdrawal: Withdrawal, at: datetime
) -> Iterator[Verdict]:
    day = short_date_screen(withdrawal.decided_on)
    if commendation.revoked_at:
        yield not_met("", f"Khen thưởng {commendation.code} đã bị hủy.")
    if not one_line(withdrawal.number):
        yield not_met("", "Phải ghi số quyết định hủy.")
    if withdrawal.decided_on > timezone.localdate(at):
        yield not_met("", f"Ngày quyết định hủy {day} chưa đến, không ghi trước được.")
    if withdrawal.decided_on < commendation.decided_on:
        yield not_met("", f"Ngày quyết định hủy {day} trước ngày quyết định khen.")


@transaction.atomic
def note_recovery(
    revocation: Revocation, *, recovered_on: date, note: str, by: Account, at: datetime
) -> Revocation:
    """Note that money and things were given back, with the voucher."""
    if recovered_on > timezone.localdate(at):
        raise Refused(not_met("", "Ngày thu hồi chưa đến, không ghi trước được."))
    journal.record(revocation.commendation.code, "note_recovery", by=by.code, at=at)
    revocation.recovered_on, revocation.recovered_note = recovered_on, one_line(note)
    revocation.save(update_fields=["recovered_on", "recovered_note"])
    return revocation
