"""Remembers failed attempts for a while; of what was guessed at, only a digest."""

from django.db import models


class Attempt(models.Model):
    """Somebody failed to guess what opens one thing."""

    purpose = models.CharField("việc", max_length=40)
    subject = models.CharField("về (dấu)", max_length=64)
    at = models.DateTimeField("lúc", db_index=True)

    class Meta:
        indexes = [models.Index(fields=["purpose", "subject", "at"], name="attempts_by_subject")]

    def __str__(self) -> str:
        return f"{self.purpose} {self.at}"
