"""An entry as it is written: drafted, written anew, with the people it names."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction

from hoadep.contest.entries.models import Authorship, Entry, Telling
from hoadep.contest.exemplars.actions import enter_exemplar
from hoadep.contest.exemplars.models import Exemplar
from hoadep.contest.people import actions as people_actions
from hoadep.contest.people.facts import code_of
from hoadep.contest.people.models import Account, Collective, Person, Unit
from hoadep.contest.plans.models import Season
from hoadep.office.journal import actions as journal
from hoadep.rules.completeness import AuthorData, ExemplarData
from hoadep.rules.verdict import Refused, not_met
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
    person = known or people_actions.enter_person(name=given.name, by=code_of(by), at=at, **details)
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
            name=given.name, address=given.place, by=code_of(by), at=at
        )
    else:
        who = people_actions.enter_collective(
            name=given.name, kind=kind, address=given.place, by=code_of(by), at=at
        )
    return enter_exemplar(season, who, place=given.place, by=code_of(by), at=at)


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
        journal.record(kept.code, "rewrite", by=code_of(by), at=at, secrets={"text": kept.text})
    return kept


def _write(entry: Entry, writing: Writing) -> None:
    entry.kind, entry.extra = writing.kind, writing.extra
    entry.title, entry.text = clean(writing.title).strip(), clean(writing.text).strip()
    entry.words = count_words(entry.text)


def _name_people(entry: Entry, authors: Sequence[Person], exemplars: Sequence[Exemplar]) -> None:
    Authorship.objects.bulk_create(Authorship(entry=entry, person=p, n=n) for n, p in enumerate(authors, 1))
    Telling.objects.bulk_create(Telling(entry=entry, exemplar=exemplar) for exemplar in exemplars)
