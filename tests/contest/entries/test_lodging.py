"""An entry sent without an account: four steps, one receipt, and looking it up again."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from hoadep.contest.entries import actions
from hoadep.contest.entries.models import Entry, Receipt

SEASON = {"season": "ba-dinh-2021"}
STEPS = [
    {"author_name": "Nguyễn Thị Lan", "author_address": "Tổ 5, Ngọc Hà", "author_telephone": "0912 000 111"},
    {"exemplar_kind": "person", "exemplar_name": "Đỗ Văn Khiết", "exemplar_place": "Tổ 12, Ngọc Hà"},
    {"kind": "essay", "title": "Bình trà đầu ngõ", "text": "Mười năm trà đá miễn phí."},
]


def address(page, /, **parts):
    return reverse(page, kwargs=SEASON | parts)


def hidden(answer, name):
    return re.search(rf'name="{name}" value="([^"]*)"', answer.content.decode())[1]


class Author:
    """Somebody without an account and what their browser holds."""

    def __init__(self):
        self.client = Client()

    def open(self, step):
        return self.client.get(address("lodge"), {"buoc": step})

    def type(self, step, typed, page=None, **more):
        page = page or self.open(step)
        held = {"seen": hidden(page, "seen"), "tab": hidden(page, "tab")}
        return self.client.post(f"{address('lodge')}?buoc={step}", held | typed | more)

    def write_all(self, units):
        for step, typed in enumerate(STEPS, 1):
            self.type(step, typed | ({"unit": units.ngoc_ha.pk} if step == 2 else {}), next="")
        return self.open(4)

    def send(self, page):
        held = {name: hidden(page, name) for name in ("seen", "tab", "key")}
        return self.client.post(f"{address('lodge')}?buoc=4", held | {"send": ""})


@pytest.fixture
def author(season):
    return Author()


def test_four_steps_give_a_receipt(author, units):
    answer = author.send(author.write_all(units))
    shown = author.client.get(answer.headers["Location"]).content.decode()
    entry = Entry.objects.get()
    assert (entry.state, entry.unit, entry.written_by) == ("submitted", units.ngoc_ha, None)
    assert entry.code in shown
    assert entry.receipts.get().fingerprint[:8] in shown
    assert "<svg" in shown


def test_last_step_says_choices_as_people_read_them(author, units):
    shown = author.write_all(units).content.decode()
    assert ("Cá nhân" in shown, "Phường Ngọc Hà" in shown, ">person<" in shown) == (True, True, False)


def test_second_click_gives_the_same_receipt(author, units):
    page = author.write_all(units)
    first, second = author.send(page), author.send(page)
    assert first.headers["Location"] == second.headers["Location"]
    assert (Entry.objects.count(), Receipt.objects.count()) == (1, 1)


def test_what_was_typed_is_there_when_one_comes_back(author, units):
    author.type(3, {"kind": "essay", "title": "Dở dang", "text": "Đang viết"}, back="")
    assert "Đang viết" in author.open(3).content.decode()


def test_step_with_a_gap_keeps_the_text_and_says_what_is_missing(author):
    answer = author.type(1, {"author_name": "Lan", "author_address": "", "author_telephone": ""}, next="")
    assert (answer.status_code, 'value="Lan"' in answer.content.decode()) == (422, True)


def test_two_pages_do_not_overwrite_each_other_in_silence(author):
    page, other = author.open(3), author.open(3)
    author.type(3, {"title": "Bản một", "text": "Một"}, page=page, next="")
    answer = author.type(3, {"title": "Bản hai", "text": "Hai"}, page=other, next="")
    shown = answer.content.decode()
    assert (answer.status_code, "Hai" in shown) == (422, True)
    assert "Một" in author.open(3).content.decode()


def test_unknown_unit_is_left_to_the_office(author, units, cast, signed_in):
    for step, typed in enumerate(STEPS, 1):
        author.type(step, typed, next="")
    author.send(author.open(4))
    entry = Entry.objects.get()
    assert entry.unit is None
    typed = {"chuyen-unit": units.ngoc_ha.pk, "chuyen-reason": "Gương ở Ngọc Hà."}
    step = reverse("entry_step", kwargs=SEASON | {"code": entry.code, "name": "chuyen"})
    signed_in(cast.hoa).post(step, typed)
    entry.refresh_from_db()
    assert entry.unit == units.ngoc_ha


@pytest.mark.parametrize(
    ("change", "agrees"), [({}, True), ({"doi_chieu": "0" * 64}, False), ({"ma": "BD21-B0009"}, False)]
)
def test_anyone_can_check_a_receipt(author, units, client, change, agrees):
    author.send(author.write_all(units))
    given = {"ma": "BD21-B0001", "doi_chieu": Receipt.objects.get().fingerprint} | change
    shown = client.get(address("receipt"), given).content.decode()
    assert ("Bình trà đầu ngõ" in shown) == agrees


def test_entry_is_looked_up_by_number_and_telephone_alone(author, units, client):
    author.send(author.write_all(units))
    wrong = client.post(address("look_up"), {"code": "BD21-B0001", "telephone": "0999999999"})
    assert wrong.status_code == 422
    assert client.get(address("looked_up", code="BD21-B0001")).status_code == 302
    client.post(address("look_up"), {"code": "bd21-b0001", "telephone": "0912.000.111"})
    assert "Bình trà đầu ngõ" in client.get(address("looked_up", code="BD21-B0001")).content.decode()


def test_returned_entry_is_completed_and_sent_again(author, units, cast, client, at):
    author.send(author.write_all(units))
    entry = Entry.objects.get()
    sent_at = entry.steps.get().at
    actions.return_for_changes(entry, reason="Thiếu nơi ở.", by=cast.binh, at=sent_at)
    client.post(address("look_up"), {"code": entry.code, "telephone": "0912000111"})
    page = client.get(address("looked_up", code=entry.code))
    assert "Thiếu nơi ở." in page.content.decode()
    typed = {"title": "Bình trà đầu ngõ", "text": "Đã thêm nơi ở.", "base_version": entry.version}
    client.post(address("looked_up", code=entry.code), typed)
    entry.refresh_from_db()
    assert (entry.state, entry.text, entry.receipts.count()) == ("submitted", "Đã thêm nơi ở.", 2)
