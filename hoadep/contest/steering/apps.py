"""The app of this room."""

from django.apps import AppConfig


class SteeringConfig(AppConfig):
    """Room `steering`."""

    name = "hoadep.contest.steering"
    label = "steering"
