"""Reads entries for the rules."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q

from hoadep.contest.entries.models import Authorship, Entry, Photo, Telling
from hoadep.contest.exemplars.models import Exemplar
from hoadep.contest.people.models import Account, Person
from hoadep.contest.plans.models import Season
from hoadep.office.search.actions import Text
from hoadep.rules.completeness import AuthorData, EntryFacts, ExemplarData
from hoadep.rules.duties import UNIT_ROLES
from hoadep.vietnamese.folding import fold_plain
from hoadep.vietnamese.markup import plain
from hoadep.vietnamese.telephones import digits_of, is_telephone
from hoadep.web.stories import Picture

OFFICE_ROLES = UNIT_ROLES | {"officer"}
"""Who lodges entries for others."""


@dataclass(frozen=True)
class Named:
    """Who an entry names, authors in their order, and its photos: each by its SHA-256 and caption."""

    authors: tuple[Person, ...]
    exemplars: tuple[Exemplar, ...]
    photos: tuple[tuple[str, str], ...]


def named_in(entry: Entry) -> Named:
    """Read, in three queries, what an entry has beside its own words."""
    return named_in_all([entry])[entry.pk]


def named_in_all(entries: Collection[Entry]) -> dict[int, Named]:
    """The same of many entries, in three queries as well; by the entry's key."""
    keys = [entry.pk for entry in entries]
    authors, exemplars, photos = defaultdict(list), defaultdict(list), defaultdict(list)
    for authorship in Authorship.objects.filter(entry__in=keys).select_related("person"):
        authors[authorship.entry_id].append(authorship.person)
    named = Telling.objects.filter(entry__in=keys).select_related("exemplar__person", "exemplar__collective")
    for telling in named:
        exemplars[telling.entry_id].append(telling.exemplar)
    rows = Photo.objects.filter(entry__in=keys).values_list("entry", "stored__sha256", "caption")
    for key, sha256, caption in rows:
        photos[key].append((sha256, caption))
    return {key: Named(tuple(authors[key]), tuple(exemplars[key]), tuple(photos[key])) for key in keys}


def content_of(entry: Entry, named: Named | None = None) -> dict[str, Any]:
    """What was lodged, as the fingerprint on its receipt is made of; `named` where it was read before."""
    named = named or named_in(entry)
    return {
        "code": entry.code,
        "kind": entry.kind,
        "title": entry.title,
        "text": entry.text,
        "extra": entry.extra,
        "authors": [person.name for person in named.authors],
        "exemplars": sorted(exemplar.name for exemplar in named.exemplars),
        **({"photos": [*named.photos]} if named.photos else {}),
    }


def searched(entry: Entry, content: dict[str, Any], *, at: datetime) -> Text:
    """What the search knows of an entry: its words, and the names of those who wrote and are told of."""
    names = [*content["authors"], *content["exemplars"], *filter(None, [entry.sub_unit])]
    return Text(
        scope=entry.season.code,
        kind="entry",
        code=entry.code or "",
        title=entry.title,
        body="\n".join([entry.text, *names]),
        access=entry.unit.code if entry.unit else "",
        at=at,
    )


def completeness_facts(entry: Entry, named: Named | None = None) -> EntryFacts:
    """What an entry brings, as the completeness rules see it; `named` where it was read before."""
    named = named or named_in(entry)
    return EntryFacts(
        kind=entry.kind,
        title=entry.title,
        text=plain(entry.text),
        authors=tuple(
            AuthorData(name=person.name, address=person.address, telephone=person.telephone)
            for person in named.authors
        ),
        exemplars=tuple(ExemplarData(name=told.name, place=told.place) for told in named.exemplars),
        photos=len(named.photos),
        extra=entry.extra,
        on_paper=entry.origin == Entry.Origin.PAPER,
    )


def pictures(entry: Entry, page: str) -> list[Picture]:
    """The photos of an entry, each fetched under the address of its page."""
    return [
        Picture(photo.n, f"{page}anh/{photo.n}/", photo.caption, photo.width, photo.height)
        for photo in entry.photos.all()
    ]


def later_season(entry: Entry) -> Season | None:
    """The season into which an entry that came too late may be carried: the next that begins after it."""
    if Entry.objects.filter(carried_from=entry).exists():
        return None
    later = Season.objects.filter(starts_on__gt=entry.season.starts_on, closed_at__isnull=True)
    return later.order_by("starts_on").first()


def is_author(entry: Entry, account: Account) -> bool:
    """Whether an account is an author of an entry: as its person, or by its proof."""
    return entry.authorships.filter(Q(person__account=account) | Q(account=account)).exists()


def is_own(entry: Entry, account: Account) -> bool:
    """Whether an entry is an account's own: it was written there, or by its author."""
    return entry.written_by_id == account.pk or is_author(entry, account)


def akin(person: Person, given: AuthorData | Person) -> bool:
    """Whether somebody may be who was meant before: by the telephone, or the name but for its marks."""
    same_telephone = given.telephone and digits_of(person.telephone) == digits_of(given.telephone)
    return bool(same_telephone) or person.plain_name == fold_plain(given.name)


def proofs(authors: Sequence[Person], before: Sequence[Authorship]) -> list[int | None]:
    """For each author the account (key) that proved to be it `before`, also where its row is another now."""
    known = {place.person_id: place.account_id for place in before}
    left = {place.n: place for place in before if place.person_id not in {one.pk for one in authors}}
    found = []
    for n, one in enumerate(authors, 1):
        there = left.get(n)
        renamed = one.pk not in known and there is not None and akin(one, there.person)
        found.append(there.account_id if renamed and there else known.get(one.pk))
    return found


def is_lodged_for(entry: Entry, account: Account) -> bool:
    """Whether the account that wrote an entry down did so for its authors, in a unit or the office."""
    in_the_office = account.roles.filter(role__in=OFFICE_ROLES).exists()
    return in_the_office and not is_author(entry, account)


def looked_up(season: Season, *, code: str, telephone: str) -> Entry | None:
    """The entry of that number if one of its authors gave that telephone number, spaces and dots apart."""
    entry = Entry.objects.filter(season=season, code=code.strip().upper()).first()
    if entry is None or not is_telephone(telephone):
        return None
    known = entry.authors.values_list("telephone", flat=True)
    return entry if any(digits_of(number) == digits_of(telephone) for number in known) else None
