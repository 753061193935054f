"""The issuing of papers as an app."""

from django.apps import AppConfig


class IssuingConfig(AppConfig):
    """Which papers were drafted, signed and issued."""

    name = "hoadep.office.issuing"
    label = "issuing"
    verbose_name = "Văn bản"
