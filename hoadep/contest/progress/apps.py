"""The app of this room."""

from django.apps import AppConfig


class ProgressConfig(AppConfig):
    """Room `progress`."""

    name = "hoadep.contest.progress"
    label = "progress"
