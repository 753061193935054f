"""Offers the authors of eligible entries as recipients of letters."""

from collections.abc import Iterable
from datetime import datetime

from hoadep.contest.entries.models import Authorship
from hoadep.contest.papers.addressing import Addressee, Offer, offer
from hoadep.contest.plans.models import Season


def writers(authorships: Iterable[Authorship]) -> list[Addressee]:
    """One letter for each author, with all of the titles; `authorships` come with entry, person, account."""
    titles: dict[int, list[str]] = {}
    first: dict[int, Authorship] = {}
    for row in authorships:
        titles.setdefault(row.person_id, []).append(f"“{row.entry.title}” ({row.entry.code})")
        first.setdefault(row.person_id, row)
    return [_addressee(row, "; ".join(titles[key])) for key, row in first.items()]


def _addressee(row: Authorship, titles: str) -> Addressee:
    account = getattr(row.person, "account", None)
    return Addressee(
        name=row.person.name,
        honorific=row.person.honorific,
        place=row.person.address,
        address=row.person.email or (account.email if account else ""),
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
