"""Lists of entries chosen for the next level, what was fixed or exchanged by people, and prizes."""

from django.db import models
from django.db.models import Q

from hoadep.contest.entries.models import Entry
from hoadep.contest.people.models import Account
from hoadep.contest.plans.models import Season


class Selection(models.Model):
    """A list of so many entries under limits: a proposal until the one who decides has settled it.

    `round_key` names the rounds of marking whose latest closed one gives the marks; empty: chosen by hand.
    `marks` are the final marks (by entry's code) as they stood when the list was proposed: what is marked
    anew afterwards changes a draft only.
    `limits` are those of `rules.selection_limits.Limit` as JSON. `tied` are the codes of entries that the
    last choice by marks could have exchanged for others at no cost, `optimal` that it was proved.
    """

    class State(models.TextChoices):
        """How far it is."""

        DRAFT = "draft", "đang lập"
        PROPOSED = "proposed", "đã trình"
        DECIDED = "decided", "đã có quyết định"
        SENT = "sent", "đã gửi cấp trên"

    season = models.ForeignKey(Season, models.PROTECT, related_name="selections")
    code = models.CharField("mã", max_length=20, unique=True)
    title = models.CharField("tên danh sách", max_length=200)
    round_key = models.CharField("vòng chấm lấy điểm", max_length=40, blank=True)
    number = models.PositiveIntegerField("số bài chọn")
    limits = models.JSONField("điều kiện", default=list)
    state = models.CharField("trạng thái", max_length=8, choices=State.choices, default=State.DRAFT)
    at = models.DateTimeField("lập lúc")
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    solved_at = models.DateTimeField("chọn theo điểm lúc", null=True)
    optimal = models.BooleanField("đã chứng minh là tốt nhất", default=False)
    tied = models.JSONField("bài ngang nhau", default=list)
    marks = models.JSONField("điểm khi trình", null=True)
    proposed_at = models.DateTimeField("trình lúc", null=True)
    proposed_despite = models.TextField("lý do trình khi chưa đạt điều kiện", blank=True)
    decided_number = models.CharField("số quyết định", max_length=60, blank=True)
    decided_on = models.DateField("ngày quyết định", null=True)
    decided_by = models.CharField("người quyết định", max_length=200, blank=True)
    sent_at = models.DateTimeField("gửi cấp trên lúc", null=True)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state__in=["decided", "sent"]) | Q(decided_on__isnull=False),
                name="decided_selection_has_day",
            ),
            models.CheckConstraint(
                condition=Q(state="sent", sent_at__isnull=False) | ~Q(state="sent") & Q(sent_at__isnull=True),
                name="sent_selection_has_instant",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.title}"


class Pick(models.Model):
    """What a selection says of one entry: chosen or not, and whether a person fixed it, with the reason.

    `said` is how the entry stood in the list that was decided: title, authors, unit and the rest.
    """

    class Fixed(models.TextChoices):
        """What a person said beside the marks."""

        NO = "", "theo điểm"
        IN = "in", "giữ"
        OUT = "out", "loại"

    selection = models.ForeignKey(Selection, models.CASCADE, related_name="picks")
    entry = models.ForeignKey(Entry, models.PROTECT, related_name="picks")
    chosen = models.BooleanField("được chọn", default=False)
    fixed = models.CharField("giữ hoặc loại", max_length=3, choices=Fixed.choices, blank=True)
    reason = models.TextField("lý do giữ hoặc loại", blank=True)
    note = models.TextField("ghi chú", blank=True)
    said = models.JSONField("như đã quyết định", null=True)
    at = models.DateTimeField("ghi lúc")
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["entry__code"]
        constraints = [
            models.UniqueConstraint(fields=["selection", "entry"], name="pick_once"),
            models.CheckConstraint(
                condition=Q(fixed="") | Q(fixed="in", chosen=True) | Q(fixed="out", chosen=False),
                name="fixed_pick_is_kept",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.selection.code} · {self.entry.code}"


class Exchange(models.Model):
    """One entry of a list was exchanged for another by a person, with the reason."""

    selection = models.ForeignKey(Selection, models.CASCADE, related_name="exchanges")
    left = models.ForeignKey(Entry, models.PROTECT, related_name="+")
    entered = models.ForeignKey(Entry, models.PROTECT, related_name="+")
    reason = models.TextField("lý do")
    at = models.DateTimeField("lúc")
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.left.code} → {self.entered.code}"


class Prize(models.Model):
    """A prize of an entry that was chosen; a later change of it names its reason."""

    selection = models.ForeignKey(Selection, models.CASCADE, related_name="prizes")
    entry = models.ForeignKey(Entry, models.PROTECT, related_name="prizes")
    name = models.CharField("tên giải", max_length=100)
    money = models.PositiveIntegerField("tiền thưởng (đồng)", default=0)
    reason = models.TextField("lý do", blank=True)
    at = models.DateTimeField("ghi lúc")
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-money", "name", "entry__code"]
        constraints = [models.UniqueConstraint(fields=["selection", "entry"], name="prize_once")]

    def __str__(self) -> str:
        return f"{self.name}: {self.entry.code}"
