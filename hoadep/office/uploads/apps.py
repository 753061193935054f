"""What people upload as an app."""

from django.apps import AppConfig


class UploadsConfig(AppConfig):
    """Lists that were sent, looked at, and taken in once."""

    name = "hoadep.office.uploads"
    label = "uploads"
    verbose_name = "Danh sách tải lên"
