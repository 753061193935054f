"""Addresses of one's own account."""

from django.urls import path

from hoadep.contest.people import account_views, registration_views

urlpatterns = [
    path("dang-nhap/", account_views.sign_in, name="sign_in"),
    path("dang-nhap-lai/", account_views.sign_in_again, name="sign_in_again"),
    path("dang-ky/", registration_views.register, name="register"),
    path("xac-nhan-thu/<str:token>/", registration_views.confirm_email, name="confirm_email"),
    path("dang-xuat/", account_views.sign_out, name="sign_out"),
    path("thu-dien-tu/", registration_views.own_email, name="own_email"),
    path("mat-khau/", account_views.password, name="password"),
]
