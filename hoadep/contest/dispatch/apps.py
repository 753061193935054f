"""The app of this room."""

from django.apps import AppConfig


class DispatchConfig(AppConfig):
    """Room `dispatch`."""

    name = "hoadep.contest.dispatch"
    label = "dispatch"
