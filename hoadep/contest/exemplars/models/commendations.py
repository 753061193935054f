"""Decisions that commend exemplars, and those that take a commendation back."""

from datetime import datetime

from django.db import models
from django.db.models import Q

from hoadep.contest.exemplars.models.dossiers import Dossier
from hoadep.contest.exemplars.models.exemplars import Exemplar, named
from hoadep.contest.people.models import Account
from hoadep.contest.plans.models import Season


class CommendationQuerySet(models.QuerySet["Commendation"]):
    """Commendations, by the instant that one asks about and what is asked."""

    def standing(self, as_of: datetime, known_at: datetime | None = None) -> "CommendationQuerySet":
        """Decided by then and not revoked by then."""
        rows = self.filter(at__lte=as_of).filter(Q(revoked_at__isnull=True) | Q(revoked_at__gt=as_of))
        return rows if known_at is None else rows.filter(recorded_at__lte=known_at)

    def found_by(self, words: str) -> "CommendationQuerySet":
        """Whose code is the words, or whose number or exemplar's name holds them."""
        return self.filter(Q(code__iexact=words) | Q(number__icontains=words) | named(words, "exemplar__"))


class Commendation(models.Model):
    """A decision that commends an exemplar: level, form, occasion, giver, number and date."""

    season = models.ForeignKey(Season, models.PROTECT, related_name="commendations")
    code = models.CharField("mã", max_length=20, unique=True)
    exemplar = models.ForeignKey(Exemplar, models.PROTECT, related_name="commendations")
    dossier = models.OneToOneField(Dossier, models.PROTECT, null=True, related_name="commendation")
    level = models.CharField("cấp khen", max_length=8)
    form = models.CharField("hình thức khen", max_length=40)
    occasion = models.CharField("diện khen", max_length=40)
    giver = models.CharField("người khen", max_length=200)
    number = models.CharField("số quyết định", max_length=60)
    decided_on = models.DateField("ngày quyết định")
    other_deed = models.TextField("vì sao là việc khác với lần khen trước", blank=True)
    at = models.DateTimeField("có hiệu lực lúc")
    recorded_at = models.DateTimeField("ghi nhận lúc")
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    revoked_at = models.DateTimeField("hủy từ", null=True, blank=True)

    objects = CommendationQuerySet.as_manager()

    class Meta:
        ordering = ["decided_on", "code"]
        constraints = [
            models.UniqueConstraint(
                fields=["exemplar", "giver", "number", "decided_on"], name="commendation_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.number} ({self.decided_on:%d/%m/%Y})"


class TakenBack(models.Model):
    """A decision that takes back what was given, and what is to be given back with it (false declaration)."""

    number = models.CharField("số quyết định hủy", max_length=60)
    decided_on = models.DateField("ngày quyết định hủy")
    reason = models.TextField("lý do hủy")
    money = models.PositiveBigIntegerField("tiền thưởng phải thu hồi (đồng)", null=True, blank=True)
    things = models.CharField("hiện vật phải thu hồi", max_length=300, blank=True)
    recorded_at = models.DateTimeField("ghi nhận lúc")
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    recovered_on = models.DateField("đã thu hồi ngày", null=True, blank=True)
    recovered_note = models.CharField("chứng từ thu hồi", max_length=300, blank=True)

    class Meta:
        abstract = True
        ordering = ["decided_on", "pk"]

    def __str__(self) -> str:
        return f"{self.number} ({self.decided_on:%d/%m/%Y})"


class Revocation(TakenBack):
    """A commendation taken back."""

    commendation = models.OneToOneField(Commendation, models.PROTECT, related_name="revocation")

    class Meta(TakenBack.Meta):
        abstract = False
