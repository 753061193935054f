"""The few addresses that base pages and components link to."""

from django.http import HttpRequest, HttpResponse
from django.urls import path


def nothing(_request: HttpRequest, **_named: str) -> HttpResponse:
    """An address that only has to exist."""
    return HttpResponse()


urlpatterns = [
    path("vao/", nothing, name="sign_in"),
    path("ra/", nothing, name="sign_out"),
    path("<slug:season>/ma/<str:code>/", nothing, name="code"),
    path("<slug:season>/ke-hoach/", nothing, name="plan"),
]
