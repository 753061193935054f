"""An entry as it is written: drafted, written anew, with the people it names."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction

from hoadep.contest.entries import facts
from hoadep.contest.entries.actions import naming
from hoadep.contest.entries.models import Authorship, Entry, Photo, Telling
from hoadep.contest.exemplars.models import Exemplar
from hoadep.contest.people.facts import code_of, sub_units
from hoadep.contest.people.models import Account, Person, Unit
from hoadep.contest.plans.models import Season
from hoadep.office.files.models import Stored
from hoadep.office.journal import actions as journal
from hoadep.rules.completeness import AuthorData, ExemplarData
from hoadep.rules.verdict import Refused, not_met
from hoadep.vietnamese.folding import fold_plain
from hoadep.vietnamese.markup import plain
from hoadep.vietnamese.text import clean, count_words, one_line


@dataclass(frozen=True, kw_only=True)
class Writing:
    """What an author writes: the entry's own content."""

    kind: str
    title: str
    text: str = ""
    extra: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class PhotoGiven:
    """A kept photo (its SHA-256), the number by which the text names it, its size in pixels."""

    n: int
    sha256: str
    caption: str
    width: int
    height: int


@dataclass(frozen=True, kw_only=True)
class Manuscript:
    """An entry as a person types it: the people by name, as they stand on the cover."""

    writing: Writing
    unit: Unit | None
    author: AuthorData
    exemplar: ExemplarData
    exemplar_kind: str
    coauthors: tuple[AuthorData, ...] = ()
    photos: tuple[PhotoGiven, ...] = ()
    origin: str = Entry.Origin.ONLINE
    sub_unit: str = ""
    mail_to: str | None = None
    """Where its sender without account is written to; None leaves what was said before."""


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
    who: dict[str, Any] = {"entry": kept, "by": by, "at": at}
    people: dict[str, Any] = {
        "authors": naming.authors([manuscript.author, *manuscript.coauthors], **who),
        "exemplars": [naming.exemplar(season, manuscript.exemplar, manuscript.exemplar_kind, **who)],
    }
    if kept is None:
        people |= {"unit": manuscript.unit, "origin": manuscript.origin}
        entry = start_draft(season, manuscript.writing, **people, by=by, at=at)
    else:
        entry = rewrite(kept, manuscript.writing, base_version=base_version, **people, by=by, at=at)
    mail_to = entry.mail_to if manuscript.mail_to is None else manuscript.mail_to
    place = (manuscript.unit, _sub_unit(season, manuscript), mail_to)
    if (entry.unit, entry.sub_unit, entry.mail_to) != place:
        entry.unit, entry.sub_unit, entry.mail_to = place
        entry.save(update_fields=["unit", "sub_unit", "mail_to"])
    if kept or manuscript.photos:
        _hang(entry, manuscript.photos)
    return entry


def _sub_unit(season: Season, manuscript: Manuscript) -> str:
    """The part of the unit as the unit itself writes it down, if it knows one of that name; else as typed."""
    typed = one_line(manuscript.sub_unit)[:200]
    if not typed or manuscript.unit is None:
        return typed
    names = sub_units(season, manuscript.unit)
    return next((name for name in names if fold_plain(name) == fold_plain(typed)), typed)


def _hang(entry: Entry, photos: Sequence[PhotoGiven]) -> None:
    """The entry has these photos and no others."""
    kept = Stored.objects.filter(gone_at=None).in_bulk([p.sha256 for p in photos], field_name="sha256")
    lost = [photo.n for photo in photos if photo.sha256 not in kept]
    if lost:
        raise Refused(not_met("", f"Ảnh số {lost[0]} không còn được giữ. Hãy bỏ ảnh này rồi tải lại."))
    entry.photos.all().delete()
    Photo.objects.bulk_create(
        Photo(
            entry=entry,
            n=photo.n,
            stored=kept[photo.sha256],
            caption=one_line(photo.caption)[:300],
            width=photo.width,
            height=photo.height,
        )
        for photo in photos
    )


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
    photos: Sequence[PhotoGiven] = (),
) -> Entry:
    """Keep a first draft. It has no number and no step yet: nobody but its author knows of it."""
    entry = Entry(season=season, unit=unit, written_by=by, origin=origin, state="draft")
    _write(entry, writing)
    entry.save()
    _name_people(entry, authors, exemplars)
    if photos:
        _hang(entry, photos)
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
    before = list(kept.authorships.select_related("person"))
    kept.authorships.all().delete()
    kept.tellings.all().delete()
    _name_people(kept, authors, exemplars, before)
    if kept.code:
        journal.record(kept.code, "rewrite", by=code_of(by), at=at, secrets={"text": kept.text})
    return kept


@transaction.atomic
def write_text(
    entry: Entry,
    writing: Writing,
    photos: Sequence[PhotoGiven],
    *,
    base_version: int,
    by: Account,
    at: datetime,
) -> Entry:
    """Write the text and photos of an entry that came without; part of `enter_text`."""
    kept = Entry.objects.select_for_update().get(pk=entry.pk)
    if kept.version != base_version or kept.text:
        raise Refused(not_met("", "Nội dung bài đã được nhập ở nơi khác. Hãy mở lại bài để xem."))
    if not writing.text.strip():
        raise Refused(not_met("", "Chưa có nội dung. Hãy gõ hoặc lấy nội dung từ tệp."))
    _write(kept, writing)
    kept.version += 1
    kept.save()
    _hang(kept, photos)
    journal.record(kept.code or "", "write_text", by=by.code, at=at, secrets={"text": kept.text})
    return kept


def _write(entry: Entry, writing: Writing) -> None:
    entry.kind, entry.extra = writing.kind, writing.extra
    entry.title, entry.text = clean(writing.title).strip(), clean(writing.text).strip()
    entry.words = count_words(plain(entry.text))


def _name_people(
    entry: Entry, authors: Sequence[Person], exemplars: Sequence[Exemplar], before: Sequence[Authorship] = ()
) -> None:
    """Name them; an account that proved to be one of the authors `before` is that author still."""
    places = zip(authors, facts.proofs(authors, before), strict=True)
    Authorship.objects.bulk_create(
        Authorship(entry=entry, person=person, n=n, account_id=account)
        for n, (person, account) in enumerate(places, 1)
    )
    Telling.objects.bulk_create(Telling(entry=entry, exemplar=exemplar) for exemplar in exemplars)
