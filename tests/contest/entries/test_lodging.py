"""An entry sent without an account: four steps, one receipt, and looking it up again."""

import pytest
import zxingcpp
from django.urls import reverse
from pypdfium2 import PdfDocument

from hoadep.contest.entries import actions
from hoadep.contest.entries.models import Entry, Receipt
from tests.contest.entries.writers import SEASON, STEPS, Writer, address, hidden


@pytest.fixture
def author(season):
    return Writer()


def test_four_steps_give_a_receipt(author, units):
    answer = author.send(author.write_all(units.ngoc_ha))
    shown = author.client.get(answer.headers["Location"]).content.decode()
    entry = Entry.objects.get()
    assert (entry.state, entry.unit, entry.written_by) == ("submitted", units.ngoc_ha, None)
    assert entry.code in shown
    assert entry.receipts.get().fingerprint[:8] in shown
    assert "<svg" in shown


def test_last_step_says_choices_as_people_read_them(author, units):
    shown = author.write_all(units.ngoc_ha).content.decode()
    assert ("Cá nhân" in shown, "Phường Ngọc Hà" in shown, ">person<" in shown) == (True, True, False)


def test_second_click_gives_the_same_receipt(author, units):
    page = author.write_all(units.ngoc_ha)
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
    assert (answer.status_code, "<del>Một</del>" in shown, "<ins>Hai</ins>" in shown) == (409, True, True)
    assert "Một" in author.open(3).content.decode()


def test_page_left_behind_may_keep_its_own_text_after_looking(author):
    page, other = author.open(3), author.open(3)
    author.type(3, {"text": "Một"}, page=page, keep="")
    told = author.type(3, {"text": "Hai"}, page=other, keep="")
    author.type(3, {"text": "Hai"}, page=told, keep="")
    assert author.client.get(author.url, {"buoc": 3}).content.decode().count("Hai</textarea>") == 1


def test_page_that_saves_by_itself_does_not_overtake_unseen(author):
    page, other = author.open(3), author.open(3)
    author.type(3, {"text": "Một"}, page=page, keep="")
    held = {"seen": hidden(other, "seen"), "tab": hidden(other, "tab"), "text": "Hai"}
    for _ in range(2):
        headers = {"HX-Request": "true", "HX-Target": "div#saved"}
        told = author.client.post(f"{author.url}?buoc=3", held, headers=headers)
        held["seen"] = hidden(told, "seen")
    assert told.status_code == 409
    assert "Một" in author.open(3).content.decode()


def test_unknown_unit_is_left_to_the_office(author, units, cast, signed_in):
    author.lodge()
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
    author.send(author.write_all(units.ngoc_ha))
    given = {"ma": "BD21-B0001", "doi_chieu": Receipt.objects.get().fingerprint} | change
    shown = client.get(address("receipt"), given).content.decode()
    assert ("Bình trà đầu ngõ" in shown) == agrees


def test_entry_is_looked_up_by_number_and_telephone_alone(author, units, client):
    author.send(author.write_all(units.ngoc_ha))
    wrong = client.post(address("look_up"), {"code": "BD21-B0001", "telephone": "0999999999"})
    assert wrong.status_code == 422
    assert client.get(address("looked_up", code="BD21-B0001")).status_code == 302
    client.post(address("look_up"), {"code": "bd21-b0001", "telephone": "0912.000.111"})
    assert "Bình trà đầu ngõ" in client.get(address("looked_up", code="BD21-B0001")).content.decode()


def test_returned_entry_is_completed_and_sent_again(author, units, cast, client, at):
    author.send(author.write_all(units.ngoc_ha))
    entry = Entry.objects.get()
    sent_at = entry.steps.get().at
    actions.return_for_changes(entry, reason="Thiếu nơi ở.", by=cast.binh, at=sent_at)
    client.post(address("look_up"), {"code": entry.code, "telephone": "0912000111"})
    page = client.get(address("looked_up", code=entry.code))
    assert "Thiếu nơi ở." in page.content.decode()
    again = Writer(client, address("looked_up_rewrite", code=entry.code))
    assert "Mười năm trà đá" in again.open(3).content.decode()
    again.type(3, {"text": "Đã thêm nơi ở."}, next="")
    again.send()
    entry.refresh_from_db()
    assert (entry.state, entry.text, entry.receipts.count()) == ("submitted", "Đã thêm nơi ở.", 2)


def test_author_without_account_takes_the_entry_back_until_it_is_approved(author, units, cast, client):
    author.send(author.write_all(units.ngoc_ha))
    client.post(address("look_up"), {"code": "BD21-B0001", "telephone": "0912000111"})
    client.post(address("looked_up", code="BD21-B0001"), {"rut-reason": "Gửi nhầm bài."})
    assert Entry.objects.get().state == "withdrawn"


def test_approved_entry_is_no_longer_taken_back(author, units, cast, client):
    author.send(author.write_all(units.ngoc_ha))
    entry = Entry.objects.get()
    actions.approve(entry, appraisal="Đúng.", by=cast.binh, at=entry.steps.get().at)
    client.post(address("look_up"), {"code": "BD21-B0001", "telephone": "0912000111"})
    page = client.post(address("looked_up", code="BD21-B0001"), {"rut-reason": "Gửi nhầm bài."})
    entry.refresh_from_db()
    assert (entry.state, "Rút bài" in page.content.decode()) == ("approved", False)


def test_guessing_a_telephone_number_has_to_wait(author, units, client):
    author.send(author.write_all(units.ngoc_ha))
    for n in range(5):
        client.post(address("look_up"), {"code": "BD21-B0001", "telephone": f"091200022{n}"})
    answer = client.post(address("look_up"), {"code": "BD21-B0001", "telephone": "0912000111"})
    assert (answer.status_code, "Đã thử sai 5 lần" in answer.content.decode()) == (422, True)


def test_receipt_is_printed_with_its_number_and_a_code_that_leads_to_its_check(author, units, client):
    author.send(author.write_all(units.ngoc_ha))
    mark = Receipt.objects.get().fingerprint
    answer = client.get(address("receipt_paper"), {"ma": "BD21-B0001", "doi_chieu": mark})
    document = PdfDocument(answer.content)
    text = document[0].get_textpage().get_text_bounded()
    assert ("BD21-B0001" in text, "Bình trà đầu ngõ" in text, mark[:8] in text) == (True, True, True)
    seen = zxingcpp.read_barcodes(document[0].render(scale=3).to_pil())[0].text
    assert f"ma=BD21-B0001&doi_chieu={mark[:16]}" in seen


def test_receipt_is_not_printed_for_a_wrong_mark(author, units, client):
    author.send(author.write_all(units.ngoc_ha))
    assert (
        client.get(address("receipt_paper"), {"ma": "BD21-B0001", "doi_chieu": "0" * 64}).status_code == 404
    )


@pytest.mark.parametrize("telephone", ["0912 000", "không có", "0912 000 111 222", "0912000111 nhà"])
def test_telephone_number_that_nobody_could_look_up_by_is_told_on_the_desk(author, telephone):
    answer = author.type(1, STEPS[0] | {"author_telephone": telephone}, next="")
    assert (answer.status_code, "8 đến 11 chữ số" in answer.content.decode()) == (422, True)


def test_number_from_abroad_is_the_same_number(author, units, client):
    author.lodge(units.ngoc_ha, author_telephone="+84 912 000 111")
    answer = client.post(address("look_up"), {"code": "BD21-B0001", "telephone": "0912000111"})
    assert answer.status_code == 302


def test_text_of_two_million_letters_is_told_and_stays_on_the_page(author):
    author.type(3, {"text": "Bản lưu trước."}, keep="")
    answer = author.type(3, {"text": "ệ" * 2_000_000}, keep="")
    shown = answer.content.decode()
    assert (answer.status_code, "Bài dài 2.000.000 ký tự" in shown) == (422, True)
    assert "ệ" * 2_000_000 in shown
    assert "Bản lưu trước." in author.open(3).content.decode()


def test_what_is_too_long_for_any_page_is_told_in_vietnamese(author):
    answer = author.type(3, {"text": "ệ" * 6_000_000}, keep="")
    assert (answer.status_code, "Máy chủ không đọc được" in answer.content.decode()) == (400, True)
    assert author.open(3).status_code == 200


def test_unit_is_chosen_or_said_to_be_unknown(units, season):
    writer = Writer()
    writer.type(1, STEPS[0], next="")
    left_out = writer.type(2, STEPS[1] | {"unit": ""}, next="").content.decode()
    assert "chưa biết đơn vị nào thì chọn “Chưa rõ”" in left_out
    assert "Chưa rõ – để cơ quan thường trực giao" in left_out
    review = writer.write_all().content.decode()
    assert "Chưa rõ – để cơ quan thường trực giao cho đúng đơn vị" in review
    writer.send()
    assert (Entry.objects.get().unit, Entry.objects.get().state) == (None, "submitted")
