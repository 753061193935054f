"""Dossiers that ask for a commendation: their steps, papers, inquiries, and who agreed to be told of."""

import uuid

from django.db import models
from django.db.models import Q

from hoadep.contest.exemplars.models.exemplars import Exemplar, Nomination, named
from hoadep.contest.people.models import Account
from hoadep.contest.plans.models import Season
from hoadep.office.files.models import Stored


class DossierQuerySet(models.QuerySet["Dossier"]):
    """Dossiers, by who asks and what is asked."""

    def visible_to(self, season: Season, units: frozenset[str] | None) -> "DossierQuerySet":
        """Those of a season that come from these units; None: all."""
        rows = self.filter(season=season)
        return rows if units is None else rows.filter(nomination__unit__code__in=units)

    def found_by(self, words: str) -> "DossierQuerySet":
        """Whose code is the words, or whose exemplar's name holds them."""
        return self.filter(Q(code__iexact=words) | named(words, "nomination__exemplar__"))

    def under_way(self) -> "DossierQuerySet":
        """Those that may still lead to a commendation."""
        return self.filter(state__in=("sent", "returned", "fit", "listed", "passed", "forwarded"))


class Dossier(models.Model):
    """A unit asks, on a nomination, for a commendation of a level, form and occasion."""

    season = models.ForeignKey(Season, models.PROTECT, related_name="dossiers")
    code = models.CharField("mã", max_length=20, unique=True)
    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    nomination = models.ForeignKey(Nomination, models.PROTECT, related_name="dossiers")
    level = models.CharField("cấp khen đề nghị", max_length=8)
    form = models.CharField("hình thức đề nghị", max_length=40)
    occasion = models.CharField("diện khen", max_length=40)
    posthumous = models.BooleanField("truy tặng", default=False)
    receiver = models.CharField("người nhận thay", max_length=200, blank=True)
    other_deed = models.TextField("vì sao là việc khác với lần khen trước", blank=True)
    state = models.CharField("trạng thái", max_length=12, default="draft")

    objects = DossierQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["season", "state", "id"], name="dossier_newest_in_state")]
        constraints = [
            models.UniqueConstraint(
                fields=["nomination", "level", "form", "occasion"],
                condition=~Q(state__in=("withdrawn", "revoked", "rejected", "declined", "unfit")),
                name="dossier_once",
            )
        ]

    def __str__(self) -> str:
        return self.code

    @property
    def exemplar(self) -> Exemplar:
        """Whom it asks to commend."""
        return self.nomination.exemplar


class DossierStep(models.Model):
    """One step in a dossier's life: who did what, when and why; an appraisal keeps its checklist."""

    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="steps")
    n = models.PositiveSmallIntegerField()
    name = models.CharField("việc", max_length=24)
    state = models.CharField("trạng thái", max_length=12)
    at = models.DateTimeField("lúc")
    recorded_at = models.DateTimeField("ghi nhận lúc")
    due_on = models.DateField("hạn bổ sung", null=True, blank=True)
    reason = models.TextField("lý do, ý kiến", blank=True)
    checks = models.JSONField("đã kiểm tra", default=list)
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["n"]
        constraints = [models.UniqueConstraint(fields=["dossier", "n"], name="dossier_step_once")]

    def __str__(self) -> str:
        return f"{self.dossier.code} {self.name} → {self.state}"


class DossierPaper(models.Model):
    """Signed papers of a dossier: one scan for one or all of them, or, without a file, brought on paper."""

    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="papers")
    kinds = models.JSONField("gồm những giấy nào")
    stored = models.ForeignKey(Stored, models.PROTECT, null=True, related_name="+")
    name = models.CharField("tên tệp", max_length=200, blank=True)
    signatures = models.JSONField("chữ ký số", default=list)
    at = models.DateTimeField("nộp lúc")
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    removed_at = models.DateTimeField("bỏ lúc", null=True, blank=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.name or "bản giấy"


class Inquiry(models.Model):
    """Whom the appraiser asked about a dossier, and what the answer was."""

    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="inquiries")
    asked = models.CharField("hỏi ai", max_length=200)
    question = models.TextField("hỏi gì")
    at = models.DateTimeField("hỏi lúc")
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    answer = models.TextField("trả lời", blank=True)
    answered_at = models.DateTimeField("trả lời lúc", null=True, blank=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.dossier.code} · {self.asked}"


class ConsentQuerySet(models.QuerySet["Consent"]):
    """Words of consent."""

    def standing(self) -> "ConsentQuerySet":
        """Those not taken back."""
        return self.filter(withdrawn_at__isnull=True)


class Consent(models.Model):
    """Somebody agreed that an exemplar be told of in public; taken back at any time."""

    class Giver(models.TextChoices):
        """Who agreed."""

        OWN = "own", "Chính người được nêu gương"
        GUARDIAN = "guardian", "Cha, mẹ hoặc người giám hộ"

    exemplar = models.ForeignKey(Exemplar, models.PROTECT, related_name="consents")
    who = models.CharField("ai đồng ý", max_length=8, choices=Giver.choices)
    name = models.CharField("họ và tên người đồng ý", max_length=200)
    given_on = models.DateField("ngày đồng ý")
    way = models.CharField("bằng cách nào", max_length=200)
    at = models.DateTimeField("ghi lúc")
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    withdrawn_at = models.DateTimeField("rút lúc", null=True, blank=True)

    objects = ConsentQuerySet.as_manager()

    class Meta:
        ordering = ["given_on", "pk"]

    def __str__(self) -> str:
        return f"{self.exemplar.code} {self.who}"
