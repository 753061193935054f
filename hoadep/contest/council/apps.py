"""The app of this room."""

from django.apps import AppConfig


class CouncilConfig(AppConfig):
    """Room `council`."""

    name = "hoadep.contest.council"
    label = "council"
