"""The app of this room."""

from django.apps import AppConfig


class ExemplarsConfig(AppConfig):
    """Room `exemplars`."""

    name = "hoadep.contest.exemplars"
    label = "exemplars"
