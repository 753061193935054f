"""Remembers who signs papers, how a unit marks its own, and each version of a text written here."""

from django.db import models
from django.db.models import F, Q

from hoadep.contest.people.models import Account, Unit
from hoadep.office.documents.signers import Signatory
from hoadep.office.issuing.models import Document


class Signer(models.Model):
    """Somebody signs the papers of a body, in a post, from a day to a last day.

    The body is known by its name as papers write it, so that signers hold across seasons.
    """

    class Way(models.TextChoices):
        """By what right: as head, in the head's place, on the head's order or mandate."""

        HEAD = "head", "người đứng đầu"
        ACTING = "acting", "quyền người đứng đầu (Q.)"
        DEPUTY = "deputy", "ký thay (KT.)"
        ORDER = "order", "ký thừa lệnh (TL.)"
        MANDATE = "mandate", "ký thừa ủy quyền (TUQ.)"

    body = models.CharField("cơ quan ban hành", max_length=200)
    body_key = models.CharField(max_length=200, editable=False, db_index=True)
    name = models.CharField("họ và tên", max_length=200)
    post = models.CharField("chức vụ", max_length=200)
    way = models.CharField("ký với tư cách", max_length=10, choices=Way.choices)
    since = models.DateField("ký từ ngày")
    until = models.DateField("đến hết ngày", null=True, blank=True)
    at = models.DateTimeField("ghi lúc")
    by = models.CharField("người ghi", max_length=20)

    class Meta:
        ordering = ["body_key", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("since")), name="signer_days_in_order"
            ),
            models.CheckConstraint(
                condition=Q(way__in=["head", "acting", "deputy", "order", "mandate"]), name="signer_way_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}, {self.post}"

    @property
    def signatory(self) -> Signatory:
        """As papers take it."""
        return Signatory(self.name, self.post, self.way)  # type: ignore[arg-type] # the keys of Way


class SigningChoice(models.Model):
    """Who signs the papers about a subject (a list, a meeting, a choice) for one of their issuers."""

    subject = models.CharField("về", max_length=40)
    issuer = models.CharField("cơ quan ban hành", max_length=30)
    signer = models.ForeignKey(Signer, models.PROTECT, related_name="+")
    at = models.DateTimeField("chọn lúc")
    by = models.CharField("người chọn", max_length=20)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["subject", "issuer"], name="signing_choice_once")]

    def __str__(self) -> str:
        return f"{self.subject}: {self.signer}"


class UnitMark(models.Model):
    """How a unit marks its own papers: its symbol, and who drafts and keeps ("Lưu: VT, …")."""

    unit = models.OneToOneField(Unit, models.PROTECT, related_name="mark")
    symbol = models.CharField("ký hiệu", max_length=40, blank=True)
    drafter = models.CharField("ký hiệu bộ phận soạn thảo", max_length=40, blank=True)
    at = models.DateTimeField("ghi lúc")
    by = models.CharField("người ghi", max_length=20)

    def __str__(self) -> str:
        return f"{self.unit}: {self.symbol}"


class Wording(models.Model):
    """One version of what was typed of a paper that is written here; a change is a new version."""

    document = models.ForeignKey(Document, models.PROTECT, related_name="wordings")
    n = models.PositiveSmallIntegerField("bản số")
    typed = models.JSONField("đã gõ")
    at = models.DateTimeField("ghi lúc")
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["document", "n"]
        constraints = [models.UniqueConstraint(fields=["document", "n"], name="wording_version_once")]

    def __str__(self) -> str:
        return f"{self.document_id} bản {self.n}"
