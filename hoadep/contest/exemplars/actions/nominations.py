"""Enters exemplars, and takes nominations from step to step."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Q

from hoadep.contest.exemplars import facts, searched
from hoadep.contest.exemplars.actions.dossier_steps import withdraw_dossiers
from hoadep.contest.exemplars.letters import letters
from hoadep.contest.exemplars.models import Exemplar, Nomination, NominationStep
from hoadep.contest.people.actions import (
    correct_collective,
    correct_person,
    enter_collective,
    enter_person,
)
from hoadep.contest.people.models import Account, Collective, Person, Unit
from hoadep.contest.plans.actions import next_code, take_step
from hoadep.contest.plans.models import Season
from hoadep.office.files.models import IncomingLetter
from hoadep.office.journal import actions as journal
from hoadep.office.outbox.actions import queue
from hoadep.office.search import actions as search
from hoadep.rules.dossiers import judge_reason
from hoadep.rules.lifecycle import NOMINATION, judge_step
from hoadep.rules.verdict import Refused, not_met, require
from hoadep.vietnamese.names import sort_key
from hoadep.vietnamese.text import clean, one_line


@transaction.atomic
def enter_exemplar(
    season: Season, subject: Person | Collective, *, place: str, by: str, at: datetime
) -> Exemplar:
    """The season's row for a person or collective; the one that is there, or a new one."""
    key = {"person": subject} if isinstance(subject, Person) else {"collective": subject}
    known = Exemplar.objects.filter(season=season, **key).first()
    return known or begin_exemplar(season, subject, place=place, by=by, at=at)


@transaction.atomic
def begin_exemplar(
    season: Season, subject: Person | Collective, *, place: str, by: str, at: datetime
) -> Exemplar:
    """A new row for a person or collective who has none in the season, as who was entered just now."""
    key = {"person": subject} if isinstance(subject, Person) else {"collective": subject}
    code = next_code(f"{season.code}-D", width=4)
    exemplar = Exemplar.objects.create(
        season=season, code=code, place=place, sort_key=_place_in_lists(subject), **key
    )
    journal.record(code, "enter_exemplar", by=by, at=at, codes=[subject.code], begins=True)
    search.put([searched.exemplar(exemplar, at=at)], by=by, at=at)
    return exemplar


@transaction.atomic
def correct_exemplar(
    exemplar: Exemplar, *, name: str, kind: str, place: str, by: str, at: datetime
) -> Exemplar:
    """Write down rightly who an exemplar is and where; "person" or a kind of collective.

    For who was a person and is a collective after all, or the other way round, there is a new row.
    """
    told: dict[str, Any] = {"name": name, "address": place, "by": by, "at": at}
    if exemplar.person and kind == "person":
        correct_person(exemplar.person, telephone=exemplar.person.telephone, **told)
    elif exemplar.collective and kind != "person":
        correct_collective(exemplar.collective, kind=kind, **told)
    elif kind == "person":
        exemplar.person, exemplar.collective = enter_person(**told), None
    else:
        exemplar.person, exemplar.collective = None, enter_collective(kind=kind, **told)
    subject = exemplar.person or exemplar.collective
    assert subject is not None  # noqa: S101 (the database holds one of the two)
    exemplar.place, exemplar.sort_key = place, _place_in_lists(subject)
    exemplar.save(update_fields=["person", "collective", "place", "sort_key"])
    journal.record(exemplar.code, "correct_exemplar", by=by, at=at, codes=[subject.code])
    search.put([searched.exemplar(exemplar, at=at)], by=by, at=at)
    return exemplar


def _place_in_lists(subject: Person | Collective) -> str:
    """Persons stand by their given names, collectives by the first word of theirs."""
    return subject.sort_key if isinstance(subject, Person) else sort_key(subject.name)[:900]


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
    letter: IncomingLetter | None = None,
) -> Nomination:
    """A unit sends a nomination; it has arrived at `at` and counts in the period of that instant.

    `letter` is the unit's when somebody else enters the nomination for it, `reason` says so in words.
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
    step(nomination, "send", by=by, at=at, reason=reason, letter=letter)
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
    letter: IncomingLetter | None = None,
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
    return nominate(season, unit, exemplar, text=text, by=by, at=at, reason=reason, letter=letter)


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
    nomination: Nomination,
    text: NominationText,
    *,
    by: Account,
    at: datetime,
    reason: str = "",
    letter: IncomingLetter | None = None,
) -> NominationStep:
    """A nomination that came back is written anew and sent again; in time it keeps its first arrival."""
    require(judge_step(NOMINATION, nomination.state, "send"))
    nomination.achievement, nomination.foci = _stated(text), list(text.foci)
    nomination.save(update_fields=["achievement", "foci"])
    journal.record(
        nomination.code, "rewrite", by=by.code, at=at, secrets={"achievement": nomination.achievement}
    )
    return step(nomination, "send", by=by, at=at, reason=reason, letter=letter)


@transaction.atomic
def return_for_completion(
    nomination: Nomination, *, reason: str, due_at: datetime, by: Account, at: datetime
) -> NominationStep:
    """Give a nomination back with what is wanting; sent again by `due_at`, it keeps its first arrival."""
    if due_at <= at:
        raise Refused(not_met("", "Hạn bổ sung phải còn ở phía trước."))
    require(judge_reason("Trả lại", reason))
    return step(nomination, "return_for_completion", by=by, at=at, reason=reason, due_at=due_at)


@transaction.atomic
def decide(
    nomination: Nomination, *, accepted: bool, reason: str, by: Account, at: datetime
) -> NominationStep:
    """Put a nomination on the list to be considered, or, with the reason, not."""
    if not accepted:
        require(judge_reason("Không đưa vào danh sách xét", reason))
    return step(nomination, "accept" if accepted else "refuse", by=by, at=at, reason=reason)


@transaction.atomic
def withdraw(nomination: Nomination, *, reason: str, by: Account, at: datetime) -> NominationStep:
    """Take a nomination out with its dossiers; it no longer counts from then on."""
    require(judge_reason("Rút giới thiệu", reason))
    withdraw_dossiers(nomination, reason=reason, by=by, at=at)
    return step(nomination, "withdraw", by=by, at=at, reason=reason)


@transaction.atomic
def step(
    nomination: Nomination,
    name: str,
    *,
    by: Account,
    at: datetime,
    reason: str = "",
    due_at: datetime | None = None,
    letter: IncomingLetter | None = None,
) -> NominationStep:
    """Take one step of a nomination's life: send, return for completion, withdraw …"""
    taken: NominationStep = take_step(
        nomination, NOMINATION, name, by=by, at=at, reason=reason, due_at=due_at, letter=letter
    )
    queue(letters(nomination, taken), at=at)
    search.put([searched.nomination(nomination, at=at)], by=by.code, at=at)
    return taken
