"""The app of this room."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """Room `people`."""

    name = "hoadep.contest.people"
    label = "people"
