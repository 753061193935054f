"""The council: members by decision, their meetings, what was put to the vote, and what came of it."""

from datetime import date

from django.db import models
from django.db.models import F, Q

from hoadep.contest.people.models import Account, Person, Unit
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
            models.UniqueConstraint(fields=["season", "account"], name="member_account_once"),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("since")), name="member_days_in_order"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Kin(models.Model):
    """A person of the contest is near family of a member, who then does not vote on that person."""

    member = models.ForeignKey(Member, models.CASCADE, related_name="family")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    relation = models.CharField("quan hệ", max_length=40)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["member", "person"], name="kin_once")]

    def __str__(self) -> str:
        return f"{self.relation}: {self.person.name}"


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


class Motion(models.Model):
    """One subject put to the vote: by whom it was moved is known only by its code and page.

    `persons` and `units` are the codes that a conflict of interest is looked for in. `counts` are those of
    a secret vote, by the names of `rules.voting.Ballots`; `result` is the verdict once the vote is closed.
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
    """An open vote or a written opinion, under the member's name; changeable until the closing."""

    class Option(models.TextChoices):
        """What a member may say."""

        IN_FAVOUR = "in_favour", "Đồng ý"
        AGAINST = "against", "Không đồng ý"
        OTHER = "other", "Ý kiến khác"

    motion = models.ForeignKey(Motion, models.PROTECT, related_name="named_votes")
    member = models.ForeignKey(Member, models.PROTECT, related_name="+")
    option = models.CharField("ý kiến", max_length=10, choices=Option.choices)
    by_letter = models.BooleanField("bằng văn bản", default=False)
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
