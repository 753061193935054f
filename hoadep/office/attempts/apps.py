"""Failed attempts as an app."""

from django.apps import AppConfig


class AttemptsConfig(AppConfig):
    """Who guesses too often has to wait."""

    name = "hoadep.office.attempts"
    label = "attempts"
    verbose_name = "Lần thử sai"
