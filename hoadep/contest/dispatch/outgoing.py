"""Puts a decided list into the words of a dispatch: every text within its bounds, every photo beside it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from hoadep.contest.entries.models import Entry, Photo
from hoadep.contest.papers.signing import chosen_for
from hoadep.contest.people.models import Person
from hoadep.contest.selection import choosing
from hoadep.contest.selection.desks import rows
from hoadep.contest.selection.documents import Subject, listed
from hoadep.contest.selection.facts import Desk, Line
from hoadep.office.documents.pdf import to_pdf
from hoadep.office.files import facts as files
from hoadep.office.files.models import Stored
from hoadep.office.issuing.models import Document
from hoadep.rules.exchange import Detail, Dispatch, Picture, SentEntry, Told, Writer
from hoadep.rules.exchange_reading import fitted
from hoadep.rules.verdict import Refused, not_met

LETTER, ROLL = "van-ban/cong-van", "van-ban/danh-sach"
"""Where the signed letter and the list stand in a bundle, each with its own ending."""
BORN = range(1850, 2201)


@dataclass(frozen=True)
class Outgoing:
    """A dispatch with the files that go with it."""

    dispatch: Dispatch
    photos: Mapping[str, bytes]


def outgoing(shown: Desk, *, uuid: str, at: datetime) -> Outgoing:
    """The decided list with its entries whole. Raises `Refused` where a photo is no longer kept."""
    selection, season = shown.selection, shown.selection.season
    around = _Around.of(shown)
    photos: dict[str, bytes] = {}
    entries = tuple(_entry(line, around, photos) for line in shown.chosen)
    dispatch = fitted(
        Dispatch,
        uuid=uuid,
        sender=shown.plan.plan.issuer,
        season=season.code,
        season_name=season.name,
        level="host",
        code=selection.code,
        title=selection.title,
        number=selection.decided_number,
        decided_on=selection.decided_on,
        decided_by=selection.decided_by,
        sent_at=at,
        entries=entries,
    )
    return Outgoing(dispatch, photos)


@dataclass(frozen=True)
class _Around:
    """The rows that lines point to: entries by their key, authors by their code, prizes by entry's key."""

    entries: Mapping[int, Entry]
    persons: Mapping[str, Person]
    prizes: Mapping[int, str]

    @classmethod
    def of(cls, shown: Desk) -> "_Around":
        """With a fixed number of queries."""
        related = ("photos__stored", "exemplars__person", "exemplars__collective")
        chosen = Entry.objects.filter(pk__in=[line.pk for line in shown.chosen])
        codes = {code for line in shown.chosen for code in line.writers}
        return cls(
            {entry.pk: entry for entry in chosen.prefetch_related(*related)},
            {person.code: person for person in Person.objects.filter(code__in=codes)},
            dict(shown.selection.prizes.values_list("entry_id", "name")),
        )


def _entry(line: Line, around: _Around, photos: dict[str, bytes]) -> SentEntry:
    entry = around.entries[line.pk]
    return fitted(
        SentEntry,
        code=line.code,
        uuid=str(entry.uuid),
        kind=entry.kind,
        kind_name=line.kind_name,
        title=line.title,
        text=entry.text,
        unit=line.unit_name,
        mark=line.value,
        prize=around.prizes.get(line.pk, ""),
        authors=tuple(_writer(code, name, around.persons[code]) for code, name in line.writers.items()),
        exemplars=tuple(
            fitted(Told, code=one.code, name=one.name, sort=one.kind, place=one.place)
            for one in entry.exemplars.all()
        ),
        photos=tuple(_photo(line.code, photo, photos) for photo in entry.photos.all()),
        details=tuple(
            fitted(Detail, key=key, value=str(value)) for key, value in sorted(entry.extra.items()) if value
        ),
    )


def _writer(code: str, name: str, person: Person) -> Writer:
    born = person.born if person.born in BORN else None
    return fitted(Writer, code=code, name=name, born=born, address=person.address)


def _photo(code: str, photo: Photo, photos: dict[str, bytes]) -> Picture:
    file = f"anh/{code}-{photo.n}.jpg"
    try:
        photos[file] = files.read(photo.stored)
    except files.Gone as gone:
        raise Refused(not_met("", f"Bài {code}, ảnh số {photo.n}: {gone}", evidence=(code,))) from gone
    return fitted(Picture, n=photo.n, file=file, caption=photo.caption)


def roll_of(shown: Desk, *, at: datetime) -> bytes:
    """The decided list as a PDF."""
    subject = Subject(
        desk=shown,
        rows=rows(shown, shown.selection.prizes.all()),
        verdicts=choosing.judged(shown),
        year=timezone.localdate(at).year,
        signers=chosen_for(shown.plan, shown.selection.code, on=timezone.localdate(at)),
    )
    return to_pdf(listed(subject))


def letter_of(code: str) -> Document | None:
    """The công văn of a list as it was issued: with number, day and signed file."""
    letters = Document.objects.filter(subject=code, kind="letter", issued_at__isnull=False, corrects=None)
    return letters.select_related("signed", "number").order_by("-pk").first()


def issued_letter(code: str) -> Stored:
    """What was signed of it: nothing official leaves before. Raises `Refused` while there is none."""
    found = letter_of(code)
    if found is None or found.signed is None:
        said = (
            "Công văn gửi cấp trên chưa ban hành. Hãy lưu các văn bản của danh sách vào Văn bản, tải bản ký "
            "của công văn lên, ghi số và ban hành, rồi gửi."
        )
        raise Refused(not_met("", said))
    return found.signed
