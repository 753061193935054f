"""Exemplars of a season and the units' nominations of them."""

import hashlib
import uuid
from collections.abc import Iterable
from datetime import datetime

from django.db import models
from django.db.models import Exists, OuterRef, Q

from hoadep.contest.people.models import Collective, Participation, Person, Unit
from hoadep.contest.plans.models import FAR, Season, Step
from hoadep.vietnamese.folding import fold_plain


def named(words: str, path: str = "") -> Q:
    """Whose name holds the words, with or without diacritics; `path` leads to the exemplar."""
    plain = fold_plain(words)
    return Q(**{f"{path}person__plain_name__contains": plain}) | Q(
        **{f"{path}collective__plain_name__contains": plain}
    )


class ExemplarQuerySet(models.QuerySet["Exemplar"]):
    """Exemplars, by who asks and what is asked."""

    def visible_to(self, season: Season, units: frozenset[str] | None) -> "ExemplarQuerySet":
        """Those of a season that these units nominated; None: all."""
        rows = self.filter(season=season)
        if units is None:
            return rows
        nominated = Nomination.objects.filter(season=season, unit__code__in=units)
        return rows.filter(pk__in=nominated.values("exemplar"))

    def found_by(self, words: str) -> "ExemplarQuerySet":
        """Whose code is the words, or whose name holds them."""
        return self.filter(Q(code__iexact=words) | named(words))

    def of_kind(self, kind: str) -> "ExemplarQuerySet":
        """Collectives of a kind."""
        return self.filter(collective__kind=kind)

    def commended(self, *, yes: bool) -> "ExemplarQuerySet":
        """Those that were, or were not, commended in the season."""
        given = Exemplar.objects.filter(commendations__isnull=False, commendations__revoked_at__isnull=True)
        return self.filter(pk__in=given.values("pk")) if yes else self.exclude(pk__in=given.values("pk"))


class Exemplar(models.Model):
    """A person or a collective of whom the season tells; one row for each season."""

    season = models.ForeignKey(Season, models.PROTECT, related_name="exemplars")
    code = models.CharField("mã", max_length=20, unique=True)
    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="exemplars")
    collective = models.ForeignKey(Collective, models.PROTECT, null=True, related_name="exemplars")
    place = models.CharField("nơi ở, học tập, công tác", max_length=250)
    sort_key = models.CharField(max_length=900, editable=False, default="")

    objects = ExemplarQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["season", "sort_key", "id"], name="exemplar_by_name")]
        constraints = [
            models.CheckConstraint(
                condition=Q(person__isnull=False, collective__isnull=True)
                | Q(person__isnull=True, collective__isnull=False),
                name="exemplar_is_person_or_collective",
            ),
            models.UniqueConstraint(fields=["season", "person"], name="exemplar_person_once"),
            models.UniqueConstraint(fields=["season", "collective"], name="exemplar_collective_once"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """The name as it is called."""
        subject = self.person or self.collective
        return subject.name if subject else ""

    @property
    def kind(self) -> str:
        """The key of what it is: "person", or the collective's own kind."""
        return self.collective.kind if self.collective else "person"

    @property
    def sort(self) -> str:
        """What it is: a person, or the collective's own kind."""
        return self.collective.get_kind_display() if self.collective else "Cá nhân"


class NominationQuerySet(models.QuerySet["Nomination"]):
    """Nominations, by who asks and what is asked."""

    def visible_to(self, season: Season, units: frozenset[str] | None) -> "NominationQuerySet":
        """Those of a season that these units sent; None: all."""
        rows = self.filter(season=season)
        return rows if units is None else rows.filter(unit__code__in=units)

    def found_by(self, words: str) -> "NominationQuerySet":
        """Whose code is the words, or whose exemplar's name holds them."""
        return self.filter(Q(code__iexact=words) | named(words, "exemplar__"))

    def overdue(self, at: datetime) -> "NominationQuerySet":
        """Those that were sent back to be completed by an instant that is over."""
        late = NominationStep.objects.filter(nomination=OuterRef("pk"), ended_at=FAR, due_at__lte=at)
        return self.filter(Exists(late), state="returned")

    def placed_in(self, starts: datetime, ends: datetime, kinds: Iterable[str]) -> "NominationQuerySet":
        """Those that now stand in [starts, ends), of units that take part as one of these kinds."""
        standing = NominationStep.objects.filter(ended_at=FAR, counts_at__gte=starts, counts_at__lt=ends)
        units = Participation.objects.filter(kind__in=list(kinds), season=OuterRef("season"))
        return self.filter(pk__in=standing.values("nomination"), unit__in=units.values("unit"))


class Nomination(models.Model):
    """A unit's proposal that a new exemplar be commended, with the achievements stated (III.3.a)."""

    season = models.ForeignKey(Season, models.PROTECT, related_name="nominations")
    code = models.CharField("mã", max_length=20, unique=True)
    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="nominations")
    exemplar = models.ForeignKey(Exemplar, models.PROTECT, related_name="nominations")
    achievement = models.TextField("thành tích")
    foci = models.JSONField("trọng tâm", default=list)
    origin = models.CharField("hình thức gửi", max_length=8, default="online")
    state = models.CharField("trạng thái", max_length=12, default="draft")

    objects = NominationQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["season", "state", "id"], name="nomination_newest_in_state")]

    def __str__(self) -> str:
        return self.code

    @property
    def version(self) -> str:
        """Tells this text from any other one; what is written anew is based on it."""
        told = "\n".join([self.achievement, *sorted(self.foci)])
        return hashlib.sha256(told.encode()).hexdigest()[:16]


class NominationStep(Step):
    """One step in a nomination's life."""

    nomination = models.ForeignKey(Nomination, models.PROTECT, related_name="steps")

    class Meta(Step.Meta):
        abstract = False
        constraints = [models.UniqueConstraint(fields=["nomination", "n"], name="nomination_step_once")]
        indexes = [
            models.Index(
                fields=[
                    *("season", "ended_at", "at", "unit", "counts_at"),
                    *("state", "counts", "received", "on_behalf"),
                ],
                name="nomination_standing_at",
            )
        ]
