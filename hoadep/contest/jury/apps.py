"""The app of this room."""

from django.apps import AppConfig


class JuryConfig(AppConfig):
    """Room `jury`."""

    name = "hoadep.contest.jury"
    label = "jury"
