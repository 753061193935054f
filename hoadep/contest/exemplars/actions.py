"""Enters exemplars, sends nominations, and records commendations."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from hoadep.contest.exemplars import facts
from hoadep.contest.exemplars.letters import letters
from hoadep.contest.exemplars.models import Commendation, Exemplar, Nomination, NominationStep
from hoadep.contest.people.actions import enter_collective, enter_person
from hoadep.contest.people.models import Account, Collective, Person, Unit
from hoadep.contest.plans.actions import next_code, take_step
from hoadep.contest.plans.facts import book_of, noon
from hoadep.contest.plans.models import Season
from hoadep.office.journal import actions as journal
from hoadep.office.outbox.actions import queue
from hoadep.office.search import actions as search
from hoadep.rules.lifecycle import NOMINATION, judge_step
from hoadep.rules.verdict import Refused, Verdict, not_met, require
from hoadep.vietnamese.dates import short_date_screen
from hoadep.vietnamese.text import clean, one_line


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
    season: Season,
    unit: Unit,
    exemplar: Exemplar,
    *,
    text: NominationText,
    by: Account,
    at: datetime,
    reason: str = "",
) -> Nomination:
    """A unit sends a nomination; it has arrived at `at` and counts in the period of that instant.

    `reason` tells of the unit's letter when somebody else enters the nomination for it.
    """
    nomination = Nomination.objects.create(
        season=season,
        code=next_code(f"{season.code}-G", width=4),
        unit=unit,
        exemplar=exemplar,
        achievement=_stated(text),
        foci=list(text.foci),
        origin=text.origin,
    )
    step(nomination, "send", by=by, at=at, reason=reason)
    return nomination


def _stated(text: NominationText) -> str:
    """The achievements; a nomination without them is none (III.3.a)."""
    achievement = clean(text.achievement).strip()
    if not achievement:
        raise Refused(not_met("III.3.a", "Phải nêu rõ thành tích của gương được giới thiệu."))
    return achievement


@dataclass(frozen=True, kw_only=True)
class Introduced:
    """Whom a unit introduces: somebody known, or a new one by name.

    `sort` is "person" or a kind of collective; `another` says: none of those known by this name.
    """

    sort: str
    name: str
    place: str
    honorific: str = ""
    born: int | None = None
    known: Person | Collective | None = None
    another: bool = False


@transaction.atomic
def introduce(
    season: Season,
    unit: Unit,
    who: Introduced,
    *,
    text: NominationText,
    by: Account,
    at: datetime,
    reason: str = "",
) -> Nomination:
    """A unit nominates somebody by name: the exemplar is entered first unless it is known.

    Raises `Refused` when others bear the name and nobody said which one is meant, and when the unit has
    this exemplar, or these very words, under way already.
    """
    subject = who.known or _newcomer(who, by=by.code, at=at)
    exemplar = enter_exemplar(season, subject, place=one_line(who.place), by=by.code, at=at)
    earlier = season.nominations.filter(unit=unit).exclude(state__in=("withdrawn", "refused"))
    twice = earlier.filter(Q(exemplar=exemplar) | Q(achievement=_stated(text))).first()
    if twice:
        said = f"Đơn vị đã giới thiệu gương này: {twice.code}. Muốn bổ sung thành tích, xin mở giới thiệu đó."
        raise Refused(not_met("", said, evidence=(twice.code,)))
    return nominate(season, unit, exemplar, text=text, by=by, at=at, reason=reason)


def _newcomer(who: Introduced, *, by: str, at: datetime) -> Person | Collective:
    if not who.another and facts.same_named(who.sort, who.name):
        raise Refused(not_met("", f"Đã có gương tên {who.name}. Hãy chọn đúng người, hoặc “trùng tên”."))
    name, place = one_line(who.name), one_line(who.place)
    if who.sort == facts.PERSON:
        details = {"honorific": who.honorific, "born": who.born, "address": place}
        return enter_person(name=name, by=by, at=at, **details)
    return enter_collective(name=name, kind=who.sort, address=place, by=by, at=at)


@transaction.atomic
def complete(
    nomination: Nomination, text: NominationText, *, by: Account, at: datetime, reason: str = ""
) -> NominationStep:
    """A nomination that came back is written anew and sent again; in time it keeps its first arrival."""
    require(judge_step(NOMINATION, nomination.state, "send"))
    nomination.achievement, nomination.foci = _stated(text), list(text.foci)
    nomination.save(update_fields=["achievement", "foci"])
    journal.record(
        nomination.code, "rewrite", by=by.code, at=at, secrets={"achievement": nomination.achievement}
    )
    return step(nomination, "send", by=by, at=at, reason=reason)


@transaction.atomic
def return_for_completion(
    nomination: Nomination, *, reason: str, due_at: datetime, by: Account, at: datetime
) -> NominationStep:
    """Give a nomination back with what is wanting; sent again by `due_at`, it keeps its first arrival."""
    if due_at <= at:
        raise Refused(not_met("", "Hạn bổ sung phải còn ở phía trước."))
    _require_reason("Trả lại", reason)
    return step(nomination, "return_for_completion", by=by, at=at, reason=reason, due_at=due_at)


@transaction.atomic
def decide(
    nomination: Nomination, *, accepted: bool, reason: str, by: Account, at: datetime
) -> NominationStep:
    """Put a nomination on the list to be considered, or, with the reason, not."""
    if not accepted:
        _require_reason("Không đưa vào danh sách xét", reason)
    return step(nomination, "accept" if accepted else "refuse", by=by, at=at, reason=reason)


@transaction.atomic
def withdraw(nomination: Nomination, *, reason: str, by: Account, at: datetime) -> NominationStep:
    """Take a nomination out; it no longer counts from then on."""
    _require_reason("Rút giới thiệu", reason)
    return step(nomination, "withdraw", by=by, at=at, reason=reason)


def _require_reason(act: str, reason: str) -> None:
    if not reason.strip():
        raise Refused(not_met("", f"{act} phải nêu lý do."))


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
    taken: NominationStep = take_step(
        nomination, NOMINATION, name, by=by, at=at, reason=reason, due_at=due_at
    )
    queue(letters(nomination, taken), at=at)
    search.put([facts.searched(nomination, at=at)], by=by.code, at=at)
    return taken


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

    Raises `Refused` for a decision of the future, one that the plan's levels, forms and occasions do not
    have, a number that the giver used for another day, and one already recorded for this exemplar.
    """
    decision = replace(decision, giver=one_line(decision.giver), number=one_line(decision.number))
    for verdict in _decision_verdicts(exemplar, decision, at):
        require(verdict)
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
