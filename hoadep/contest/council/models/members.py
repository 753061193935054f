"""Seats on the council by decision, and the near family of who holds them."""

from django.db import models
from django.db.models import F, Q

from hoadep.contest.people.models import Account, Collective, Person, Unit
from hoadep.contest.plans.models import Season


class Member(models.Model):
    """Somebody sits on the council by a decision, from a day to a last day, with a vote or without."""

    class Post(models.TextChoices):
        """The posts that rules of votes know."""

        CHAIR = "chair", "Chủ tịch Hội đồng"
        DEPUTY = "deputy", "Phó Chủ tịch Hội đồng"
        STANDING = "standing", "Ủy viên thường trực"
        MEMBER = "member", "Ủy viên"
        SECRETARY = "secretary", "Thư ký Hội đồng"

    season = models.ForeignKey(Season, models.PROTECT, related_name="members")
    code = models.CharField("mã", max_length=20, unique=True)
    n = models.PositiveSmallIntegerField("thứ tự")
    name = models.CharField("họ và tên", max_length=200)
    work = models.CharField("chức vụ công tác", max_length=200, blank=True)
    post = models.CharField("chức danh trong Hội đồng", max_length=10, choices=Post.choices)
    votes = models.BooleanField("có quyền biểu quyết", default=True)
    since = models.DateField("từ ngày")
    until = models.DateField("đến hết ngày", null=True, blank=True)
    decision = models.CharField("quyết định", max_length=200)
    account = models.ForeignKey(Account, models.PROTECT, null=True, blank=True, related_name="+")
    person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["n", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["season", "account"], condition=Q(until__isnull=True), name="member_account_once"
            ),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("since")), name="member_days_in_order"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Kin(models.Model):
    """Somebody of the contest is near to a member, who then does not vote on them.

    A person of the near family, or a household or group that the member belongs to.
    """

    member = models.ForeignKey(Member, models.CASCADE, related_name="family")
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    collective = models.ForeignKey(Collective, models.PROTECT, null=True, related_name="+")
    relation = models.CharField("quan hệ", max_length=40)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["member", "person"], name="kin_once"),
            models.UniqueConstraint(fields=["member", "collective"], name="kin_collective_once"),
            models.CheckConstraint(
                condition=Q(person__isnull=False, collective__isnull=True)
                | Q(person__isnull=True, collective__isnull=False),
                name="kin_is_person_or_collective",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.relation}: {self.who}"

    @property
    def who(self) -> Person | Collective | None:
        """The person, or the household or group."""
        return self.person or self.collective


class OpinionSlip(models.Model):
    """A member without an account answers in writing by a link and a short code, of which the hash is kept.

    There is one for a member; a new one has the next number, and what came in with the old one is out.
    """

    member = models.OneToOneField(Member, models.CASCADE, related_name="slip")
    key = models.CharField("đường dẫn", max_length=40, unique=True)
    secret = models.CharField("mã ngắn (băm)", max_length=200)
    n = models.PositiveIntegerField("phiếu mời thứ", default=1)
    at = models.DateTimeField("cấp lúc")
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return self.member.name
