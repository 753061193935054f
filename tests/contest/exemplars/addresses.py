"""The addresses of these rooms; pages of other rooms that ours link to stand as blank ones."""

from django.http import HttpRequest, HttpResponse
from django.urls import include, path

from hoadep.contest.entries import credit_views, exemplar_views, nomination_views
from hoadep.web.access import duty


@duty("see_plan")
def blank(request: HttpRequest, **_: str) -> HttpResponse:
    """A page of another room."""
    return HttpResponse("")


season_pages = [
    path("gioi-thieu-guong/<str:code>/bai/", nomination_views.nomination_entry, name="nomination_entry"),
    path("guong/<str:code>/bai/", exemplar_views.exemplar_entries, name="exemplar_entries"),
    path("khen-thuong/<str:code>/bai/", credit_views.credit, name="credit"),
    path("", include("hoadep.contest.exemplars.urls")),
    path("", blank, name="season"),
    path("bai-du-thi/", blank, name="entry_list"),
    path("bai-du-thi/<str:code>/", blank, name="entry"),
    path("bang-theo-doi/", blank, name="board"),
    path("trien-vong/", blank, name="unit_prospects"),
    path("don-vi/", blank, name="unit_list"),
    path("ke-hoach/", blank, name="plan"),
    path("ma/<str:code>/", blank, name="code"),
]

urlpatterns = [
    path("", blank, name="home"),
    path("dang-nhap/", blank, name="sign_in"),
    path("<slug:season>/", include(season_pages)),
]
