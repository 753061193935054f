"""The office's printing as an app."""

from django.apps import AppConfig


class PrintingConfig(AppConfig):
    """Layouts and printers."""

    name = "hoadep.office.printing"
    label = "printing"
    verbose_name = "In ấn"
