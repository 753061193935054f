"""Signed bundles as an app."""

from django.apps import AppConfig


class BundlesConfig(AppConfig):
    """With whom this installation exchanges bundles, which were sent and which taken in."""

    name = "hoadep.office.bundles"
    label = "bundles"
    verbose_name = "Gói hồ sơ điện tử"
