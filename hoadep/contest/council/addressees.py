"""Offers the members of the council as recipients of letters."""

from datetime import datetime

from django.db.models import Q
from django.utils import timezone

from hoadep.contest.council.models import Member
from hoadep.contest.papers.addressing import Addressee, Offer, offer
from hoadep.contest.plans.models import Season


def _groups(season: Season, at: datetime) -> list[tuple[str, str]]:
    return [("all", "Thành viên Hội đồng")] if Member.objects.filter(season=season).exists() else []


def _read(season: Season, key: str, at: datetime) -> list[Addressee]:
    today = timezone.localdate(at)
    sitting = Q(since__lte=today) & (Q(until=None) | Q(until__gte=today))
    rows = Member.objects.filter(sitting, season=season).select_related("account", "person")
    return [
        Addressee(
            name=row.name,
            honorific=row.person.honorific if row.person else "",
            place=row.work,
            address=row.account.email if row.account else row.person.email if row.person else "",
            account=row.account.code if row.account else "",
            more={"chức danh": row.get_post_display()},
        )
        for row in rows
    ]


offer("council", Offer(label="Hội đồng Thi đua – Khen thưởng", groups=_groups, read=_read))
