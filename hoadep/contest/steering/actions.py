"""Tells the standing office what came, as the clock goes round."""

from datetime import datetime

from django.db import transaction

from hoadep.contest.people.facts import officers_of
from hoadep.contest.plans.models import Season
from hoadep.contest.steering import digests
from hoadep.office.outbox import actions as outbox
from hoadep.office.outbox.models import Message


def tell_office(*, by: str, at: datetime) -> None:
    """Write the digests that are due in every open season; each is there once, however often this runs."""
    for season in Season.objects.filter(closed_at__isnull=True):
        officers = officers_of(season)
        for kind, due, write in (
            ("office_hour", digests.last_hour(at)[1], digests.hour_letters),
            ("office_day", digests.last_morning(at), digests.day_letters),
        ):
            if officers and not Message.objects.filter(kind=kind, subject=season.code, due=due).exists():
                with transaction.atomic():
                    outbox.queue(write(season, officers, now=at), at=at)
