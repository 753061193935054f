"""Rounds, entries under random numbers, judges with their conflicts, sheets, marks, and what is masked."""

from django.db import models
from django.db.models import F, Q

from hoadep.contest.plans.models import Season
from hoadep.rules.scoring import Role


class Round(models.Model):
    """One round of marking, under the rubric that the plan had when the round was made."""

    class State(models.TextChoices):
        """How far it is."""

        PREPARING = "preparing", "đang chuẩn bị"
        OPEN = "open", "đang chấm"
        CLOSED = "closed", "đã đóng"

    season = models.ForeignKey(Season, models.PROTECT, related_name="rounds")
    code = models.CharField("mã", max_length=20, unique=True)
    key = models.CharField("vòng theo kế hoạch", max_length=40)
    name = models.CharField("tên vòng", max_length=100)
    rubric = models.JSONField("thang điểm")
    state = models.CharField("trạng thái", max_length=10, choices=State.choices, default=State.PREPARING)
    seed = models.BigIntegerField("số gốc khi phân bài", null=True)
    due_on = models.DateField("hạn chấm", null=True, blank=True)
    at = models.DateTimeField("lập lúc")
    by = models.ForeignKey("people.Account", models.PROTECT, related_name="+")
    opened_at = models.DateTimeField("mở lúc", null=True)
    closed_at = models.DateTimeField("đóng lúc", null=True)
    reopened_at = models.DateTimeField("mở lại lúc", null=True)
    close_reason = models.TextField("lý do đóng khi chưa đủ phiếu", blank=True)
    remarks_at = models.DateTimeField("chuyển nhận xét cho tác giả lúc", null=True)
    remarks_by = models.ForeignKey("people.Account", models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.name


class Numbered(models.Model):
    """An entry in a round under its random number (số phách), the only name that judges have for it."""

    round = models.ForeignKey(Round, models.PROTECT, related_name="numbered")
    entry = models.ForeignKey("entries.Entry", models.PROTECT, related_name="+")
    number = models.PositiveIntegerField("số phách")
    more = models.PositiveIntegerField("số phiếu xin thêm", default=0)
    final = models.DecimalField("điểm chính thức", max_digits=8, decimal_places=3, null=True)
    explanation = models.JSONField("vì sao", null=True)
    corrected = models.DecimalField("điểm hiệu chỉnh (tham khảo)", max_digits=8, decimal_places=3, null=True)
    corrected_sd = models.DecimalField("sai số", max_digits=8, decimal_places=3, null=True)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["round", "entry"], name="numbered_entry_once"),
            models.UniqueConstraint(fields=["round", "number"], name="number_once"),
        ]

    def __str__(self) -> str:
        return self.code

    @property
    def code(self) -> str:
        """How the journal and every paper of the round call it."""
        return f"{self.round.code}-{self.number}"


class PanelistQuerySet(models.QuerySet["Panelist"]):
    """Judges, by whether they still mark."""

    def serving(self) -> "PanelistQuerySet":
        """Those who have not left."""
        return self.filter(left_at__isnull=True)


class Panelist(models.Model):
    """A judge in one round, who enters by a link and a short code; of the code only its hash is kept."""

    round = models.ForeignKey(Round, models.PROTECT, related_name="panelists")
    code = models.CharField("mã giám khảo", max_length=20, unique=True)
    name = models.CharField("họ và tên", max_length=200)
    workplace = models.CharField("nơi công tác", max_length=250, blank=True)
    telephone = models.CharField("điện thoại", max_length=20, blank=True)
    unit = models.ForeignKey("people.Unit", models.PROTECT, null=True, blank=True, related_name="+")
    person = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    most = models.PositiveIntegerField("chấm nhiều nhất", null=True, blank=True)
    key = models.CharField("đường dẫn", max_length=40, unique=True)
    secret = models.CharField("mã ngắn (băm)", max_length=200)
    slip = models.PositiveIntegerField("phiếu mời thứ", default=1)
    at = models.DateTimeField("mời lúc")
    by = models.ForeignKey("people.Account", models.PROTECT, related_name="+")
    left_at = models.DateTimeField("thôi chấm lúc", null=True)
    left_reason = models.TextField("lý do thôi chấm", blank=True)

    objects = PanelistQuerySet.as_manager()

    class Meta:
        ordering = ["code"]

    def __str__(self) -> str:
        return self.name


class Conflict(models.Model):
    """A judge does not mark an entry, or the entries of a unit, having to do with it."""

    panelist = models.ForeignKey(Panelist, models.CASCADE, related_name="conflicts")
    numbered = models.ForeignKey(Numbered, models.PROTECT, null=True, related_name="conflicts")
    unit = models.ForeignKey("people.Unit", models.PROTECT, null=True, related_name="+")
    reason = models.TextField("lý do")
    at = models.DateTimeField("khai lúc")
    by = models.CharField("người khai", max_length=20, help_text="mã tài khoản hoặc mã giám khảo")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(numbered__isnull=False, unit__isnull=True)
                | Q(numbered__isnull=True, unit__isnull=False),
                name="conflict_with_entry_or_unit",
            )
        ]

    def __str__(self) -> str:
        return f"{self.panelist.code}: {self.reason}"


class SheetQuerySet(models.QuerySet["Sheet"]):
    """Sheets, by how they stand."""

    def standing(self) -> "SheetQuerySet":
        """Those that were not taken back."""
        return self.filter(ended_at__isnull=True)

    def marked(self) -> "SheetQuerySet":
        """Those with every criterion marked; typed from paper, also checked by a second person."""
        checked = Q(typed_by__isnull=True) | Q(checked_by__isnull=False)
        return self.standing().filter(checked, total__isnull=False)


class Sheet(models.Model):
    """One entry given to one judge. Its total stands once every criterion is marked."""

    numbered = models.ForeignKey(Numbered, models.PROTECT, related_name="sheets")
    panelist = models.ForeignKey(Panelist, models.PROTECT, related_name="sheets")
    at = models.DateTimeField("giao lúc")
    by = models.CharField("người giao", max_length=20, help_text="mã tài khoản")
    third = models.BooleanField("chấm thêm vì chênh lệch", default=False)
    more = models.BooleanField("xin thêm để phân định", default=False)
    reason = models.TextField("lý do giao tay", blank=True)
    total = models.DecimalField("tổng điểm", max_digits=8, decimal_places=3, null=True)
    saved_at = models.DateTimeField("lưu lúc", null=True)
    remark_office = models.TextField("nhận xét gửi Ban Tổ chức", blank=True)
    remark_author = models.TextField("nhận xét gửi tác giả", blank=True)
    typed_by = models.ForeignKey("people.Account", models.PROTECT, null=True, related_name="+")
    checked_by = models.ForeignKey("people.Account", models.PROTECT, null=True, related_name="+")
    ended_at = models.DateTimeField("thu lại lúc", null=True)
    ended_reason = models.TextField("lý do thu lại", blank=True)

    objects = SheetQuerySet.as_manager()

    class Meta:
        ordering = ["numbered__number", "panelist__code"]
        constraints = [
            models.UniqueConstraint(
                fields=["numbered", "panelist"], condition=Q(ended_at__isnull=True), name="sheet_once"
            ),
            models.CheckConstraint(
                condition=Q(checked_by__isnull=True)
                | Q(typed_by__isnull=False) & ~Q(checked_by=F("typed_by")),
                name="sheet_checked_by_another",
            ),
            models.CheckConstraint(
                condition=Q(third=False) | Q(more=False), name="sheet_asked_for_one_reason"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.numbered} · {self.panelist.code}"

    @property
    def role(self) -> Role:
        """Whether it is one of the first, or what it was asked for."""
        return "third" if self.third else "more" if self.more else "first"


class Mark(models.Model):
    """What a judge gives an entry for one criterion."""

    sheet = models.ForeignKey(Sheet, models.CASCADE, related_name="marks")
    criterion = models.CharField("tiêu chí", max_length=40)
    value = models.DecimalField("điểm", max_digits=6, decimal_places=2)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["sheet", "criterion"], name="mark_once")]

    def __str__(self) -> str:
        return f"{self.criterion}: {self.value}"


class Masking(models.Model):
    """Words of an entry that judges see replaced, or a photo that they do not see."""

    numbered = models.ForeignKey(Numbered, models.PROTECT, related_name="maskings")
    found = models.CharField("chữ được che", max_length=300, blank=True)
    shown = models.CharField("thay bằng", max_length=100, blank=True)
    photo = models.PositiveSmallIntegerField("ảnh được che", null=True)
    at = models.DateTimeField("che lúc")
    by = models.ForeignKey("people.Account", models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.found or f"ảnh {self.photo}"
