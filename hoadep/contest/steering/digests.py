"""What the standing office is told of what came: one digest an hour in the bell, one each morning by mail."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from hoadep.contest.entries.models import EntryStep
from hoadep.contest.exemplars.models import NominationStep
from hoadep.contest.people.models import Account
from hoadep.contest.plans.models import FAR, Season
from hoadep.contest.steering.morning import morning
from hoadep.office.outbox.actions import Letter

KINDS = {
    "office_hour": "Bài, giới thiệu gương mới đến (mỗi giờ một tin)",
    "office_day": "Việc chờ cơ quan thường trực (mỗi sáng một tin)",
}
"""The kinds of letters that this room writes, as settings name them."""
MORNING = time(7, 30)
HOUR, MORNING_LASTS = timedelta(hours=1), timedelta(hours=4)


@dataclass(frozen=True)
class Arrivals:
    """What came in a while and still waits to be acknowledged."""

    entries: int
    unknown: int
    nominations: int

    def __bool__(self) -> bool:
        return bool(self.entries or self.unknown or self.nominations)

    def __str__(self) -> str:
        named = (
            (self.entries, "bài đơn vị đã duyệt, gửi đến"),
            (self.unknown, "bài chưa rõ đơn vị"),
            (self.nominations, "giới thiệu gương mới"),
        )
        return "; ".join(f"{number} {what}" for number, what in named if number)


def arrivals(season: Season, since: datetime, until: datetime) -> Arrivals:
    """What came in [since, until); three counts along the index of what stands."""
    when = {"season": season, "ended_at": FAR, "at__gte": since, "at__lt": until, "received": False}
    steps = EntryStep.objects.filter(**when)
    return Arrivals(
        entries=steps.filter(state="approved").count(),
        unknown=steps.filter(state="submitted", unit__isnull=True).count(),
        nominations=NominationStep.objects.filter(**when, state="sent").count(),
    )


def last_hour(now: datetime) -> tuple[datetime, datetime]:
    """The hour that ended last."""
    end = timezone.localtime(now).replace(minute=0, second=0, microsecond=0)
    return end - HOUR, end


def last_morning(now: datetime) -> datetime:
    """The last time at which the office was to read its morning digest."""
    here = timezone.localtime(now)
    today = timezone.make_aware(datetime.combine(here.date(), MORNING))
    return today if today <= now else today - timedelta(days=1)


def hour_letters(season: Season, officers: list[Account], *, now: datetime) -> list[Letter]:
    """One to each officer, in the bell alone; none when nothing came."""
    since, until = last_hour(now)
    came = arrivals(season, since, until)
    title = f"Từ {since:%H:%M} đến {until:%H:%M} ngày {until:%d/%m/%Y}: {came}."
    return _letters(season, officers, "office_hour", due=until, title=title) if came else []


def day_letters(season: Season, officers: list[Account], *, now: datetime) -> list[Letter]:
    """One to each officer with the sentences of "Sáng nay"; none when nothing waits, or it is noon."""
    due = last_morning(now)
    if now - due > MORNING_LASTS:
        return []
    said = [f"{item.number} {item.words}" for item in morning(season, as_of=now).sentences]
    title = f"Sáng nay: {'; '.join(said)}."
    return _letters(season, officers, "office_day", due=due, title=title) if said else []


def _letters(
    season: Season, officers: list[Account], kind: str, *, due: datetime, title: str
) -> list[Letter]:
    path = reverse("office_desk", kwargs={"season": season.slug})
    return [
        Letter(
            kind=kind,
            subject=season.code,
            recipient=account.code,
            due=due,
            title=title,
            text=f"{title}\n\nMở bàn làm việc: {settings.HOADEP_ADDRESS}{path}",
            address=account.email if kind == "office_day" else "",
        )
        for account in officers
    ]
