"""Receipts: computed anew at each check, found again when the answer was lost, printed for others."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pypdfium2 import PdfDocument

from hoadep.contest.entries import actions
from hoadep.contest.entries.models import Entry, Receipt
from hoadep.contest.people import actions as people
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
    assert ("sửa sau khi nhận (nội dung)" in shown, "Bản mới hơn lúc" in shown) == (True, True)
    assert "không thay đổi" in checked(client, sent.receipts.last())


def printed(client, receipt):
    """The words of the receipt on paper."""
    given = {"ma": receipt.entry.code, "doi_chieu": receipt.fingerprint}
    pages = PdfDocument(client.get(address("receipt_paper"), given).content)
    return " ".join(pages[0].get_textpage().get_text_bounded().split())


def test_receipt_shows_what_was_received_and_that_the_entry_was_changed_since(sent, client):
    receipt, author = sent.receipts.get(), sent.authors.get()
    before = printed(client, receipt)
    assert ("Bình trà đầu ngõ" in before, author.name in before, "đã được sửa" in before) == (
        True,
        True,
        False,
    )
    Entry.objects.update(title="Tựa khác hẳn")
    other = people.enter_person(name="Lê Văn Tư", by=people.SYSTEM, at=receipt.at)
    sent.authorships.update(person=other)
    for shown in (printed(client, receipt), checked(client, receipt)):
        assert ("Bình trà đầu ngõ" in shown, "Tựa khác hẳn" in shown) == (True, False)
        assert "Bài đã được sửa sau khi nhận (tên bài, tác giả); giấy này ghi nội dung lúc nhận." in shown
    assert (author.name in printed(client, receipt), "Lê Văn Tư" in printed(client, receipt)) == (True, False)


def test_receipt_whose_content_was_not_kept_says_so(sent, client):
    Receipt.objects.update(content=None)
    receipt = sent.receipts.get()
    assert "đã được sửa" not in printed(client, receipt)
    Entry.objects.update(title="Tựa khác hẳn")
    shown = printed(client, receipt)
    assert ("Tựa khác hẳn" in shown, "nội dung lúc nhận không còn" in shown) == (True, True)
    assert "không còn cho ra mã này" in checked(client, receipt)


def test_check_tells_of_content_that_was_tampered_with(sent, client):
    receipt = sent.receipts.get()
    Receipt.objects.update(content=receipt.content | {"text": "Chữ khác."})
    Entry.objects.update(text="Chữ khác.")
    assert "không còn cho ra mã này" in checked(client, receipt)
    assert "không còn cho ra mã đối chiếu này" in printed(client, receipt)


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


def test_receipts_of_many_entries_are_checked_in_as_many_queries(sent, units, cast, signed_in):
    def queries(codes):
        with CaptureQueriesContext(connection) as asked:
            binh.get(address("receipts_paper"), {"ma": codes})
        return len(asked)

    binh = signed_in(cast.binh)
    for _ in range(2):
        Writer().lodge(units.ngoc_ha)
    codes = list(Entry.objects.values_list("code", flat=True))
    assert (len(codes), queries(codes)) == (3, queries(codes[:1]))


def test_unit_sees_the_receipt_on_the_page_of_the_entry(sent, cast, signed_in):
    shown = signed_in(cast.binh).get(address("entry", code=sent.code)).content.decode()
    assert sent.receipts.get().fingerprint in shown
