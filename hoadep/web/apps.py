"""The app of the look: base pages, components, fonts, styles and the words of the templates."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """How Hoa Đẹp looks."""

    name = "hoadep.web"
    label = "web"
