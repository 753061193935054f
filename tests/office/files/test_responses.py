"""What a browser is told of a file."""

import pytest

from hoadep.office.files import actions
from hoadep.office.files.responses import respond

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("media_type", "kind", "told"),
    [
        ("image/jpeg", "inline", "image/jpeg"),
        ("image/svg+xml", "attachment", "image/svg+xml"),
        ("text/html", "attachment", "text/html"),
        ("application/pdf", "attachment", "application/pdf"),
        ("text/html\nX-Evil: 1", "attachment", "application/octet-stream"),
    ],
)
def test_only_harmless_pictures_are_shown(media_type, kind, told, at):
    stored = actions.store(b"content", media_type, by="", at=at("2021-03-09 23:59"))
    response = respond(stored, "anh.jpg")
    assert response.content == b"content"
    assert response["Content-Type"] == told
    assert response["Content-Disposition"] == f'{kind}; filename="anh.jpg"'
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"] == "default-src 'none'; sandbox"


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("Bài của Lan.pdf", "filename*=utf-8''B%C3%A0i%20c%E1%BB%A7a%20Lan.pdf"),
        ("../../a\r\nX-Evil: 1\u202efdp.exe", 'filename=".._.._a X-Evil_ 1fdp.exe"'),
        ("", "filename*=utf-8''t%E1%BB%87p"),
    ],
)
def test_a_name_is_only_a_name(name, told, at):
    stored = actions.store(b"content", "application/pdf", by="", at=at("2021-03-09 23:59"))
    assert respond(stored, name)["Content-Disposition"] == f"attachment; {told}"


def test_a_file_let_go_is_answered_with_the_reason(at):
    stored = actions.store(b"content", "application/pdf", by="", at=at("2021-03-09 23:59"))
    stored = actions.erase(stored, reason="hết thời hạn lưu", by="", at=at("2026-10-01 08:00"))
    response = respond(stored, "bài.pdf")
    assert response.status_code == 410
    assert response.content.decode() == "Tệp không còn được giữ: hết thời hạn lưu."
