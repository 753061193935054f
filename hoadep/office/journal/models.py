"""Remembers every act by code, verb and instant; names and texts stand in their rooms' tables.

Rows and seals are insert-only: triggers in the database refuse every change (`triggers.py`).
"""

from django.db import models


class Row(models.Model):
    """One act on one subject, chained to the act before it on the same subject."""

    subject = models.CharField("đối tượng", max_length=40, help_text="mã bài, gương, đơn vị, mùa…")
    n = models.PositiveIntegerField("dòng số")
    verb = models.CharField("việc", max_length=40)
    by = models.CharField("người thực hiện", max_length=20, blank=True, help_text="mã tài khoản")
    at = models.DateTimeField("có hiệu lực lúc")
    recorded_at = models.DateTimeField("ghi nhận lúc")
    codes = models.JSONField("mã liên quan", default=list)
    digests = models.JSONField("dấu vết văn bản", default=dict, help_text="tên: SHA-256 có muối")
    previous_hash = models.CharField(max_length=64, blank=True)
    hash = models.CharField(max_length=64)

    class Meta:
        ordering = ["subject", "n"]
        constraints = [models.UniqueConstraint(fields=["subject", "n"], name="journal_row_once")]

    def __str__(self) -> str:
        return f"{self.subject} #{self.n} {self.verb}"


class Salt(models.Model):
    """What makes a row's digest provable. Without it the digest tells nothing: deleting it is erasure."""

    row = models.ForeignKey(Row, models.PROTECT, related_name="salts")
    name = models.CharField(max_length=40)
    value = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["row", "name"], name="journal_salt_once")]

    def __str__(self) -> str:
        return f"{self.name} ({self.row_id})"


class Seal(models.Model):
    """Chains rows of all subjects in one order, and itself to the seal before."""

    n = models.PositiveIntegerField("niêm phong số", unique=True)
    at = models.DateTimeField("niêm phong lúc")
    rows = models.JSONField("các dòng", help_text="khóa của các dòng, theo thứ tự niêm phong")
    previous_hash = models.CharField(max_length=64, blank=True)
    hash = models.CharField(max_length=64)

    class Meta:
        ordering = ["n"]

    def __str__(self) -> str:
        return f"{self.n} {self.hash[:12]}"


class Unsealed(models.Model):
    """A row that waits for its seal. A trigger enters it, so that a row committed late is not missed."""

    row = models.OneToOneField(Row, models.PROTECT, primary_key=True, related_name="+")

    class Meta:
        verbose_name = "dòng chờ niêm phong"

    def __str__(self) -> str:
        return str(self.row_id)
