"""The outbox as an app."""

from django.apps import AppConfig


class OutboxConfig(AppConfig):
    """Messages, and who wants which of them how."""

    name = "hoadep.office.outbox"
    label = "outbox"
    verbose_name = "Tin nhắn và thư đi"
