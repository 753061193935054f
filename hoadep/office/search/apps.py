"""Search as an app."""

from django.apps import AppConfig


class SearchConfig(AppConfig):
    """What can be found, and the index over it."""

    name = "hoadep.office.search"
    label = "search"
    verbose_name = "Tìm kiếm"
