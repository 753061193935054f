"""A PDF that was signed outside, on its page: by whom and when, and one altered by one byte refused."""

from datetime import datetime
from io import BytesIO

import pytest
from django.utils import timezone

from hoadep.contest.papers import actions
from hoadep.office.issuing.models import Document
from tests.office.issuing.conftest import SIGNER, paper, signed_pdf, signer  # noqa: F401 (fixtures)

HOME = "/ba-dinh-2021/van-ban"


@pytest.fixture
def kept(season, cast, paper, at) -> Document:  # noqa: F811
    return actions.keep_paper(season, paper, by=cast.hoa, at=at("2021-03-26 09:00"))


@pytest.fixture
def bring(cast, signed_in, kept):
    """Bring a signed file: gives the page that is shown then."""

    def send(content: bytes) -> str:
        file = BytesIO(content)
        file.name = "ban-ky.pdf"
        client = signed_in(cast.hoa)
        return client.post(f"{HOME}/{kept.code}/viec/ban-ky/", {"scan": file}, follow=True).content.decode()

    return send


def test_the_page_tells_who_signed_and_when_as_screens_write_it(bring, kept, signed_pdf):  # noqa: F811
    shown = bring(signed_pdf)
    kept.refresh_from_db()
    signed_at = timezone.localtime(datetime.fromisoformat(kept.signature[0]["when"]))
    assert f"{SIGNER}, {signed_at:%H:%M %d/%m/%Y}; nội dung nguyên vẹn" in shown
    assert f"Đã nhận bản ký số của {SIGNER}" in shown


def test_a_file_altered_by_one_byte_is_refused_with_what_to_do(bring, kept, signed_pdf):  # noqa: F811
    n = signed_pdf.index(b"/MediaBox") + 12
    shown = bring(signed_pdf[:n] + bytes([signed_pdf[n] ^ 1]) + signed_pdf[n + 1 :])
    kept.refresh_from_db()
    assert kept.state == "draft"
    assert "Hãy lấy lại bản gốc." in shown
