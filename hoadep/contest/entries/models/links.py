"""What entries have to do with nominations and commendations."""

from datetime import datetime

from django.db import models
from django.db.models import Q

from hoadep.contest.entries.models.entries import Entry
from hoadep.contest.exemplars.models import Commendation, Nomination
from hoadep.contest.people.models import Account


class NominationEntry(models.Model):
    """A nomination points to an entry that tells of the same exemplar."""

    nomination = models.ForeignKey(Nomination, models.PROTECT, related_name="entry_links")
    entry = models.ForeignKey(Entry, models.PROTECT, related_name="nomination_links")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["nomination", "entry"], name="nomination_entry_once")]

    def __str__(self) -> str:
        return f"{self.nomination.code} · {self.entry.code}"


class CommendationEntryQuerySet(models.QuerySet["CommendationEntry"]):
    """Links of commendations and entries, by the instant that one asks about."""

    def standing(self, as_of: datetime, known_at: datetime | None = None) -> "CommendationEntryQuerySet":
        """Those in effect by then; one taken back never was, for whoever knows of that."""
        rows = self.filter(at__lte=as_of)
        if known_at is None:
            return rows.filter(undone_at__isnull=True)
        known = rows.filter(recorded_at__lte=known_at)
        return known.filter(Q(undone_at__isnull=True) | Q(undone_at__gt=known_at))


class CommendationEntry(models.Model):
    """A person has found that an entry tells of the deed for which a commendation was given."""

    commendation = models.ForeignKey(Commendation, models.PROTECT, related_name="entry_links")
    entry = models.ForeignKey(Entry, models.PROTECT, related_name="commendation_links")
    at = models.DateTimeField("có hiệu lực lúc")
    recorded_at = models.DateTimeField("ghi nhận lúc")
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    undone_at = models.DateTimeField("gỡ lúc", null=True, blank=True)
    undone_by = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")

    objects = CommendationEntryQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["commendation", "entry"],
                condition=Q(undone_at__isnull=True),
                name="commendation_entry_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.commendation.code} · {self.entry.code}"
