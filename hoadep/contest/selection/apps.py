"""The app of this room."""

from django.apps import AppConfig


class SelectionConfig(AppConfig):
    """Room `selection`."""

    name = "hoadep.contest.selection"
    label = "selection"
