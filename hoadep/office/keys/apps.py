"""The keys against doing twice as an app."""

from django.apps import AppConfig


class KeysConfig(AppConfig):
    """What each key has led to."""

    name = "hoadep.office.keys"
    label = "keys"
    verbose_name = "Khóa chống gửi hai lần"
