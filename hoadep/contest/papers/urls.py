"""Addresses of papers and of the register of numbers."""

from django.urls import path

from hoadep.contest.papers import register_views, views

PAPER = "van-ban/<str:code>"

urlpatterns = [
    path("van-ban/", views.paper_list, name="paper_list"),
    path(f"{PAPER}/", views.paper, name="paper"),
    path(f"{PAPER}/tep/<slug:which>/", views.paper_file, name="paper_file"),
    path(f"{PAPER}/viec/<slug:name>/", views.paper_step, name="paper_step"),
    path("so-van-ban/", register_views.number_register, name="number_register"),
    path("so-van-ban/in.pdf", register_views.number_register_print, name="number_register_print"),
    path("so-van-ban/day-so/", register_views.own_series, name="own_series"),
]
