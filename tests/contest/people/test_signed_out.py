"""A session that ends in mid-form keeps what was typed, through signing in again."""

import pytest

from tests.contest.entries.writers import Writer

PASSWORD = "hoa sen trắng"


@pytest.fixture
def lan(cast):
    cast.lan.set_password(PASSWORD)
    cast.lan.save()
    return cast.lan


def test_what_was_typed_is_sent_after_signing_in_again(lan, signed_in, client):
    writer = Writer(signed_in(lan))
    opened = writer.open(3)
    writer.client.logout()
    left = writer.type(3, {"text": 'Đoạn "một" & hai'}, page=opened, keep="")
    assert (left.status_code, "Đoạn &quot;một&quot; &amp; hai" in left.content.decode()) == (401, True)
    typed = {"to": f"{writer.url}?buoc=3", "kept.text": 'Đoạn "một" & hai', "kept.seen": "0"}
    again = {"username": "lan", "password": PASSWORD} | typed
    page = writer.client.post("/tai-khoan/dang-nhap-lai/", again).content.decode()
    assert 'name="text" value="Đoạn &quot;một&quot; &amp; hai"' in page
    assert "Phạm Thu" not in page
    writer.client.post(f"{writer.url}?buoc=3", {"text": 'Đoạn "một" & hai', "seen": "0"})
    assert "Đoạn &quot;một&quot; &amp; hai" in writer.open(3).content.decode()


def test_wrong_password_keeps_it_too(lan, client):
    typed = {"to": "/ba-dinh-2021/bai-du-thi/", "kept.text": "Đoạn một", "username": "lan", "password": "sai"}
    answer = client.post("/tai-khoan/dang-nhap-lai/", typed)
    assert (answer.status_code, 'value="Đoạn một"' in answer.content.decode()) == (401, True)


@pytest.mark.parametrize("to", ["https://example.com/", "//example.com", "javascript:alert(1)", ""])
def test_it_leads_nowhere_else(lan, client, to):
    answer = client.post(
        "/tai-khoan/dang-nhap-lai/", {"to": to, "username": "lan", "password": PASSWORD, "kept.a": "b"}
    )
    assert (answer.status_code, answer.headers["Location"]) == (302, "/tai-khoan/dang-nhap/")
