"""The app that carries the commands."""

from django.apps import AppConfig


class ConfigConfig(AppConfig):
    """Commands and the demonstration; no models."""

    name = "hoadep.config"
    label = "config"
