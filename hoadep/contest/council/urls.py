"""Addresses of the council under hoi-dong/."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
