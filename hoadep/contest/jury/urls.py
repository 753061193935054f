"""Addresses of the jury: judges under giam-khao/, the office under cham-thi/."""

from django.urls import path

from hoadep.contest.jury import print_views, views

urlpatterns = [
    path("giam-khao/", views.jury_door, name="jury_door"),
    path("giam-khao/vao/<str:key>/", views.jury_enter, name="jury_enter"),
    path("giam-khao/ra/", views.jury_leave, name="jury_leave"),
    path("giam-khao/bai/", views.jury_sheets, name="jury_sheets"),
    path("giam-khao/bai/<int:number>/", views.jury_sheet, name="jury_sheet"),
    path("giam-khao/bai/<int:number>/anh/<int:n>/", views.jury_photo, name="jury_photo"),
    path("giam-khao/bai/<int:number>/lien-quan/", views.jury_conflict, name="jury_conflict"),
    path("giam-khao/in-bai/", print_views.jury_copies, name="jury_copies"),
    path("giam-khao/phieu-cham/", print_views.jury_own_sheet, name="jury_own_sheet"),
]
