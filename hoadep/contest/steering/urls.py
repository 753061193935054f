"""Addresses of the first pages, under the season's."""

from django.urls import path

from hoadep.contest.steering import list_run_views, list_views, mail_views, views

urlpatterns = [
    path("viec-ky-nay/", views.unit_desk, name="unit_desk"),
    path("tim/", views.search, name="search"),
    path("thong-bao/", views.bell, name="bell"),
    path("nhap-danh-sach/<slug:what>/", list_views.upload, name="list_upload"),
    path("nhap-danh-sach/<slug:what>/mau.xlsx", list_views.blank, name="list_blank"),
    path("nhap-danh-sach/<slug:what>/<uuid:uuid>/", list_views.preview, name="list_preview"),
    path("nhap-danh-sach/<slug:what>/<uuid:uuid>/tien-do/", list_run_views.list_run, name="list_run"),
    path("nhap-danh-sach/<slug:what>/<uuid:uuid>/tiep/", list_run_views.list_go_on, name="list_go_on"),
    path("nhap-danh-sach/<slug:what>/<uuid:uuid>/can-sua.xlsx", list_views.faults, name="list_faults"),
    path("thong-bao/cai-dat/", mail_views.wishes, name="message_wishes"),
    path("thu/", mail_views.letters, name="letters"),
    path("thu/<int:pk>/", mail_views.letter, name="letter"),
    path("ban-lam-viec/", views.office_desk, name="office_desk"),
]
