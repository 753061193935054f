"""Addresses of the first pages, under the season's."""

from django.urls import path

from hoadep.contest.steering import mail_views, views

urlpatterns = [
    path("viec-ky-nay/", views.unit_desk, name="unit_desk"),
    path("tim/", views.search, name="search"),
    path("thong-bao/", views.bell, name="bell"),
    path("thong-bao/cai-dat/", mail_views.wishes, name="message_wishes"),
    path("thu/", mail_views.letters, name="letters"),
    path("thu/<int:pk>/", mail_views.letter, name="letter"),
    path("ban-lam-viec/", views.office_desk, name="office_desk"),
]
