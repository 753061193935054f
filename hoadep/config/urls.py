"""Every address of the product. Pages of a season begin with its slug."""

from django.urls import URLPattern, URLResolver, include, path

from hoadep.config import home
from hoadep.contest.steering import mail_views

season_pages: list[URLPattern | URLResolver] = [
    # where everybody writes: asked for most, and found first
    path("", include("hoadep.contest.entries.urls")),
    path("", include("hoadep.contest.progress.urls")),
    path("", include("hoadep.contest.steering.urls")),
    path("", include("hoadep.contest.plans.urls")),
    path("", include("hoadep.contest.people.season_urls")),
    path("", include("hoadep.contest.papers.urls")),
    path("", include("hoadep.contest.council.urls")),
    path("", include("hoadep.contest.exemplars.urls")),
    path("", include("hoadep.contest.jury.urls")),
    path("", include("hoadep.contest.selection.urls")),
    path("", include("hoadep.contest.dispatch.urls")),
    path("", include("hoadep.contest.awards.urls")),
    path("ma/<str:code>/", home.code, name="code"),
]

urlpatterns = [
    path("", home.home, name="home"),
    path("lam-viec/", home.desk, name="desk"),
    path("tai-khoan/", include("hoadep.contest.people.urls")),
    path("tin/<str:token>/", mail_views.one_click, name="message_setting"),
    path("<slug:season>/", include(season_pages)),
]
