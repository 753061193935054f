"""Addresses of the choice of entries, under chon-bai/."""

from django.urls import path

from hoadep.contest.selection import act_views, paper_views, pool_views, views

urlpatterns = [
    path("chon-bai/", views.selection_list, name="selection_list"),
    path("chon-bai/lap/", views.selection_new, name="selection_new"),
    path("chon-bai/<str:code>/", views.selection, name="selection"),
    path("chon-bai/<str:code>/viec/<str:name>/", act_views.selection_act, name="selection_act"),
    path("chon-bai/<str:code>/doi/<str:entry>/", act_views.selection_swap, name="selection_swap"),
    path("chon-bai/<str:code>/xin-cham-them/", act_views.sheets_ask, name="selection_sheets_ask"),
    path("chon-bai/<str:code>/bo-giai/<str:entry>/", act_views.prize_act, name="selection_prize_act"),
    path("chon-bai/<str:code>/bai/", pool_views.selection_pool, name="selection_pool"),
    path("chon-bai/<str:code>/bai/ghi/", pool_views.pool_act, name="selection_pool_act"),
    path("chon-bai/<str:code>/trinh-ky/", paper_views.selection_set, name="selection_set"),
    path("chon-bai/<str:code>/luu-van-ban/", paper_views.selection_keep, name="selection_keep"),
    path("chon-bai/<str:code>/van-ban/<str:key>/", paper_views.selection_paper, name="selection_paper"),
]
