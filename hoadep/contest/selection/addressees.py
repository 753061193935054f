"""Offers the authors of the entries that were chosen as recipients of letters."""

from datetime import datetime

from hoadep.contest.entries.addressees import writers
from hoadep.contest.entries.models import Authorship
from hoadep.contest.papers.addressing import Addressee, Offer, offer
from hoadep.contest.plans.models import Season
from hoadep.contest.selection.models import Selection


def _groups(season: Season, at: datetime) -> list[tuple[str, str]]:
    rows = Selection.objects.filter(season=season, decided_on__isnull=False)
    return [(row.code, f"Tác giả có bài được chọn: {row.title}") for row in rows]


def _read(season: Season, key: str, at: datetime) -> list[Addressee]:
    chosen = {"entry__picks__selection__code": key, "entry__picks__selection__season": season}
    rows = Authorship.objects.filter(**chosen, entry__picks__chosen=True)
    return writers(rows.select_related("entry", "person__account").order_by("entry__code", "n"))


offer("chosen", Offer(label="Bài được chọn", groups=_groups, read=_read))
