"""The office's printing as an app."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class PrintingConfig(AppConfig):
    """Layouts and printers."""

    name = "hoadep.office.printing"
    label = "printing"
    verbose_name = "In ấn"

    def ready(self) -> None:
        """Find the rooms that offer something to be printed."""
        autodiscover_modules("certificates")
