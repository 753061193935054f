"""Remembers lists that were uploaded: their rows as read, and which of them were taken in."""

import uuid

from django.db import models

from hoadep.office.files.models import Stored


class Upload(models.Model):
    """One list that somebody sent, read and waiting to be looked at, or taken in."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    purpose = models.CharField("danh sách", max_length=40)
    scope = models.CharField("mùa thi", max_length=12)
    unit = models.CharField("mã đơn vị", max_length=20)
    stored = models.ForeignKey(Stored, models.PROTECT, related_name="+")
    name = models.CharField("tên tệp", max_length=200)
    rows = models.JSONField("các dòng", default=list)
    by = models.CharField("người gửi (mã tài khoản)", max_length=20)
    at = models.DateTimeField("gửi lúc")
    done_at = models.DateTimeField("nhập lúc", null=True, blank=True)

    class Meta:
        ordering = ["-at"]

    def __str__(self) -> str:
        return f"{self.purpose} {self.name}"


class TakenRow(models.Model):
    """A row that was taken in, known again by its content in whatever file it comes."""

    upload = models.ForeignKey(Upload, models.PROTECT, related_name="taken")
    purpose = models.CharField("danh sách", max_length=40)
    scope = models.CharField("mùa thi", max_length=12)
    unit = models.CharField("mã đơn vị", max_length=20)
    digest = models.CharField("dấu của dòng", max_length=64)
    code = models.CharField("mã đã cấp", max_length=40)
    at = models.DateTimeField("nhập lúc")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["purpose", "scope", "unit", "digest"], name="uploads_row_once")
        ]

    def __str__(self) -> str:
        return self.code
