"""Meetings of the council, and who was in the room from when to when."""

from django.db import models
from django.db.models import F, Q

from hoadep.contest.council.models.members import Member
from hoadep.contest.people.models import Account
from hoadep.contest.plans.models import Season


class Meeting(models.Model):
    """A meeting of the council or of its standing members, live or noted afterwards."""

    season = models.ForeignKey(Season, models.PROTECT, related_name="meetings")
    code = models.CharField("mã", max_length=20, unique=True)
    title = models.CharField("nội dung", max_length=200)
    standing = models.BooleanField("họp Thường trực Hội đồng", default=False)
    place = models.CharField("địa điểm", max_length=200)
    starts_at = models.DateTimeField("bắt đầu lúc")
    ended_at = models.DateTimeField("kết thúc lúc", null=True, blank=True)
    at = models.DateTimeField("lập lúc")
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-starts_at", "-pk"]

    def __str__(self) -> str:
        return self.title


class Presence(models.Model):
    """A member was in the room, from an instant to another; who comes back has a second row."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="presences")
    member = models.ForeignKey(Member, models.PROTECT, related_name="+")
    came_at = models.DateTimeField("đến lúc")
    left_at = models.DateTimeField("rời lúc", null=True, blank=True)

    class Meta:
        ordering = ["came_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "member"], condition=Q(left_at__isnull=True), name="presence_in_one_place"
            ),
            models.CheckConstraint(
                condition=Q(left_at__isnull=True) | Q(left_at__gt=F("came_at")), name="presence_in_order"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.member.name}"
