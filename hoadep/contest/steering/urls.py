"""Addresses of the first pages, under the season's."""

from django.urls import path

from hoadep.contest.steering import views

urlpatterns = [
    path("viec-ky-nay/", views.unit_desk, name="unit_desk"),
    path("tim/", views.search, name="search"),
    path("thong-bao/", views.bell, name="bell"),
    path("ban-lam-viec/", views.office_desk, name="office_desk"),
]
