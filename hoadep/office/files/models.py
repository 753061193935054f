"""Remembers which files are kept, of those no longer kept the hash and the reason, and letters received."""

from django.db import models


class Stored(models.Model):
    """One content, however often and under whatever names it was sent."""

    sha256 = models.CharField("SHA-256", max_length=64, unique=True)
    size = models.PositiveBigIntegerField("số byte")
    media_type = models.CharField("loại nội dung", max_length=100)
    at = models.DateTimeField("lưu lúc")
    recorded_at = models.DateTimeField("ghi nhận lúc", auto_now_add=True)
    gone_at = models.DateTimeField("không còn giữ từ", null=True, blank=True)
    gone_reason = models.CharField("lý do không còn giữ", max_length=300, blank=True)

    class Meta:
        verbose_name = "tệp"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(gone_at=None, gone_reason="")
                | (models.Q(gone_at__isnull=False) & ~models.Q(gone_reason="")),
                name="files_gone_with_reason",
            )
        ]

    def __str__(self) -> str:
        return self.sha256[:12]


class IncomingLetter(models.Model):
    """A letter of a sender (code) by which the office acts for it, with its scan as soon as there is one."""

    scope = models.CharField("mùa thi", max_length=12)
    sender = models.CharField("đơn vị gửi", max_length=20)
    number = models.CharField("số văn bản", max_length=60)
    written_on = models.DateField("ngày văn bản")
    stored = models.ForeignKey(Stored, models.PROTECT, null=True, related_name="+")
    name = models.CharField("tên tệp", max_length=200, blank=True)
    by = models.CharField("người ghi", max_length=20, help_text="mã tài khoản")
    at = models.DateTimeField("ghi lúc")

    class Meta:
        verbose_name = "văn bản của đơn vị"
        constraints = [
            models.UniqueConstraint(fields=["scope", "sender", "number", "written_on"], name="letter_once")
        ]

    def __str__(self) -> str:
        return f"{self.number} ngày {self.written_on:%d/%m/%Y}"
