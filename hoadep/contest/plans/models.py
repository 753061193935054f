"""Seasons, the versions of their plans, the numbers given out, and what a step is."""

import uuid
from datetime import UTC, datetime

from django.db import models
from django.db.models import Q


class Season(models.Model):
    """One year of the contest; everything that happens hangs from it."""

    code = models.CharField("mã", max_length=12, unique=True)
    slug = models.SlugField("địa chỉ", max_length=40, unique=True)
    name = models.CharField("tên cuộc thi", max_length=200)
    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    starts_on = models.DateField("bắt đầu")
    closed_at = models.DateTimeField("đóng lúc", null=True, blank=True)

    class Meta:
        ordering = ["-starts_on", "code"]

    def __str__(self) -> str:
        return self.name


class Plan(models.Model):
    """One version of a season's plan, put in force. Its text is never edited: a change is a new version."""

    season = models.ForeignKey(Season, models.PROTECT, related_name="plans")
    n = models.PositiveSmallIntegerField("bản số")
    text = models.TextField("nội dung (TOML)")
    document = models.TextField("văn bản kế hoạch")
    at = models.DateTimeField("có hiệu lực từ")
    recorded_at = models.DateTimeField("ghi nhận lúc")
    corrects = models.BooleanField("đính chính từ đầu mùa", default=False)
    reason = models.TextField("lý do", blank=True)
    by = models.CharField("người thực hiện", max_length=20, help_text="mã tài khoản")

    class Meta:
        ordering = ["season", "n"]
        constraints = [models.UniqueConstraint(fields=["season", "n"], name="plan_version_once")]

    def __str__(self) -> str:
        return f"{self.season.code} bản {self.n}"


class Series(models.Model):
    """The last number given out for a prefix: BD21-B (entries of a season), N (persons) …"""

    prefix = models.CharField(max_length=16, unique=True)
    last = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.prefix}{self.last}"


FAR = datetime(9999, 12, 30, tzinfo=UTC)
"""An end that has not come: comparable in every database, unlike a missing value."""


class StepQuerySet(models.QuerySet):
    """Steps, by the instant that one asks about."""

    def standing(self, as_of: datetime, known_at: datetime | None = None) -> "StepQuerySet":
        """The one step of each subject that held at that instant, with all that was known at `known_at`."""
        rows = self.filter(at__lte=as_of)
        if known_at is None:
            return rows.filter(ended_at__gt=as_of)
        return rows.filter(recorded_at__lte=known_at).filter(
            Q(ended_at__gt=as_of) | Q(ended_recorded_at__gt=known_at)
        )


class Step(models.Model):
    """How a thing stood from `at` until `ended_at`: who did what, when and why.

    `arrival_at` is its arrival at the host level that is honoured (a thing returned keeps its first one
    when it comes back by `due_at`); `counts_at` places it in a period: the arrival, or the time of lodging
    while there is none. `counts` tells whether it counts towards a quota, `received` whether the standing
    office had acknowledged it, `on_behalf` that it came by a letter of its unit (`letter`, at the step
    that was taken by it) and the standing office typed it in.
    """

    n = models.PositiveSmallIntegerField()
    name = models.CharField("việc", max_length=24)
    state = models.CharField("trạng thái", max_length=12)
    at = models.DateTimeField("có hiệu lực lúc")
    recorded_at = models.DateTimeField("ghi nhận lúc")
    ended_at = models.DateTimeField(default=FAR)
    ended_recorded_at = models.DateTimeField(default=FAR)
    arrival_at = models.DateTimeField("đến lúc", null=True, blank=True)
    counts_at = models.DateTimeField("tính vào kỳ theo lúc")
    counts = models.BooleanField("được tính", default=False)
    received = models.BooleanField(default=False)
    on_behalf = models.BooleanField("nhập thay", default=False, db_default=False)
    letter = models.ForeignKey("files.IncomingLetter", models.PROTECT, null=True, related_name="+")
    due_at = models.DateTimeField("hạn bổ sung", null=True, blank=True)
    reason = models.TextField("lý do, ý kiến", blank=True)
    by = models.ForeignKey("people.Account", models.PROTECT, null=True, related_name="+")
    unit = models.ForeignKey("people.Unit", models.PROTECT, null=True, related_name="+")
    season = models.ForeignKey(Season, models.PROTECT, related_name="+")

    objects = StepQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ["n"]

    def __str__(self) -> str:
        return f"{self.name} → {self.state}"
