"""What comes to an entry at which nothing is written any more: second clicks, other devices."""

import pytest

from hoadep.contest.entries import actions
from hoadep.contest.entries.models import Entry, Receipt
from hoadep.office.drafts.models import Draft
from tests.contest.entries.writers import Writer, address, hidden


@pytest.fixture
def returned(units, cast, signed_in):
    """An entry of Lan's that Ngọc Hà has sent back."""
    Writer(signed_in(cast.lan)).lodge(units.ngoc_ha)
    entry = Entry.objects.get()
    actions.return_for_changes(entry, reason="Thiếu nơi ở.", by=cast.binh, at=entry.steps.get().at)
    return entry


@pytest.fixture
def lan(returned, cast, signed_in):
    return Writer(signed_in(cast.lan), address("entry_rewrite", code=returned.code))


def test_second_click_on_a_completed_entry_leads_to_its_receipt(lan):
    page = lan.open(4)
    first, second = lan.send(page), lan.send(page)
    assert ("bien-nhan" in first.url, first.url == second.url) == (True, True)
    assert Receipt.objects.count() == 2


def test_what_another_device_still_types_is_given_back_beside_what_stands(lan, returned):
    page = lan.open(3)
    lan.send()
    answer = lan.type(3, {"text": "Mười hai năm trà đá miễn phí."}, page, keep="")
    text = answer.content.decode()
    assert (answer.status_code, "Mười hai năm trà đá miễn phí." in text) == (409, True)
    assert ("<ins>" in text, "không còn chờ bổ sung" in text) == (True, True)
    returned.refresh_from_db()
    assert returned.text == "Mười năm trà đá miễn phí."


def test_page_that_saves_by_itself_is_told_to_stop(lan):
    page = lan.open(3)
    lan.send()
    held = {"seen": hidden(page, "seen"), "tab": hidden(page, "tab"), "text": "Chữ mới."}
    by_itself = {"HX-Request": "true", "HX-Target": "div#saved"}
    assert lan.client.post(f"{lan.url}?buoc=3", held, headers=by_itself).status_code == 410


def test_whoever_only_looks_is_led_to_the_entry(lan, returned):
    lan.send()
    assert lan.open(1).url == address("entry", code=returned.code)


def test_who_looked_it_up_gets_what_was_typed_too(units, cast, client):
    writer = Writer(client, address("lodge"))
    writer.lodge(units.ngoc_ha)
    entry = Entry.objects.get()
    actions.return_for_changes(entry, reason="Thiếu nơi ở.", by=cast.binh, at=entry.steps.get().at)
    client.post(address("look_up"), {"code": entry.code, "telephone": "0912000111"})
    again = Writer(client, address("looked_up_rewrite", code=entry.code))
    page = again.open(3)
    again.send()
    answer = again.type(3, {"text": "Chữ gõ thêm."}, page, keep="")
    assert (answer.status_code, "Chữ gõ thêm." in answer.content.decode()) == (409, True)
    assert again.open(3).url == address("looked_up", code=entry.code)


def test_text_saved_elsewhere_after_it_was_read_is_not_sent_unread(units, cast, signed_in):
    phone = Writer(signed_in(cast.lan))
    page = phone.write_all(units.ngoc_ha)
    Writer(phone.client, phone.url).type(3, {"text": "Nửa bài."}, next="")
    answer = phone.send(page)
    assert "hãy đọc lại rồi gửi" in answer.content.decode()
    assert not Entry.objects.exists()
    phone.send()
    assert Entry.objects.get().text == "Nửa bài."


def test_what_was_begun_without_an_account_goes_on_in_the_account(cast, client):
    Writer(client, address("lodge")).type(3, {"title": "Bình trà", "text": "Ba đoạn đầu."}, keep="")
    client.force_login(cast.lan)
    url = client.get(address("lodge")).url
    assert "Ba đoạn đầu." in client.get(url, {"buoc": 3}).content.decode()
    assert Draft.objects.get().owner == cast.lan.code
    assert client.get(address("entry_new")).url != url
