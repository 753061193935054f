"""Remembers lists that were uploaded: their rows as read, and which of them were taken in."""

import uuid
from typing import Literal

from django.db import models

from hoadep.office.files.models import Stored


class Upload(models.Model):
    """One list that somebody sent, read and waiting to be looked at, or taken in.

    A long one is taken in apart from the page: `wanted` are the numbers of the rows asked for last,
    `asked` what the page asked of them, `total` how many rows shall stand at the end, `moved_at` when
    it last went on.
    """

    class OldFont(models.TextChoices):
        """The old fonts whose letters were turned into Unicode when the list was read."""

        TCVN3 = "tcvn3", "TCVN3"
        VNI = "vni", "VNI"

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    purpose = models.CharField("danh sách", max_length=40)
    scope = models.CharField("mùa thi", max_length=12)
    unit = models.CharField("mã đơn vị", max_length=20)
    stored = models.ForeignKey(Stored, models.PROTECT, related_name="+")
    name = models.CharField("tên tệp", max_length=200)
    rows = models.JSONField("các dòng", default=list)
    old_font = models.CharField("phông cũ", max_length=5, choices=OldFont.choices, blank=True, default="")
    by = models.CharField("người gửi (mã tài khoản)", max_length=20)
    at = models.DateTimeField("gửi lúc")
    done_at = models.DateTimeField("nhập lúc", null=True, blank=True)
    wanted = models.JSONField("các dòng cần nhập", default=list)
    asked = models.JSONField("điều đã ghi khi nhập", default=dict)
    asked_by = models.CharField("người nhập (mã tài khoản)", max_length=20, blank=True)
    asked_at = models.DateTimeField("bấm nhập lúc", null=True, blank=True)
    total = models.PositiveIntegerField("số dòng nhập", default=0)
    moved_at = models.DateTimeField("nhập tiếp lúc", null=True, blank=True)
    fault = models.CharField("lý do dừng", max_length=400, blank=True)

    class Meta:
        ordering = ["-at"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(asked_at=None, asked_by="")
                | models.Q(asked_at__isnull=False, moved_at__isnull=False) & ~models.Q(asked_by=""),
                name="uploads_asked_by_somebody",
            )
        ]

    def __str__(self) -> str:
        return f"{self.purpose} {self.name}"

    @property
    def stage(self) -> Literal["new", "going", "stopped", "done"]:
        """How far it is: nobody asked for it yet, on its way, stopped with a fault, or taken in."""
        if self.done_at:
            return "done"
        if self.fault:
            return "stopped"
        return "going" if self.asked_at else "new"


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
