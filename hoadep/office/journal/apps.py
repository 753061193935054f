"""The journal as an app."""

from django.apps import AppConfig


class JournalConfig(AppConfig):
    """Rows, their salts and the seals over them."""

    name = "hoadep.office.journal"
    label = "journal"
    verbose_name = "Nhật ký"
