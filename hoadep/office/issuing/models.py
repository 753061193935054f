"""Remembers papers: the draft, what was signed outside, and what became of it."""

from django.db import models
from django.db.models import Q

from hoadep.office.documents.kinds import KINDS
from hoadep.office.files.models import Stored
from hoadep.office.numbers.models import Number

NUMBER_FREE = tuple(sorted({"minutes", *(kind.code for kind in KINDS.values() if not kind.numbered)}))
"""Kinds that are done when they are signed: Văn thư need not give them a number."""


class Document(models.Model):
    """A paper on its way: drafted here, signed outside, issued under a number, replaced or corrected.

    `scope` is the code of the season; `subject` and `page` tell what it is about. `signature` is what the
    check of a signed PDF said. A document is replaced by one of its kind, corrected by a công văn.
    `content` is what the paper holds, as `documents.kept` keeps it; it is gone once the files were brought
    from outside. `dated` is the day of a paper that needs no number.
    """

    scope = models.CharField("mùa thi", max_length=20, db_index=True)
    code = models.CharField("mã", max_length=20, unique=True)
    kind = models.CharField("tên loại", max_length=20)
    name = models.CharField("tên", max_length=60)
    issuer = models.CharField("cơ quan ban hành", max_length=200)
    title = models.CharField("trích yếu", max_length=300)
    subject = models.CharField("về", max_length=40, db_index=True)
    page = models.CharField("trang", max_length=200, blank=True)
    docx = models.ForeignKey(Stored, models.PROTECT, related_name="+")
    pdf = models.ForeignKey(Stored, models.PROTECT, null=True, blank=True, related_name="+")
    content = models.JSONField("nội dung", null=True, blank=True)
    dated = models.DateField("ngày ký", null=True, blank=True)
    signed = models.ForeignKey(Stored, models.PROTECT, null=True, blank=True, related_name="+")
    signature = models.JSONField("chữ ký số", null=True, blank=True)
    number = models.OneToOneField(Number, models.PROTECT, null=True, blank=True, related_name="document")
    replaces = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="replaced_by")
    corrects = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="corrected_by")
    at = models.DateTimeField("lập lúc")
    by = models.CharField("người lập", max_length=20)
    issued_at = models.DateTimeField("ban hành lúc", null=True, blank=True)
    dropped_at = models.DateTimeField("bỏ lúc", null=True, blank=True)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(issued_at__isnull=True)
                | Q(signed__isnull=False, number__isnull=False)
                | Q(signed__isnull=False, dated__isnull=False, kind__in=NUMBER_FREE),
                name="document_issued_signed_and_numbered",
            )
        ]

    def __str__(self) -> str:
        return f"{self.name}: {self.title}"

    @property
    def needs_number(self) -> bool:
        """Whether Văn thư gives it a number before it leaves."""
        return self.kind not in NUMBER_FREE

    @property
    def state(self) -> str:
        """How far it is: draft, signed, issued, or dropped."""
        if self.dropped_at:
            return "dropped"
        if self.issued_at:
            return "issued"
        return "signed" if self.signed_id else "draft"
