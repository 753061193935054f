"""Whoever sends without an account and gives an e-mail address is told of each step, until they end it."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client

from hoadep.contest.entries import actions, letters
from hoadep.contest.entries.addressees import writers
from hoadep.contest.entries.models import Authorship, Entry
from hoadep.office.outbox.models import Message, State
from hoadep.office.outbox.post import send_due
from tests.contest.entries.writers import Writer, address

AT = "lan.tran@example.vn"
PROOF = {"code": "BD21-B0001", "telephone": "0912 000 111"}


@pytest.fixture
def sent(cast, units):
    """An entry that somebody without account sent, giving an address in capitals."""
    Writer().lodge(units.ngoc_ha, author_email="Lan.Tran@example.vn")
    return Entry.objects.get()


def to_sender():
    return list(Message.objects.filter(address=AT).order_by("pk"))


def later(entry):
    """An instant after the entry's last step."""
    return entry.steps.last().at + timedelta(microseconds=1)


def posted(message):
    """What goes to the mail server of a message."""
    send_due(message.next_at, cap=20)
    return next(letter for letter in mail.outbox if letter.to == [AT])


def test_receipt_comes_by_mail_and_says_why(sent):
    (letter,) = to_sender()
    receipt = sent.receipts.get()
    assert (letter.title, letter.recipient, letter.state) == ("Gửi bài: bài BD21-B0001", AT, State.QUEUED)
    assert f"Mã đối chiếu: {receipt.fingerprint}" in letter.text
    assert f"{address('receipt')}?ma=BD21-B0001&doi_chieu={receipt.fingerprint}" in letter.text
    assert f"Bạn nhận thư này vì địa chỉ {AT} được ghi khi gửi bài BD21-B0001." in letter.text


def test_each_step_is_told_with_its_reason(sent, cast, at):
    due = at("2099-03-10 00:00")
    actions.return_for_changes(sent, reason="Thiếu nơi ở.", due_at=due, by=cast.binh, at=later(sent))
    actions.submit(sent, by=None, at=later(sent))
    actions.approve(sent, appraisal="Đúng.", by=cast.binh, at=later(sent))
    titles = [letter.title.partition(":")[0] for letter in to_sender()]
    assert titles == ["Gửi bài", "Trả lại để bổ sung", "Gửi bài", "Duyệt bài"]
    returned = to_sender()[1].text
    assert ("Thiếu nơi ở." in returned, "Hạn bổ sung: 23:59 ngày 09/3" in returned) == (True, True)
    assert f"{address('look_up')}?so=BD21-B0001" in returned


def test_one_click_ends_all_of_them(sent, cast):
    letter = posted(to_sender()[0])
    link = re.search(r"Thôi nhận những thư này: \S+(/tin/\S+)", letter.body)[1]
    assert link in letter.extra_headers["List-Unsubscribe"]
    client = Client(enforce_csrf_checks=True)
    assert f"đến {AT}" in client.get(link).content.decode()
    assert f"Không gửi thư nào về bài dự thi đến {AT} nữa" in client.post(link).content.decode()
    actions.approve(sent, appraisal="Đúng.", by=cast.binh, at=later(sent))
    assert [one.state for one in to_sender()] == [State.SENT, State.NOT_MAILED]
    client.post(link, {"mail": ""})
    actions.receive(sent, by=cast.hoa, at=later(sent))
    assert to_sender()[-1].state == State.QUEUED


def test_address_is_no_duty_and_a_wrong_one_is_told(cast, units):
    writer = Writer()
    answer = writer.type(1, {"author_name": "Nguyễn Thị Lan", "author_email": "lan@"}, next="")
    assert (answer.status_code, 'value="lan@"' in answer.content.decode()) == (422, True)
    Writer().lodge(units.ngoc_ha)
    assert (Entry.objects.get().mail_to, Message.objects.filter(endable=True).count()) == ("", 0)


def test_whoever_has_an_account_is_asked_for_none(cast, units, signed_in):
    writer = Writer(signed_in(cast.lan))
    assert 'name="author_email"' not in writer.open(1).content.decode()
    writer.lodge(units.ngoc_ha, author_email=AT)
    assert Entry.objects.get().mail_to == ""


def test_address_may_be_changed_while_the_entry_is_completed(sent, cast):
    actions.return_for_changes(sent, reason="Thiếu nơi ở.", by=cast.binh, at=later(sent))
    browser = Client()
    browser.post(address("look_up"), PROOF)
    writer = Writer(url=address("looked_up_rewrite", code=sent.code))
    writer.client = browser
    assert f'value="{AT}"' in writer.open(1).content.decode()
    writer.type(1, {"author_email": "khac@example.vn"}, next="")
    writer.send()
    sent.refresh_from_db()
    assert sent.mail_to == "khac@example.vn"


def test_unit_that_completes_it_leaves_the_address(sent, cast, signed_in):
    actions.return_for_changes(sent, reason="Thiếu nơi ở.", by=cast.binh, at=later(sent))
    Writer(signed_in(cast.binh), address("entry_rewrite", code=sent.code)).send()
    sent.refresh_from_db()
    assert (sent.mail_to, sent.state, to_sender()[-1].title) == (AT, "submitted", "Gửi bài: bài BD21-B0001")


def test_account_of_that_address_is_told_once(sent, cast, signed_in):
    cast.lan.email = AT
    cast.lan.save()
    signed_in(cast.lan).post(address("entry_claim"), PROOF)
    actions.approve(sent, appraisal="Đúng.", by=cast.binh, at=later(sent))
    told = Message.objects.filter(address=AT, title__startswith="Duyệt bài")
    assert [one.recipient for one in told] == [cast.lan.code]


def test_letters_of_the_office_go_to_the_address_unless_it_was_ended(sent):
    places = Authorship.objects.select_related("entry", "person__account")
    assert [one.address for one in writers(places)] == [AT]
    link = re.search(r"(/tin/\S+)", posted(to_sender()[0]).body)[1]
    Client().post(link)
    assert [one.address for one in writers(places)] == [""]


def test_nobody_fills_the_box_of_somebody_else(sent, cast, units, monkeypatch):
    monkeypatch.setattr(letters, "MOST_A_DAY", 2)
    for n in range(3):
        Writer().lodge(units.ngoc_ha, author_name=f"Trần Lan {n}", author_email=AT)
    assert (Entry.objects.count(), len(to_sender())) == (4, 2)
    next_day = later(sent) + timedelta(days=1)
    actions.approve(sent, appraisal="Đúng.", by=cast.binh, at=next_day)
    assert len(to_sender()) == 3
