"""Judgements that only a person can make, and verdicts kept as they were given."""

from django.db import models

from hoadep.contest.people.models import Account
from hoadep.contest.plans.models import Plan, Season


class Judgement(models.Model):
    """A person's answer to a condition that no arithmetic can settle; a later one replaces it."""

    season = models.ForeignKey(Season, models.PROTECT, related_name="judgements")
    subject = models.CharField("về", max_length=20, help_text="mã đơn vị hoặc mã bài")
    clause = models.CharField("điểm khoản", max_length=20)
    holds = models.BooleanField("đạt")
    reason = models.TextField("lý do")
    at = models.DateTimeField("có hiệu lực lúc")
    recorded_at = models.DateTimeField("ghi nhận lúc")
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["at", "pk"]
        indexes = [models.Index(fields=["season", "subject", "clause"], name="judgement_of_subject")]

    def __str__(self) -> str:
        return f"{self.subject} {self.clause}: {self.holds}"


class Assessment(models.Model):
    """A verdict with consequences, stored with its plan version so that it is shown as it was given."""

    season = models.ForeignKey(Season, models.PROTECT, related_name="assessments")
    subject = models.CharField("về", max_length=20)
    kind = models.CharField("loại", max_length=8)
    plan = models.ForeignKey(Plan, models.PROTECT, related_name="assessments")
    as_of = models.DateTimeField("tính đến")
    verdict = models.JSONField("kết luận")
    at = models.DateTimeField("xét lúc")
    recorded_at = models.DateTimeField("ghi nhận lúc")
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-at", "subject"]
        indexes = [models.Index(fields=["season", "subject"], name="assessment_of_subject")]

    def __str__(self) -> str:
        return f"{self.subject} {self.as_of:%d/%m/%Y}"
