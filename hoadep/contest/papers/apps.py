"""The app of this room."""

from django.apps import AppConfig


class PapersConfig(AppConfig):
    """Room `papers`."""

    name = "hoadep.contest.papers"
    label = "papers"
