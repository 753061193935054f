"""Addresses of one's own account."""

from django.urls import path

from hoadep.contest.people import account_views

urlpatterns = [
    path("dang-nhap/", account_views.sign_in, name="sign_in"),
    path("dang-xuat/", account_views.sign_out, name="sign_out"),
    path("mat-khau/", account_views.password, name="password"),
]
