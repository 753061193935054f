"""Addresses of the board, under the season's."""

from django.urls import path

from hoadep.contest.progress import views

urlpatterns = [
    path("", views.season, name="season"),
    path("bang-theo-doi/", views.board, name="board"),
    path("bang-theo-doi.xlsx", views.board_workbook, name="board_workbook"),
    path("bang-theo-doi/<str:code>/", views.unit, name="board_unit"),
    path("bang-theo-doi/<str:code>/<slug:counts>/<str:key>/", views.rows, name="board_rows"),
    path("bang-theo-doi/<str:code>/<slug:counts>/<str:key>/khong-phat-sinh/", views.nothing, name="nothing"),
    path("khong-phat-sinh/<int:pk>/rut-lai/", views.nothing_back, name="nothing_back"),
    path("gia-han/<slug:counts>/<str:key>/", views.extension, name="extension"),
]
