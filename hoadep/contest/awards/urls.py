"""Addresses of the award prospects, under the season's."""

from django.urls import path

from hoadep.contest.awards import views

urlpatterns = [
    path("trien-vong/", views.unit_prospects, name="unit_prospects"),
    path("trien-vong/tac-gia/", views.author_prospects, name="author_prospects"),
    path("trien-vong/don-vi/<str:code>/", views.unit_prospect, name="unit_prospect"),
    path("trien-vong/tac-gia/<str:code>/", views.author_prospect, name="author_prospect"),
    path("trien-vong/ket-luan/<str:subject>/", views.judgement, name="judgement"),
    path("trien-vong/luu-ket-luan/", views.assessment, name="assessment"),
]
