"""Remembers which files are kept, and of those no longer kept the hash, the date and the reason."""

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
