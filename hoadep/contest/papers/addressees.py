"""Offers the taking-part units, each by the account that acts for it, as recipients of letters."""

from datetime import datetime

from hoadep.contest.papers.addressing import Addressee, Offer, offer
from hoadep.contest.people.models import Role, Unit
from hoadep.contest.plans.facts import book_of
from hoadep.contest.plans.models import Season


def _groups(season: Season, at: datetime) -> list[tuple[str, str]]:
    blocks = book_of(season, at).latest.blocks
    return [("all", "Mọi đơn vị"), *((block.key, block.name) for block in blocks)]


def _read(season: Season, key: str, at: datetime) -> list[Addressee]:
    kinds = [
        kind
        for block in book_of(season, at).latest.blocks
        if key in ("all", block.key)
        for kind in block.kinds
    ]
    units = Unit.objects.filter(participations__season=season, participations__kind__in=kinds).distinct()
    heads = {
        role.unit_id: role.account
        for role in Role.objects.filter(unit__in=units, ended_at=None, account__is_active=True)
        .select_related("account")
        .order_by("-pk")
    }
    return [
        Addressee(
            name=unit.name,
            address=heads[unit.pk].email if unit.pk in heads else "",
            account=heads[unit.pk].code if unit.pk in heads else "",
        )
        for unit in units
    ]


offer("units", Offer(label="Đơn vị tham gia", groups=_groups, read=_read))
