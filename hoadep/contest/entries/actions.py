"""Everything that is done to an entry, from the first draft to its appraisal."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction

from hoadep.contest.entries import facts
from hoadep.contest.entries.letters import letters
from hoadep.contest.entries.models import (
    Authorship,
    CommendationEntry,
    Entry,
    EntryStep,
    NominationEntry,
    Receipt,
    Telling,
)
from hoadep.contest.exemplars.actions import enter_exemplar
from hoadep.contest.exemplars.models import Commendation, Exemplar, Nomination
from hoadep.contest.people import actions as people_actions
from hoadep.contest.people.models import Account, Collective, Person, Unit
from hoadep.contest.plans.actions import next_code, take_step
from hoadep.contest.plans.facts import book_of
from hoadep.contest.plans.models import Season
from hoadep.office.journal import actions as journal
from hoadep.office.outbox import actions as outbox
from hoadep.office.search import actions as search
from hoadep.rules.completeness import AuthorData, ExemplarData, Finding, judge_completeness
from hoadep.rules.lifecycle import ENTRY
from hoadep.rules.receipts import fingerprint
from hoadep.rules.verdict import Refused, not_met, require
from hoadep.vietnamese.folding import fold_plain
from hoadep.vietnamese.text import clean, count_words


@dataclass(frozen=True, kw_only=True)
class Writing:
    """What an author writes: the entry's own content."""

    kind: str
    title: str
    text: str = ""
    extra: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Manuscript:
    """An entry as a person types it: the people by name, as they stand on the cover."""

    writing: Writing
    unit: Unit | None
    author: AuthorData
    exemplar: ExemplarData
    exemplar_kind: str


@transaction.atomic
def keep(
    season: Season,
    manuscript: Manuscript,
    *,
    kept: Entry | None,
    base_version: int,
    by: Account | None,
    at: datetime,
) -> Entry:
    """Keep what was typed: as a new draft, or over the draft or returned entry that it was based on."""
    people: dict[str, Any] = {
        "authors": [_author(manuscript.author, by=by, at=at)],
        "exemplars": [_exemplar(season, manuscript, by=by, at=at)],
    }
    if kept is None:
        return start_draft(season, manuscript.writing, unit=manuscript.unit, **people, by=by, at=at)
    entry = rewrite(kept, manuscript.writing, base_version=base_version, **people, by=by, at=at)
    if entry.unit != manuscript.unit:
        entry.unit = manuscript.unit
        entry.save(update_fields=["unit"])
    return entry


def _author(given: AuthorData, *, by: Account | None, at: datetime) -> Person:
    """The person of that name and telephone, or a new one. Nobody is merged by name alone."""
    known = Person.objects.filter(telephone=given.telephone, plain_name=fold_plain(given.name)).first()
    details = {"address": given.address, "telephone": given.telephone}
    person = known or people_actions.enter_person(name=given.name, by=_code(by), at=at, **details)
    if by and by.person is None and by.name == person.name:
        people_actions.own_person(by, person, at=at)
    return person


def _exemplar(season: Season, manuscript: Manuscript, *, by: Account | None, at: datetime) -> Exemplar:
    """The season's exemplar of that name and place, or a new one."""
    given, kind = manuscript.exemplar, manuscript.exemplar_kind
    subject = "person" if kind == "person" else "collective"
    same = {f"{subject}__plain_name": fold_plain(given.name), "season": season, "place": given.place}
    known = Exemplar.objects.filter(**same).first()
    if known:
        return known
    if kind == "person":
        who: Person | Collective = people_actions.enter_person(
            name=given.name, address=given.place, by=_code(by), at=at
        )
    else:
        who = people_actions.enter_collective(
            name=given.name, kind=kind, address=given.place, by=_code(by), at=at
        )
    return enter_exemplar(season, who, place=given.place, by=_code(by), at=at)


def _code(by: Account | None) -> str:
    """Who acts, for the journal; nobody's code for somebody without an account."""
    return by.code if by else ""


@transaction.atomic
def start_draft(
    season: Season,
    writing: Writing,
    *,
    unit: Unit | None,
    authors: Sequence[Person],
    exemplars: Sequence[Exemplar],
    by: Account | None,
    at: datetime,
    origin: str = Entry.Origin.ONLINE,
) -> Entry:
    """Keep a first draft. It has no number and no step yet: nobody but its author knows of it."""
    entry = Entry(season=season, unit=unit, written_by=by, origin=origin, state="draft")
    _write(entry, writing)
    entry.save()
    _name_people(entry, authors, exemplars)
    return entry


@transaction.atomic
def rewrite(
    entry: Entry,
    writing: Writing,
    *,
    base_version: int,
    authors: Sequence[Person],
    exemplars: Sequence[Exemplar],
    by: Account | None,
    at: datetime,
) -> Entry:
    """Write an entry anew while its author still holds it (draft or returned).

    Raises `Refused` when somebody saved a newer version than the one this was based on.
    """
    kept = Entry.objects.select_for_update().get(pk=entry.pk)
    if kept.version != base_version:
        raise Refused(not_met("", "Bài đã được lưu ở nơi khác sau khi bạn mở. Hãy xem bản mới trước."))
    if kept.state not in ("draft", "returned"):
        raise Refused(not_met("", "Bài đã gửi; muốn sửa, hãy đề nghị đơn vị trả lại bài."))
    _write(kept, writing)
    kept.version += 1
    kept.save()
    kept.authorships.all().delete()
    kept.tellings.all().delete()
    _name_people(kept, authors, exemplars)
    if kept.code:
        journal.record(kept.code, "rewrite", by=by.code if by else "", at=at, secrets={"text": kept.text})
    return kept


def _write(entry: Entry, writing: Writing) -> None:
    entry.kind, entry.extra = writing.kind, writing.extra
    entry.title, entry.text = clean(writing.title).strip(), clean(writing.text).strip()
    entry.words = count_words(entry.text)


def _name_people(entry: Entry, authors: Sequence[Person], exemplars: Sequence[Exemplar]) -> None:
    Authorship.objects.bulk_create(Authorship(entry=entry, person=p, n=n) for n, p in enumerate(authors, 1))
    Telling.objects.bulk_create(Telling(entry=entry, exemplar=exemplar) for exemplar in exemplars)


def _step(entry: Entry, name: str, *, by: Account | None, at: datetime, **more: Any) -> EntryStep:
    """Take a step and tell those whom it concerns."""
    came_back = name == "return_for_changes" and entry.state == "approved"
    step: EntryStep = take_step(entry, ENTRY, name, by=by, at=at, **more)
    outbox.queue(letters(entry, step, came_back=came_back), at=at)
    search.put([facts.searched(entry, at=at)], by=_code(by), at=at)
    return step


@transaction.atomic
def submit(entry: Entry, *, by: Account | None, at: datetime) -> tuple[EntryStep, list[Finding]]:
    """Send an entry to its unit. What the plan compels and is missing refuses it; late is only noted.

    Returns the step and what the plan warns of or notes. The entry gets its number at its first sending.
    """
    plan = book_of(entry.season, at).latest
    findings = judge_completeness(plan, facts.completeness_facts(entry))
    for finding in findings:
        if finding.effect == "refuse":
            require(finding.verdict)
    if not entry.code:
        entry.code = next_code(f"{entry.season.code}-B", width=4)
        entry.save(update_fields=["code"])
    step = _step(entry, "submit", by=by, at=at)
    mark = fingerprint(facts.content_of(entry))
    Receipt.objects.create(entry=entry, n=step.n, at=step.at, fingerprint=mark)
    return step, [finding for finding in findings if not finding.verdict.met]


@transaction.atomic
def approve(entry: Entry, *, appraisal: str, by: Account, at: datetime) -> EntryStep:
    """The unit approves with its own appraisal of the deeds (IV.1); the entry arrives at the host."""
    if not appraisal.strip():
        raise Refused(
            not_met("", "Hãy ghi kết quả đơn vị thẩm định thành tích: ai xác minh, với ai, thế nào.")
        )
    if entry.authorships.filter(person__account=by).exists():
        raise Refused(not_met("", "Không ai được tự duyệt bài của mình."))
    return _step(entry, "approve", by=by, at=at, reason=appraisal)


@transaction.atomic
def return_for_changes(
    entry: Entry, *, reason: str, by: Account, at: datetime, due_at: datetime | None = None
) -> EntryStep:
    """Give an entry back to be completed, with the reason and the date by which it keeps its place."""
    if not reason.strip():
        raise Refused(not_met("", "Trả lại bài phải nêu lý do để tác giả biết cần bổ sung gì."))
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
    entry.unit = unit
    entry.save(update_fields=["unit"])
    return _step(entry, "pass_on", by=by, at=at, reason=reason)


@transaction.atomic
def receive(entry: Entry, *, by: Account, at: datetime) -> EntryStep:
    """The standing office acknowledges an entry; this never changes whether a unit met its duty."""
    return _step(entry, "receive", by=by, at=at)


@transaction.atomic
def appraise(entry: Entry, *, eligible: bool, reason: str, by: Account, at: datetime) -> EntryStep:
    """The standing office finds an entry eligible or not, with its reason."""
    if entry.authorships.filter(person__account=by).exists():
        raise Refused(not_met("", "Không ai được tự thẩm định bài của mình."))
    if not eligible and not reason.strip():
        raise Refused(not_met("", "Kết luận không đủ điều kiện phải nêu lý do."))
    name = "find_eligible" if eligible else "find_ineligible"
    return _step(entry, name, by=by, at=at, reason=reason)


@transaction.atomic
def withdraw(entry: Entry, *, reason: str, by: Account | None, at: datetime) -> EntryStep:
    """Take an entry out: its author until approval, afterwards the standing office, with a reason."""
    return _step(entry, "withdraw", by=by, at=at, reason=reason)


@transaction.atomic
def point_nomination(nomination: Nomination, entry: Entry, *, by: Account, at: datetime) -> NominationEntry:
    """Say that an entry tells of the nominated exemplar."""
    if not entry.tellings.filter(exemplar=nomination.exemplar).exists():
        raise Refused(not_met("", f"Bài {entry.code} không viết về gương {nomination.exemplar.code}."))
    journal.record(nomination.code, "point_to_entry", by=by.code, at=at, codes=[entry.code or ""])
    return NominationEntry.objects.create(nomination=nomination, entry=entry)


@transaction.atomic
def credit_entry(
    commendation: Commendation, entry: Entry, *, by: Account, at: datetime, effective_at: datetime
) -> CommendationEntry:
    """State that an entry tells of the deed for which a commendation was given (II.3)."""
    if not entry.tellings.filter(exemplar=commendation.exemplar).exists():
        raise Refused(not_met("", f"Bài {entry.code} không viết về gương {commendation.exemplar.code}."))
    row = journal.record(commendation.code, "credit_entry", by=by.code, at=at, codes=[entry.code or ""])
    return CommendationEntry.objects.create(
        commendation=commendation, entry=entry, at=effective_at, recorded_at=row.recorded_at, by=by
    )


@transaction.atomic
def undo_credit(link: CommendationEntry, *, by: Account, at: datetime) -> None:
    """The entry does not tell of the deed after all; for whoever knows this the link never was."""
    row = journal.record(
        link.commendation.code, "undo_credit", by=by.code, at=at, codes=[link.entry.code or ""]
    )
    link.undone_at, link.undone_by = row.recorded_at, by
    link.save(update_fields=["undone_at", "undone_by"])
