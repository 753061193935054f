"""A page comes whole or in the part that htmx asks for, and no template asks the database."""

import pytest
from django.db import connection
from django.test import RequestFactory

from hoadep.rules.verdict import not_met
from hoadep.web.pages import QueryInTemplate, page

from . import gallery

PARTS = "gallery/parts.html"


def asked(target: str = "", kind: str = "partial"):
    """A request as htmx 4 makes it."""
    request = gallery.request("/")
    request.META.update(HTTP_HX_REQUEST="true", HTTP_HX_TARGET=target, HTTP_HX_REQUEST_TYPE=kind)
    return request


def text(response) -> str:
    return response.content.decode()


def test_whole_page():
    response = page(gallery.request(), PARTS, {"word": "chào"})
    assert text(response).startswith("<!doctype html>")
    assert (response.status_code, response["Vary"]) == (200, "HX-Request, HX-Target")


def test_only_the_part_that_the_target_names():
    response = page(asked("div#rows"), PARTS, {"word": "chào"}, status=422)
    assert (text(response), response.status_code) == ("<p>chào</p>", 422)
    assert "HX-Retarget" not in response


@pytest.mark.parametrize("target", ["div#other", "div", ""])
def test_whole_page_given_for_a_part_takes_the_whole_place(target):
    response = page(asked(target), PARTS, {})
    assert text(response).startswith("<!doctype html>")
    assert (response["HX-Retarget"], response["HX-Reswap"]) == ("body", "outerHTML")


def test_whole_page_that_was_asked_for_stays_where_it_was_asked():
    assert "HX-Retarget" not in page(asked("body", "full"), PARTS, {})


@pytest.mark.django_db
@pytest.mark.parametrize("request_made", [gallery.request(), asked("div#rows")], ids=["whole", "part"])
def test_query_in_a_template_is_refused(settings, request_made):
    settings.HOADEP_NO_TEMPLATE_QUERIES = True
    with pytest.raises(QueryInTemplate, match="SELECT 1"):
        page(request_made, PARTS, {"ask": lambda: connection.cursor().execute("SELECT 1")})


@pytest.mark.django_db
def test_context_processors_and_the_account_may_query(settings):
    settings.HOADEP_NO_TEMPLATE_QUERIES = True
    settings.TEMPLATES[0]["OPTIONS"]["context_processors"].append(f"{__name__}.words_from_the_database")
    settings.TEMPLATES = list(settings.TEMPLATES)
    assert "<p>đã hỏi</p>" in text(page(gallery.request(), PARTS))


def words_from_the_database(_request):
    """A context processor that asks."""
    connection.cursor().execute("SELECT 1")
    return {"word": "đã hỏi"}


def posted():
    """A request that carries words, a password and a token."""
    request = RequestFactory().post(
        "/gui/", {"text": "Trời vừa hửng sáng & ông đi.", "password": "bí mật dài dài dài"}
    )
    request.season, request.user = gallery.SEASON, gallery.Officer()
    return request


@pytest.mark.parametrize("template", ["403_csrf.html", "503.html", "web/refusal.html"])
def test_words_are_kept_and_passwords_are_not(template):
    said = text(page(posted(), template, {"verdict": not_met("", "Chưa được.")}))
    assert "Trời vừa hửng sáng &amp; ông đi." in said
    assert "bí mật" not in said


def test_only_the_busy_page_offers_to_send_again():
    again = '<button class="button button-main" type="submit">'
    assert [again in text(page(posted(), template)) for template in ("503.html", "403_csrf.html")] == [
        True,
        False,
    ]


def test_server_error_needs_no_context():
    assert "Máy chủ gặp trục trặc" in page(gallery.request(), "500.html").content.decode()


def test_refusal_says_reason_clause_and_what_next():
    verdict = not_met("IV.1", "Chưa ghi kết quả thẩm định.", evidence=("BD21-B0012",))
    said = text(
        page(gallery.request(), "web/refusal.html", {"verdict": verdict, "back_url": "/bai/"}, status=403)
    )
    parts = (
        "<p>Chưa ghi kết quả thẩm định.</p>",
        "mục IV.1</a>",
        ">BD21-B0012</a>",
        "Việc tiếp theo",
        'href="/bai/"',
    )
    assert [part in said for part in parts] == [True] * 5


def test_page_of_no_return_asks_first():
    values = {"question": "Rút bài?", "verb": "Rút bài", "back_url": "/bai/", "kept": {"reason": "trùng"}}
    said = text(page(gallery.request(), "web/confirm.html", values))
    parts = (
        'name="confirmed" value="1">Rút bài',
        'name="reason" value="trùng"',
        'href="/bai/"',
        "Việc này không hoàn lại được.",
    )
    assert [part in said for part in parts] == [True] * 4
