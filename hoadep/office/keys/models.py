"""Remembers which key of a form has led to which outcome."""

from django.db import models


class Once(models.Model):
    """One act that must not be done twice, by the key its form was shown with."""

    key = models.CharField("khóa", max_length=64)
    purpose = models.CharField("việc", max_length=60, help_text="việc, và của ai nếu cần: gửi bài, TK0001…")
    content_hash = models.CharField("SHA-256 nội dung", max_length=64, blank=True)
    outcome = models.CharField("mã kết quả", max_length=60, blank=True)
    at = models.DateTimeField("lúc", db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["purpose", "key"], name="keys_once_each")]

    def __str__(self) -> str:
        return f"{self.purpose} {self.key}"
