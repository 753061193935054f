"""Addresses of papers and of the register of numbers."""

from django.urls import path

from hoadep.contest.papers import compose_views, merge_views, register_views, signer_views, views

PAPER = "van-ban/<str:code>"

urlpatterns = [
    path("van-ban/", views.paper_list, name="paper_list"),
    path("soan-van-ban/", compose_views.compose, name="compose"),
    path(f"{PAPER}/sua/", compose_views.paper_edit, name="paper_edit"),
    path(f"{PAPER}/ban/<int:n>/", compose_views.paper_wording, name="paper_wording"),
    path("gui-thu/", merge_views.merge, name="merge"),
    path(f"{PAPER}/", views.paper, name="paper"),
    path(f"{PAPER}/tep/<slug:which>/", views.paper_file, name="paper_file"),
    path(f"{PAPER}/viec/<slug:name>/", views.paper_step, name="paper_step"),
    path("so-van-ban/", register_views.number_register, name="number_register"),
    path("so-van-ban/in.pdf", register_views.number_register_print, name="number_register_print"),
    path("so-van-ban/<int:pk>/", register_views.register_row, name="register_row"),
    path("so-van-ban/day-so/", register_views.own_series, name="own_series"),
    path("nguoi-ky/", signer_views.signers, name="signers"),
    path("nguoi-ky/them/", signer_views.signer_new, name="signer_new"),
    path("nguoi-ky/<int:pk>/thoi/", signer_views.signer_end, name="signer_end"),
    path("nguoi-ky/cua/<str:code>/", signer_views.signing_of, name="signing"),
    path("nguoi-ky/don-vi/<str:code>/", signer_views.unit_signers, name="unit_signers"),
]
