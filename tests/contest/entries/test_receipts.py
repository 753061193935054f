"""Receipts: computed anew at each check, found again when the answer was lost, printed for others."""

import pytest
from pypdfium2 import PdfDocument

from hoadep.contest.entries import actions
from hoadep.contest.entries.models import Entry, Receipt
from tests.contest.entries.writers import Writer, address


@pytest.fixture
def author(season):
    return Writer()


@pytest.fixture
def sent(author, units):
    author.lodge(units.ngoc_ha)
    return Entry.objects.get()


def checked(client, receipt):
    given = {"ma": receipt.entry.code, "doi_chieu": receipt.fingerprint}
    return client.get(address("receipt"), given).content.decode()


def test_check_computes_the_code_anew(sent, client):
    shown = checked(client, sent.receipts.get())
    assert ("vừa được tính lại" in shown, "không thay đổi" in shown) == (True, True)


def test_check_tells_of_a_completion_since(sent, cast, client, author):
    first = sent.receipts.get()
    actions.return_for_changes(sent, reason="Thiếu.", by=cast.binh, at=sent.steps.get().at)
    client.post(address("look_up"), {"code": sent.code, "telephone": "0912000111"})
    again = Writer(client, address("looked_up_rewrite", code=sent.code))
    again.type(3, {"text": "Đã thêm nơi ở."}, next="")
    again.send()
    shown = checked(client, first)
    assert ("đã được thay đổi: nội dung" in shown, "Bản mới hơn lúc" in shown) == (True, True)
    assert "không thay đổi" in checked(client, sent.receipts.last())


def test_check_tells_of_content_that_was_tampered_with(sent, client):
    receipt = sent.receipts.get()
    Receipt.objects.update(content=receipt.content | {"text": "Chữ khác."})
    Entry.objects.update(text="Chữ khác.")
    assert "không còn cho ra mã này" in checked(client, receipt)


def test_answer_that_got_lost_is_found_on_the_page_where_one_wrote(author, units):
    page = author.write_all(units.ngoc_ha)
    author.send(page)
    receipt = Receipt.objects.get()
    shown = author.open(1).content.decode()
    assert ("đã đến nơi" in shown, receipt.fingerprint in shown) == (True, True)
    assert receipt.fingerprint in author.send(page).headers["Location"]
    author.type(1, {"author_name": "Người khác"}, keep="")
    assert receipt.fingerprint not in author.open(1).content.decode()


def test_unit_prints_the_receipts_of_its_entries(sent, cast, signed_in):
    address_of = f"{address('receipts_paper')}?ma={sent.code}&ma=BD21-B0999"
    answer = signed_in(cast.binh).get(address_of)
    document = PdfDocument(answer.content)
    text = document[0].get_textpage().get_text_bounded()
    assert (len(document), sent.code in text, "Nguyễn Thị Lan" in text) == (1, True, True)
    assert signed_in(cast.dung).get(address_of).status_code == 404


def test_unit_sees_the_receipt_on_the_page_of_the_entry(sent, cast, signed_in):
    shown = signed_in(cast.binh).get(address("entry", code=sent.code)).content.decode()
    assert sent.receipts.get().fingerprint in shown
