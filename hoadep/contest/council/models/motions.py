"""What is put to the vote, how members voted, and what came of it."""

from datetime import date

from django.db import models
from django.db.models import Q

from hoadep.contest.council.models.meetings import Meeting
from hoadep.contest.council.models.members import Member
from hoadep.contest.plans.models import Season


class Motion(models.Model):
    """One subject put to the vote: by whom it was moved is known only by its code and page.

    `persons` (households and groups too) and `units` are the codes that a conflict of interest is looked
    for in. `counts` are those of a secret vote, by the names of `rules.voting.Ballots`; `result` is the
    verdict once the vote is closed.
    """

    class Mode(models.TextChoices):
        """How votes are given."""

        OPEN = "open", "Biểu quyết công khai"
        PAPER = "paper", "Bỏ phiếu kín bằng phiếu giấy"
        ONLINE = "online", "Bỏ phiếu kín trực tuyến"
        LETTER = "letter", "Xin ý kiến bằng văn bản"

    season = models.ForeignKey(Season, models.PROTECT, related_name="motions")
    code = models.CharField("mã", max_length=20, unique=True)
    subject = models.CharField("nội dung", max_length=40)
    title = models.CharField("tên", max_length=300)
    page = models.CharField("trang", max_length=200)
    level = models.CharField("cấp khen", max_length=8)
    form = models.CharField("hình thức khen", max_length=40)
    way = models.CharField("cách xét", max_length=8)
    mode = models.CharField("cách biểu quyết", max_length=8, choices=Mode.choices)
    persons = models.JSONField(default=list)
    units = models.JSONField(default=list)
    meeting = models.ForeignKey(Meeting, models.PROTECT, null=True, blank=True, related_name="motions")
    put_at = models.DateTimeField("đưa ra lúc")
    opened_at = models.DateTimeField("mở biểu quyết lúc", null=True, blank=True)
    return_on = models.DateField("hạn trả lời", null=True, blank=True)
    closed_at = models.DateTimeField("kết thúc lúc", null=True, blank=True)
    counts = models.JSONField("số phiếu", null=True, blank=True)
    tellers = models.CharField("tổ kiểm phiếu", max_length=300, blank=True)
    result = models.JSONField("kết quả", null=True, blank=True)
    result_on = models.DateField("ngày có kết quả", null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["subject"], condition=Q(closed_at__isnull=True), name="motion_open_once"
            ),
            models.CheckConstraint(
                condition=Q(closed_at__isnull=True) | Q(opened_at__isnull=False, result__isnull=False),
                name="motion_closed_with_result",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def secret(self) -> bool:
        """Whether nobody may know who voted how."""
        return self.mode in (self.Mode.PAPER, self.Mode.ONLINE)

    @property
    def stage(self) -> str:
        """How far it is."""
        if self.closed_at:
            return "closed"
        return "open" if self.opened_at else "waiting"

    def overdue(self, today: date) -> bool:
        """Whether the day by which members were to answer has passed."""
        return bool(self.return_on and self.return_on < today)


class Declared(models.Model):
    """A member said of having to do with what is voted on."""

    motion = models.ForeignKey(Motion, models.PROTECT, related_name="declared")
    member = models.ForeignKey(Member, models.PROTECT, related_name="+")
    reason = models.CharField("lý do", max_length=300)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["motion", "member"], name="declared_once")]

    def __str__(self) -> str:
        return self.reason


class NamedVote(models.Model):
    """An open vote or a written opinion, under the member's name; changeable until the closing.

    `own` is what the member gave on a page, which nobody else changes.
    """

    class Option(models.TextChoices):
        """What a member may say."""

        IN_FAVOUR = "in_favour", "Đồng ý"
        AGAINST = "against", "Không đồng ý"
        OTHER = "other", "Ý kiến khác"

    motion = models.ForeignKey(Motion, models.PROTECT, related_name="named_votes")
    member = models.ForeignKey(Member, models.PROTECT, related_name="+")
    option = models.CharField("ý kiến", max_length=10, choices=Option.choices)
    by_letter = models.BooleanField("bằng văn bản", default=False)
    own = models.BooleanField("tự ghi", default=False)
    note = models.CharField("nội dung ý kiến", max_length=1_000, blank=True)
    at = models.DateTimeField("lúc")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["motion", "member"], name="named_vote_once")]

    def __str__(self) -> str:
        return self.get_option_display()


class HasVoted(models.Model):
    """A member has voted in a secret online vote: that, not what, and not when."""

    motion = models.ForeignKey(Motion, models.PROTECT, related_name="has_voted")
    member = models.ForeignKey(Member, models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["motion", "member"], name="vote_once")]

    def __str__(self) -> str:
        return self.member.name


class Counter(models.Model):
    """How many have chosen an option in a secret online vote that is open; gone once it is closed."""

    motion = models.ForeignKey(Motion, models.PROTECT, related_name="counters")
    option = models.CharField(max_length=20)
    votes = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["motion", "option"], name="counter_once")]

    def __str__(self) -> str:
        return self.option
