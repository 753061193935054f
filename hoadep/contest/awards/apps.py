"""The app of this room."""

from django.apps import AppConfig


class AwardsConfig(AppConfig):
    """Room `awards`."""

    name = "hoadep.contest.awards"
    label = "awards"
