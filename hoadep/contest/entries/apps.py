"""The app of this room."""

from django.apps import AppConfig


class EntriesConfig(AppConfig):
    """Room `entries`."""

    name = "hoadep.contest.entries"
    label = "entries"
