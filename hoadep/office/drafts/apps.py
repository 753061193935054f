"""The drafts as an app."""

from django.apps import AppConfig


class DraftsConfig(AppConfig):
    """What is being written."""

    name = "hoadep.office.drafts"
    label = "drafts"
    verbose_name = "Bản nháp"
