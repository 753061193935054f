"""The few addresses that base pages link to, and the gallery as a site of its own."""

from django.http import HttpRequest, HttpResponse
from django.urls import path

from hoadep.rules.verdict import not_met
from hoadep.web.pages import page

from . import gallery

POLICY = "default-src 'self'; img-src 'self' data: blob:; object-src 'none'; base-uri 'none'"
PAGES = {
    "public": "gallery/public.html",
    "staff": "gallery/staff.html",
    "400": "400.html",
    "404": "404.html",
    "500": "500.html",
    "503": "503.html",
    "parts": "gallery/parts.html",
}


def nothing(_request: HttpRequest, **_named: str) -> HttpResponse:
    """An address that only has to exist."""
    return HttpResponse()


def show(request: HttpRequest, name: str) -> HttpResponse:
    """A page of the gallery, under the policy of the product."""
    request.season, request.user = gallery.SEASON, gallery.Officer()
    response = page(request, PAGES[name], {**gallery.context(), "word": request.GET.get("word", "chào")})
    response["Content-Security-Policy"] = POLICY
    return response


def refuse(request: HttpRequest) -> HttpResponse:
    """A refusal, however it is asked for."""
    request.season, request.user = gallery.SEASON, gallery.Officer()
    return page(request, "web/refusal.html", {"verdict": not_met("IV.1", "Chưa thẩm định.")}, status=403)


urlpatterns = [
    path("vao/", nothing, name="sign_in"),
    path("ra/", nothing, name="sign_out"),
    path("<slug:season>/ma/<str:code>/", nothing, name="code"),
    path("<slug:season>/ke-hoach/", nothing, name="plan"),
    path("trung-bay/<str:name>/", show, name="gallery"),
    path("tu-choi/", refuse, name="refuse"),
]
