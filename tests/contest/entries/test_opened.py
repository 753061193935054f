"""What was looked up by number and telephone shuts after an hour without use, and by a button."""

from datetime import timedelta

import pytest
from django.utils import timezone

from hoadep.contest.entries import actions
from hoadep.contest.entries.models import Entry
from tests.contest.entries.writers import Writer, address

ASKED = {"code": "BD21-B0001", "telephone": "0912000111"}
PAGE = address("looked_up", code="BD21-B0001")
WRITING = address("looked_up_rewrite", code="BD21-B0001")


@pytest.fixture
def sent(units):
    Writer().lodge(units.ngoc_ha)
    return Entry.objects.get()


@pytest.fixture
def opened(sent, client):
    client.post(address("look_up"), ASKED)
    return client


@pytest.fixture
def clock(monkeypatch):
    """Lets minutes pass: `clock(59)`."""
    began, real = timezone.now(), [timedelta()]

    def pass_by(minutes):
        real[0] += timedelta(minutes=minutes)

    monkeypatch.setattr(timezone, "now", lambda: began + real[0])
    return pass_by


def test_it_stays_open_while_something_is_sent_to_it(clock, opened):
    for _ in range(5):
        clock(50)
        assert opened.post(PAGE, {"rut-reason": ""}).status_code == 422


def test_to_look_at_it_writes_nothing(clock, opened):
    before = opened.session["opened_entries"]
    clock(50)
    assert opened.get(PAGE).status_code == 200
    assert opened.session["opened_entries"] == before


def test_it_shuts_after_an_hour_and_says_so(clock, opened):
    clock(60)
    for page in (PAGE, WRITING):
        answer = opened.get(page)
        assert (answer.status_code, answer.url) == (302, address("look_up") + "?so=BD21-B0001")
    asked = opened.get(answer.url).content.decode()
    assert ("tự đóng vì đã lâu" in asked, 'value="BD21-B0001"' in asked) == (True, True)
    assert opened.get(address("looked_up_photo", code="BD21-B0001", n=1)).status_code == 404
    assert opened.post(address("look_up"), ASKED, follow=True).status_code == 200
    assert opened.get(PAGE).status_code == 200


def test_session_is_not_written_at_each_saving(clock, opened):
    before = opened.session["opened_entries"]
    clock(0.5)
    opened.post(PAGE, {"rut-reason": ""})
    assert opened.session["opened_entries"] == before


def test_what_was_typed_after_it_shut_is_kept_and_sent_again(clock, opened, sent, cast):
    actions.return_for_changes(sent, reason="Thiếu ảnh.", by=cast.binh, at=timezone.now())
    writer = Writer(opened, WRITING)
    page = writer.open(3)
    clock(90)
    left = writer.type(3, {"title": "Tên mới", "text": 'Đoạn "hai" viết lâu.'}, page=page, keep="")
    shown = left.content.decode()
    assert (left.status_code, "Đoạn &quot;hai&quot; viết lâu." in shown) == (401, True)
    held = {"to": f"{WRITING}?buoc=3", "kept.title": "Tên mới", "kept.text": 'Đoạn "hai" viết lâu.'}
    wrong = opened.post(address("look_up"), ASKED | held | {"telephone": "0999999999"})
    assert (wrong.status_code, "Đoạn &quot;hai&quot;" in wrong.content.decode()) == (422, True)
    again = opened.post(address("look_up"), ASKED | held).content.decode()
    assert ("Gửi tiếp" in again, f'action="{WRITING}?buoc=3"' in again) == (True, True)
    assert 'name="text" value="Đoạn &quot;hai&quot; viết lâu."' in again
    writer.type(3, {"title": "Tên mới", "text": 'Đoạn "hai" viết lâu.'}, page=writer.open(3), keep="")
    assert "Đoạn &quot;hai&quot; viết lâu." in writer.open(3).content.decode()


def test_page_that_saves_by_itself_is_told_that_it_shut(clock, opened, sent, cast):
    actions.return_for_changes(sent, reason="Thiếu ảnh.", by=cast.binh, at=timezone.now())
    shown = opened.get(WRITING, {"buoc": 3}).content.decode()
    assert f'data-sign-in="{address("look_up")}?so=BD21-B0001" data-again="Tra cứu lại"' in shown
    clock(90)
    headers = {"HX-Request": "true", "HX-Target": "div#saved"}
    assert opened.post(f"{WRITING}?buoc=3", {"text": "x"}, headers=headers).status_code == 401


@pytest.mark.parametrize("to", ["https://example.com/", "//example.com", "/ba-dinh-2021/gui-bai/"])
def test_what_was_kept_goes_nowhere_else(sent, client, to):
    answer = client.post(address("look_up"), ASKED | {"to": to, "kept.a": "b"})
    assert (answer.status_code, answer.url) == (302, PAGE)


def test_reason_of_a_withdrawal_is_kept_likewise(clock, opened):
    clock(61)
    left = opened.post(PAGE, {"rut-reason": "Gửi nhầm bài."}).content.decode()
    assert 'name="kept.rut-reason" value="Gửi nhầm bài."' in left
    again = opened.post(address("look_up"), ASKED | {"to": PAGE, "kept.rut-reason": "Gửi nhầm bài."})
    assert f'action="{PAGE}"' in again.content.decode()


def test_button_shuts_it_at_once(opened):
    shown = opened.get(PAGE)
    assert ("Đóng tra cứu" in shown.content.decode(), "no-store" in shown.headers["Cache-Control"]) == (
        True,
        True,
    )
    told = opened.post(address("look_up_close"), follow=True).content.decode()
    assert ("Đã đóng tra cứu" in told, "Nên bấm khi dùng máy chung" in told) == (True, False)
    assert opened.get(PAGE).status_code == 302
    assert opened.get(address("look_up_close")).status_code == 405
