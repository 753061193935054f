"""Offers the authors of eligible entries as recipients of letters."""

from collections.abc import Iterable
from datetime import datetime

from hoadep.contest.entries.letters import TO_SENDER
from hoadep.contest.entries.models import Authorship
from hoadep.contest.papers.addressing import Addressee, Offer, offer
from hoadep.contest.plans.models import Season
from hoadep.office.outbox.facts import wishes


def writers(authorships: Iterable[Authorship]) -> list[Addressee]:
    """One letter for each author, with all of the titles; `authorships` come with entry, person, account."""
    titles: dict[int, list[str]] = {}
    first: dict[int, Authorship] = {}
    for row in authorships:
        titles.setdefault(row.person_id, []).append(f"“{row.entry.title}” ({row.entry.code})")
        first.setdefault(row.person_id, row)
    given = {row.entry.mail_to for row in first.values() if row.n == 1 and row.entry.mail_to}
    ended = {address for address, wish in wishes(given, TO_SENDER).items() if not wish.mail}
    return [_addressee(row, "; ".join(titles[key]), given - ended) for key, row in first.items()]


def _addressee(row: Authorship, titles: str, given: set[str]) -> Addressee:
    """The first author of an entry that was sent without account is written to where its sender said."""
    account = getattr(row.person, "account", None)
    sender = row.entry.mail_to if row.n == 1 and row.entry.mail_to in given else ""
    return Addressee(
        name=row.person.name,
        honorific=row.person.honorific,
        place=row.person.address,
        address=row.person.email or (account.email if account else "") or sender,
        account=account.code if account else "",
        more={"bài": titles},
    )


def _groups(season: Season, at: datetime) -> list[tuple[str, str]]:
    return [("eligible", "Tác giả có bài đủ điều kiện"), ("sent", "Mọi tác giả đã gửi bài")]


def _read(season: Season, key: str, at: datetime) -> list[Addressee]:
    rows = Authorship.objects.filter(entry__season=season, entry__code__isnull=False)
    rows = rows.filter(entry__state="eligible") if key == "eligible" else rows
    return writers(rows.select_related("entry", "person__account").order_by("entry__code", "n"))


offer("authors", Offer(label="Tác giả", groups=_groups, read=_read))
