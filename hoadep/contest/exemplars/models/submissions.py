"""Lists of dossiers that are put to the vote and decided together (danh sách trình)."""

from datetime import date

from django.db import models

from hoadep.contest.exemplars.models.dossiers import Dossier
from hoadep.contest.people.models import Account
from hoadep.contest.plans.models import Season
from hoadep.office.files.models import Stored


class SettledList(models.Model):
    """A list that is settled in one of four ways, and the decision that it led to.

    Each instant or day is set once, in this order: put to the vote, settled, decided; or, where nobody
    passed, closed.
    """

    class Way(models.TextChoices):
        """The four ways to settle a list."""

        MEETING = "meeting", "Họp Hội đồng"
        STANDING = "standing", "Thường trực Hội đồng"
        WRITTEN = "written", "Xin ý kiến bằng văn bản"
        NONE = "none", "Không biểu quyết (thẩm định và tờ trình)"

    season = models.ForeignKey(Season, models.PROTECT, related_name="%(class)ss")
    code = models.CharField("mã", max_length=20, unique=True)
    title = models.CharField("tên danh sách", max_length=200)
    level = models.CharField("cấp khen", max_length=8)
    form = models.CharField("hình thức khen", max_length=40)
    way = models.CharField("cách xét", max_length=8, choices=Way.choices)
    at = models.DateTimeField("lập lúc")
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    put_at = models.DateTimeField("đưa ra xét lúc", null=True, blank=True)
    settled_on = models.DateField("có kết quả ngày", null=True, blank=True)
    number = models.CharField("số quyết định", max_length=60, blank=True)
    decided_on = models.DateField("ngày quyết định", null=True, blank=True)
    giver = models.CharField("người khen", max_length=200, blank=True)
    signer = models.CharField("người ký", max_length=200, blank=True)
    closed_on = models.DateField("kết thúc, không có ai được khen, ngày", null=True, blank=True)

    class Meta:
        abstract = True
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.code

    @property
    def voted_on(self) -> date | None:
        """The day of the vote, which no decision precedes; None where none is needed."""
        return None if self.way == self.Way.NONE else self.settled_on

    @property
    def stage(self) -> str:
        """How far it is."""
        if self.decided_on:
            return "decided"
        if self.settled_on:
            return "closed" if self.closed_on else "settled"
        return "put" if self.put_at else "open"


class Submission(SettledList):
    """Dossiers of one level, form and occasion; the upper level's list is forwarded before its decision."""

    occasion = models.CharField("diện khen", max_length=40)
    forwarded_number = models.CharField("số tờ trình gửi cấp trên", max_length=60, blank=True)
    forwarded_on = models.DateField("trình cấp trên ngày", null=True, blank=True)
    answered_on = models.DateField("cấp trên trả lời xong ngày", null=True, blank=True)

    @property
    def stage(self) -> str:
        """How far it is; forwarded, until the upper level has answered for every dossier."""
        if not self.forwarded_on:
            return super().stage
        if not self.answered_on:
            return "forwarded"
        return "decided" if self.decided_on else "refused"


class UpperAnswer(models.Model):
    """A paper with which the upper level answered for some of a list: it commends them, or refuses to."""

    submission = models.ForeignKey(Submission, models.PROTECT, related_name="answers")
    granted = models.BooleanField("có khen")
    number = models.CharField("số văn bản", max_length=60)
    dated = models.DateField("ngày văn bản")
    giver = models.CharField("người khen, nơi trả lời", max_length=200)
    signer = models.CharField("người ký", max_length=200, blank=True)
    reason = models.TextField("lý do không khen", blank=True)
    stored = models.ForeignKey(Stored, models.PROTECT, null=True, related_name="+")
    name = models.CharField("tên tệp", max_length=200, blank=True)
    at = models.DateTimeField("ghi lúc")
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["dated", "pk"]

    def __str__(self) -> str:
        return f"{self.number} ({self.dated:%d/%m/%Y})"


class SubmissionItem(models.Model):
    """A dossier in a list, in its place; taken off, it stays with the reason."""

    submission = models.ForeignKey(Submission, models.PROTECT, related_name="items")
    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="items")
    n = models.PositiveSmallIntegerField()
    removed_at = models.DateTimeField("đưa ra lúc", null=True, blank=True)
    reason = models.TextField("lý do đưa ra", blank=True)
    answer = models.ForeignKey(UpperAnswer, models.PROTECT, null=True, related_name="items")

    class Meta:
        ordering = ["n"]
        constraints = [
            models.UniqueConstraint(
                fields=["dossier"], condition=models.Q(removed_at__isnull=True), name="dossier_in_one_list"
            )
        ]

    def __str__(self) -> str:
        return f"{self.submission.code} · {self.dossier.code}"
