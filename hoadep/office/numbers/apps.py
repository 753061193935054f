"""The register of numbers as an app."""

from django.apps import AppConfig


class NumbersConfig(AppConfig):
    """Which number stands on which paper."""

    name = "hoadep.office.numbers"
    label = "numbers"
    verbose_name = "Sổ đăng ký văn bản"
