"""Addresses of the choice of entries, under chon-bai/."""

from django.urls import path

from hoadep.contest.selection import views

urlpatterns = [
    path("chon-bai/", views.selection_list, name="selection_list"),
]
