"""The kept files as an app."""

from django.apps import AppConfig


class FilesConfig(AppConfig):
    """What is on the shelf, and what was taken off it."""

    name = "hoadep.office.files"
    label = "files"
    verbose_name = "Tệp"
