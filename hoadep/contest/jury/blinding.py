"""The one module of this room that knows who wrote: gives judges blind texts, the office what could leak."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from hoadep.contest.entries.models import Authorship, Entry, Photo
from hoadep.contest.jury import names
from hoadep.contest.jury.models import Masking, Numbered, Round
from hoadep.contest.people.facts import same_persons
from hoadep.contest.people.models import Account, Participation, Person, Unit
from hoadep.contest.plans.models import Season
from hoadep.office.files.models import Stored

PERSON, UNIT, CONTACT = "author", "unit", "contact"
KINDS = {PERSON: "tên tác giả", UNIT: "tên đơn vị", CONTACT: "điện thoại, thư điện tử"}
SHOWN = {PERSON: "[tác giả]", UNIT: "[đơn vị]", CONTACT: "[số liên hệ]"}


@dataclass(frozen=True)
class BlindPicture:
    """A photo as a judge sees it: its number in the text, its caption, its size."""

    n: int
    caption: str
    width: int
    height: int


@dataclass(frozen=True)
class BlindText:
    """An entry as a judge sees it: nothing but its number, words and photos."""

    number: int
    title: str
    text: str
    pictures: tuple[BlindPicture, ...]
    withdrawn: bool


@dataclass(frozen=True)
class Origin:
    """Where an entry comes from, for the assignment and for the office; never for a judge."""

    code: str
    title: str
    unit: str
    unit_name: str
    authors: tuple[str, ...]
    author_names: tuple[str, ...]
    withdrawn: bool


@dataclass(frozen=True)
class GiveAway:
    """Words of an entry that could tell who wrote it, and whether judges see them."""

    number: int
    kind: str
    found: str
    masked: bool

    @property
    def named(self) -> str:
        """What it is, as screens say it."""
        return KINDS[self.kind]

    @property
    def shown(self) -> str:
        """What would stand in its place."""
        return SHOWN[self.kind]


@dataclass(frozen=True)
class Reader:
    """An account of somebody who wrote an entry (by its numbered row), and what names the entry."""

    numbered: int
    entry: str
    title: str
    account: str
    address: str


def readers(rows: Iterable[int]) -> list[Reader]:
    """The accounts of the authors of these numbered rows, entries withdrawn left out."""
    numbered = Numbered.objects.filter(pk__in=list(rows), entry__state="eligible").select_related("entry")
    accounts: dict[int, set[tuple[str, str]]] = defaultdict(set)
    for way in ("person__authorships__entry", "authorships__entry"):
        told = Account.objects.filter(**{f"{way}__in": numbered.values("entry")}, is_active=True)
        for entry, code, email in told.values_list(way, "code", "email"):
            accounts[entry].add((code, email))
    return [
        Reader(row.pk, row.entry.code or "", row.entry.title, code, email)
        for row in numbered
        for code, email in sorted(accounts[row.entry_id])
    ]


def eligible(season: Season) -> list[int]:
    """The entries of the season that may be judged."""
    return list(
        Entry.objects.filter(season=season, state="eligible").order_by("pk").values_list("pk", flat=True)
    )


def blind_texts(rows: Sequence[Numbered]) -> dict[int, BlindText]:
    """What judges see of these entries, by number."""
    entries = Entry.objects.in_bulk([row.entry_id for row in rows])
    photos: dict[int, list[Photo]] = defaultdict(list)
    for photo in Photo.objects.filter(entry__in=entries):
        photos[photo.entry_id].append(photo)
    maskings = _maskings(rows)
    return {
        row.number: _blind(row, entries[row.entry_id], photos[row.entry_id], maskings[row.pk]) for row in rows
    }


def _maskings(rows: Sequence[Numbered]) -> dict[int, list[Masking]]:
    found: dict[int, list[Masking]] = defaultdict(list)
    for masking in Masking.objects.filter(numbered__in=rows):
        found[masking.numbered_id].append(masking)
    return found


def _blind(row: Numbered, entry: Entry, photos: Iterable[Photo], maskings: Iterable[Masking]) -> BlindText:
    words = {masking.found: masking.shown for masking in maskings if masking.found}
    hidden = {masking.photo for masking in maskings}
    return BlindText(
        number=row.number,
        title=names.masked(entry.title, words),
        text=names.masked(entry.text, words),
        pictures=tuple(
            BlindPicture(photo.n, names.masked(photo.caption, words), photo.width, photo.height)
            for photo in photos
            if photo.n not in hidden
        ),
        withdrawn=entry.state != "eligible",
    )


def blind_photo(row: Numbered, n: int) -> Stored | None:
    """A photo of the entry, unless it is masked."""
    if Masking.objects.filter(numbered=row, photo=n).exists():
        return None
    photo = Photo.objects.filter(entry=row.entry_id, n=n).select_related("stored").first()
    return photo.stored if photo else None


def withdrawn(round: Round) -> set[int]:
    """The numbers of a round whose entries may no longer be judged."""
    rows = Numbered.objects.filter(round=round).exclude(entry__state="eligible")
    return set(rows.values_list("number", flat=True))


def origins(round: Round, *, at: datetime) -> dict[int, Origin]:
    """Where the entries of a round come from, by number; linked persons count as one."""
    same = same_persons(at)
    writers: dict[int, list[tuple[int, str]]] = defaultdict(list)
    rows = Authorship.objects.filter(entry__in=Numbered.objects.filter(round=round).values("entry"))
    for entry, person, name in rows.values_list("entry_id", "person_id", "person__name"):
        writers[entry].append((same.get(person, person), name))
    numbered = Numbered.objects.filter(round=round).select_related("entry__unit")
    return {row.number: _origin(row.entry, writers[row.entry_id]) for row in numbered}


def _origin(entry: Entry, writers: Sequence[tuple[int, str]]) -> Origin:
    return Origin(
        code=entry.code or "",
        title=entry.title,
        unit=entry.unit.code if entry.unit else "",
        unit_name=entry.unit.short_name if entry.unit else "",
        authors=tuple(str(person) for person, _ in writers),
        author_names=tuple(name for _, name in writers),
        withdrawn=entry.state != "eligible",
    )


def person_key(person: int | None, *, at: datetime) -> str:
    """How `Origin.authors` calls a person; "" for none."""
    return "" if person is None else str(same_persons(at).get(person, person))


def authors_of(round: Round) -> QuerySet[Person]:
    """Everybody who wrote an entry of the round, for the form in which a judge is named."""
    entries = Numbered.objects.filter(round=round).values("entry")
    written = Authorship.objects.filter(entry__in=entries).values("person")
    return Person.objects.filter(pk__in=written).order_by("name", "code")


def give_aways(round: Round, *, at: datetime, only: Numbered | None = None) -> list[GiveAway]:
    """Names of authors, names of units and contacts that stand in the titles, texts and captions."""
    rows = [only] if only else list(Numbered.objects.filter(round=round))
    entries = Entry.objects.in_bulk([row.entry_id for row in rows])
    captions: dict[int, list[str]] = defaultdict(list)
    for photo in Photo.objects.filter(entry__in=entries):
        captions[photo.entry_id].append(photo.caption)
    units, told = names.pattern(_unit_names(round.season)), origins(round, at=at)
    maskings = _maskings(rows)
    found = []
    for row in rows:
        entry = entries[row.entry_id]
        text = "\n\n".join([entry.title, entry.text, *captions[row.entry_id]])
        written = {masking.found for masking in maskings[row.pk]}
        for kind, words in _told(text, told[row.number], units):
            found.append(GiveAway(row.number, kind, words, masked=words in written))
    return found


def _told(text: str, origin: Origin, units: re.Pattern[str] | None) -> Iterable[tuple[str, str]]:
    authors = names.pattern(spelling for name in origin.author_names for spelling in names.variants(name))
    said: dict[str, str] = {}
    for kind, words in (
        (PERSON, names.occurrences(text, authors)),
        (UNIT, names.occurrences(text, units)),
        (CONTACT, names.contacts(text)),
    ):
        for word in words:
            said.setdefault(word, kind)
    return ((kind, word) for word, kind in said.items())


def _unit_names(season: Season) -> set[str]:
    taking_part = Participation.objects.filter(season=season).values("unit")
    rows = Unit.objects.filter(pk__in=taking_part).values_list("name", "short_name")
    return {spelling for pair in rows for spelling in names.unit_variants(*pair)}


def units_of_season(season: Season) -> list[tuple[int, str]]:
    """The units to which a judge may belong, for a form's choice."""
    return list(Unit.objects.filter(participations__season=season).distinct().values_list("pk", "short_name"))


def entry_codes(rows: Iterable[Numbered]) -> Mapping[int, str]:
    """The codes of entries by the key of their numbered row."""
    keys = {row.pk: row.entry_id for row in rows}
    codes = dict(Entry.objects.filter(pk__in=keys.values()).values_list("pk", "code"))
    return {pk: codes[entry] or "" for pk, entry in keys.items()}
