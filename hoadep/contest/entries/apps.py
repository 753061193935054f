"""The app of this room."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class EntriesConfig(AppConfig):
    """Room `entries`."""

    name = "hoadep.contest.entries"
    label = "entries"

    def ready(self) -> None:
        """Find the rooms that an entry comes to later."""
        autodiscover_modules("ways")
