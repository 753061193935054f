"""The app of this room."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class PapersConfig(AppConfig):
    """Room `papers`."""

    name = "hoadep.contest.papers"
    label = "papers"

    def ready(self) -> None:
        """Find whom the rooms offer as recipients of letters."""
        autodiscover_modules("addressees")
