"""Addresses of the award prospects, under the season's."""

from django.urls import path

from hoadep.contest.awards import list_views, own_views, views

urlpatterns = [
    path("trien-vong/", views.unit_prospects, name="unit_prospects"),
    path("trien-vong/cua-toi/", own_views.own_prospect, name="own_prospect"),
    path("trien-vong/tac-gia/", views.author_prospects, name="author_prospects"),
    path("trien-vong/don-vi/<str:code>/", views.unit_prospect, name="unit_prospect"),
    path("trien-vong/tac-gia/<str:code>/", views.author_prospect, name="author_prospect"),
    path("trien-vong/ket-luan/<str:subject>/", views.judgement, name="judgement"),
    path("trien-vong/luu-ket-luan/", views.assessment, name="assessment"),
    path("danh-sach-khen/", list_views.award_lists, name="award_lists"),
    path("danh-sach-khen/moi/", list_views.award_list_new, name="award_list_new"),
    path("danh-sach-khen/<str:code>/", list_views.award_list, name="award_list"),
    path("danh-sach-khen/<str:code>/viec/<slug:name>/", list_views.award_list_step, name="award_list_step"),
    path("danh-sach-khen/<str:code>/luu/", list_views.award_list_keep, name="award_list_keep"),
    path("danh-sach-khen/<str:code>/trinh-ky.pdf", list_views.award_list_set, name="award_list_set"),
    path("danh-sach-khen/<str:code>/<slug:key>.docx", list_views.award_list_paper, name="award_list_paper"),
]
