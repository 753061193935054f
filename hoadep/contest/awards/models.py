"""Judgements of persons, verdicts kept as they were given, and the lists of awards at the season's end."""

from django.db import models

from hoadep.contest.exemplars.models import SettledList, TakenBack
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


class AwardList(SettledList):
    """Units, or authors, that qualify for the contest's own award (II.3), put to the vote and decided."""

    class Kind(models.TextChoices):
        """Whom the list commends."""

        UNIT = "unit", "Tập thể"
        AUTHOR = "author", "Cá nhân"

    kind = models.CharField("khen ai", max_length=8, choices=Kind.choices)
    as_of = models.DateTimeField("tính đến")

    class Meta(SettledList.Meta):
        abstract = False


class AwardItem(models.Model):
    """A unit or an author in a list, on the verdict that was stored; struck off, it stays with the reason."""

    class Outcome(models.TextChoices):
        """What became of it."""

        LISTED = "listed", "trong danh sách"
        PASSED = "passed", "được thông qua"
        REJECTED = "rejected", "không được thông qua"
        AWARDED = "awarded", "đã được khen"
        REVOKED = "revoked", "đã hủy khen thưởng"
        REMOVED = "removed", "đã đưa ra"

    award_list = models.ForeignKey(AwardList, models.PROTECT, related_name="items")
    assessment = models.OneToOneField(Assessment, models.PROTECT, related_name="award_item")
    n = models.PositiveSmallIntegerField()
    name = models.CharField("tên", max_length=200)
    outcome = models.CharField("kết quả", max_length=8, choices=Outcome.choices, default=Outcome.LISTED)
    reason = models.TextField("lý do, kết quả xét", blank=True)

    class Meta:
        ordering = ["n"]
        constraints = [models.UniqueConstraint(fields=["award_list", "n"], name="award_place_once")]

    def __str__(self) -> str:
        return self.name


class AwardRevocation(TakenBack):
    """An award taken back from a unit or an author."""

    item = models.OneToOneField(AwardItem, models.PROTECT, related_name="revocation")

    class Meta(TakenBack.Meta):
        abstract = False
