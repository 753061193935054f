"""A writer whose turn did not come: 503 with what was typed, to be sent again."""

import pytest
from django.db import InterfaceError, OperationalError
from django.http import HttpResponse
from django.test import RequestFactory
from django.urls import path

from hoadep.config.sqlite.middleware import BusyPages
from hoadep.config.sqlite.turns import Busy

urlpatterns = [path("", lambda _: HttpResponse(), name=name) for name in ("home", "sign_in", "sign_out")]


@pytest.fixture
def middleware() -> BusyPages:
    return BusyPages(lambda _: HttpResponse())


@pytest.mark.urls(__name__)
def test_what_was_typed_stands_in_the_page(middleware, settings):
    request = RequestFactory().post("/", {"text": "Bác Ba nhặt được ví rồi tìm trả tận nhà."})
    response = middleware.process_exception(request, Busy("waited"))
    assert (response.status_code, response["Retry-After"]) == (503, "5")
    assert "Bác Ba nhặt được ví rồi tìm trả tận nhà." in response.content.decode()


@pytest.mark.django_db
@pytest.mark.urls(__name__)
@pytest.mark.parametrize(
    "fault", [OperationalError("server closed the connection"), InterfaceError("closed")]
)
def test_a_database_that_went_away_is_told_and_the_text_is_kept(middleware, settings, fault):
    request = RequestFactory().post("/", {"text": "Bác Ba nhặt được ví rồi tìm trả tận nhà."})
    response = middleware.process_exception(request, fault)
    assert (response.status_code, "Bác Ba nhặt được ví" in response.content.decode()) == (503, True)


def test_other_faults_go_their_way(middleware):
    assert middleware.process_exception(RequestFactory().get("/"), ValueError()) is None
