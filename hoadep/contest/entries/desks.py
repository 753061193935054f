"""Where an entry is written: whose draft it is, what it is based on, and what was typed so far."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from typing import Any

from django.core import signing

from hoadep.contest.entries.actions import PhotoGiven
from hoadep.contest.entries.models import Entry
from hoadep.contest.entries.paper_forms import lies_on_paper
from hoadep.contest.entries.unit_fields import UNKNOWN
from hoadep.contest.people.models import Account, Unit
from hoadep.contest.plans.models import Season
from hoadep.office.drafts import actions as drafts
from hoadep.office.drafts.facts import last
from hoadep.office.drafts.models import Draft
from hoadep.rules.plan import Plan
from hoadep.web.access import Book

FORM = "entry"
HELD = ("photos", "proposal", "scan", "original")
"""What a draft has beside what is typed into fields."""


@dataclass
class Desk:
    """One entry being written. `kept` is the entry that came back to be completed, if it did.

    `text_later`: `kept` came on paper, and only its text is typed in now.

    `units` (codes; None for all) are those for which `by` hands in what others wrote.

    `now` is when the request had wholly arrived: the instant that counts for whatever it does, and `book`
    has the rules that held then. A desk lives as long as its request, and reads its draft once.
    """

    season: Season
    owner: str
    object: str
    url: str
    by: Account | None
    now: datetime
    book: Book
    kept: Entry | None = None
    on_behalf: bool = False
    units: frozenset[str] | None = frozenset()
    text_later: bool = False

    @property
    def on_paper(self) -> bool:
        """Whether the text may still lie in the tray."""
        came = bool(self.kept and self.kept.origin == Entry.Origin.PAPER)
        said = self.hands_in and lies_on_paper(self.typed)
        return not self.text_later and (said or came)

    @property
    def hands_in(self) -> bool:
        """Whether it is written by somebody who hands in what others wrote."""
        return self.units is None or bool(self.units)

    @property
    def plan(self) -> Plan:
        """The rules that hold now."""
        return self.book.latest

    @cached_property
    def _row(self) -> Draft | None:
        return last(self.owner, FORM, self.object)

    @property
    def draft(self) -> Draft | None:
        """What was typed here before and has not become an entry."""
        return self._row if self._row and self._row.used_at is None else None

    @property
    def seen(self) -> int:
        """The version that a page opened now is based on."""
        return self._row.version if self._row else 0

    @property
    def saved_at(self) -> datetime | None:
        """When the draft was last kept."""
        return self.draft.saved_at if self.draft else None

    @property
    def typed(self) -> dict[str, Any]:
        """What stands in the form: the draft, else the entry that came back, else who is writing."""
        if self.draft:
            return self._only_unit(self.draft.data) | self.draft.data
        if self.kept:
            return content(self.kept)
        person = self.by.person if self.by and not self.on_behalf else None
        if person is None:
            return self._only_unit({})
        return {
            "author_name": person.name,
            "author_address": person.address,
            "author_telephone": person.telephone,
        } | self._only_unit({})

    def _only_unit(self, typed: dict[str, Any]) -> dict[str, Any]:
        """The unit of whoever hands in for one alone, until another is chosen."""
        if "unit" in typed or self.kept or not self.units or len(self.units) > 1:
            return {}
        return {"unit": str(Unit.objects.values_list("pk", flat=True).get(code=next(iter(self.units))))}

    @property
    def overtaken_by_entry(self) -> bool:
        """Whether the entry that came back was sent or changed elsewhere since this draft was begun."""
        return bool(self.draft and self.kept and self.draft.base_version != str(self.kept.version))

    def keep(self, data: dict[str, Any], *, seen: int, tab: str, rebase: bool = False) -> None:
        """Keep what was typed. Raises `drafts.Overtaken` when another page saved in between.

        `rebase`: its writer has seen the entry as it stands now, and goes on from there.
        """
        newest = str(self.kept.version) if self.kept else ""
        base_version = self.draft.base_version if self.draft and not rebase else newest
        self._row = drafts.keep(
            self.owner,
            FORM,
            self.object,
            data,
            base_version=base_version,
            seen=seen,
            tab=tab,
            at=self.now,
            known=self._row,
        )

    @property
    def sent(self) -> str:
        """What the draft that was here has become, for a day: its number and step."""
        row = self._row
        lately = row and row.used_at and self.now - row.used_at < timedelta(days=1)
        return row.outcome if row and lately else ""

    def discard(self) -> None:
        """Whoever wrote it wants it gone."""
        drafts.discard(self.owner, FORM, self.object)

    def close(self, outcome: str) -> None:
        """The draft has become the entry of that number and step."""
        drafts.use(self.owner, FORM, self.object, at=self.now, outcome=outcome)


def content(entry: Entry) -> dict[str, Any]:
    """An entry as its form would hold it."""
    exemplar = entry.exemplars.select_related("person", "collective").first()
    data: dict[str, Any] = {
        "exemplar_name": exemplar.name if exemplar else "",
        "exemplar_kind": exemplar.collective.kind if exemplar and exemplar.collective else "person",
        "exemplar_place": exemplar.place if exemplar else "",
        "author_email": entry.mail_to,
        "unit": str(entry.unit_id or UNKNOWN),
        "sub_unit": entry.sub_unit,
        "kind": entry.kind,
        "title": entry.title,
        "text": entry.text,
        "photos": [
            {"n": p.n, "sha256": p.stored.sha256, "caption": p.caption, "width": p.width, "height": p.height}
            for p in entry.photos.select_related("stored")
        ],
        **entry.extra,
    }
    for n, person in enumerate(entry.authors.order_by("authorships__n"), 1):
        prefix = "author" if n == 1 else f"author{n}"
        data |= {
            f"{prefix}_name": person.name,
            f"{prefix}_address": person.address,
            f"{prefix}_telephone": person.telephone,
        }
    return data


def to_hold(data: dict[str, Any]) -> str:
    """What a page that was overtaken has beside its fields, signed, to come back with them."""
    return signing.dumps({name: data[name] for name in HELD if name in data}, salt=FORM, compress=True)


def held_here(signed: str) -> dict[str, Any]:
    """What `to_hold` gave a page; nothing for what it did not."""
    try:
        return dict(signing.loads(signed, salt=FORM)) if signed else {}
    except signing.BadSignature:
        return {}


def photos_of(data: dict[str, Any]) -> tuple[PhotoGiven, ...]:
    """The photos of a draft, as the actions take them."""
    return tuple(PhotoGiven(**photo) for photo in data.get("photos", ()))


def drafts_of(account: Account, season: Season) -> list[Draft]:
    """What an account is writing in a season, latest first."""
    rows = Draft.objects.filter(owner=account.code, form=FORM, used_at=None)
    return list(rows.filter(object__startswith=f"{season.code}/").order_by("-saved_at"))


def files_mentioned(rows: Iterable[Draft]) -> set[str]:
    """The SHA-256 of every file that drafts speak of."""
    return {
        photo["sha256"]
        for draft in rows
        for holder in (draft.data, draft.data.get("proposal") or {})
        for photo in [*holder.get("photos", ()), *filter(None, [holder.get("scan"), holder.get("original")])]
    }
