"""The app of this room."""

from django.apps import AppConfig


class PlansConfig(AppConfig):
    """Room `plans`."""

    name = "hoadep.contest.plans"
    label = "plans"
