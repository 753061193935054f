"""Acts that change what the board says of a period: an extension, and "nothing to report"."""

from datetime import datetime

from django.db import models
from django.db.models import Q

from hoadep.contest.people.models import Account, Unit
from hoadep.contest.plans.models import Season
from hoadep.office.files.models import IncomingLetter


class Extension(models.Model):
    """A period's end moved to a later instant, for one unit or for all."""

    season = models.ForeignKey(Season, models.PROTECT, related_name="extensions")
    counts = models.CharField("chỉ tiêu", max_length=12)
    period = models.CharField("kỳ", max_length=8)
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="extensions")
    ends_at = models.DateTimeField("gia hạn đến trước")
    reason = models.TextField("lý do")
    at = models.DateTimeField("có hiệu lực lúc")
    recorded_at = models.DateTimeField("ghi nhận lúc")
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["at"]

    def __str__(self) -> str:
        return f"{self.counts} {self.period}"


class NothingQuerySet(models.QuerySet["NothingToReport"]):
    """Reports of nothing, by the instant that one asks about."""

    def standing(self, as_of: datetime, known_at: datetime | None = None) -> "NothingQuerySet":
        """Given by then and not taken back by then, as far as it was known."""
        rows = self.filter(at__lte=as_of).filter(Q(undone_at__isnull=True) | Q(undone_at__gt=as_of))
        return rows if known_at is None else rows.filter(recorded_at__lte=known_at)


class NothingToReport(models.Model):
    """A unit states, with a reason, that it has nothing to send in a period, until it takes that back."""

    season = models.ForeignKey(Season, models.PROTECT, related_name="nothing_to_report")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="nothing_to_report")
    counts = models.CharField("chỉ tiêu", max_length=12)
    period = models.CharField("kỳ", max_length=8)
    reason = models.TextField("lý do")
    at = models.DateTimeField("có hiệu lực lúc")
    recorded_at = models.DateTimeField("ghi nhận lúc")
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    letter = models.ForeignKey(IncomingLetter, models.PROTECT, null=True, related_name="+")
    undone_at = models.DateTimeField("rút lại lúc", null=True, blank=True)
    undone_by = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")

    objects = NothingQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["season", "unit", "counts", "period"],
                condition=Q(undone_at__isnull=True),
                name="nothing_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.unit.code} {self.period}"
