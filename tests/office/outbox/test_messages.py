"""Messages before they leave: written once, with their act; held, edited, released, dropped; in the bell."""

from datetime import timedelta

import pytest
from django.core import mail
from django.db import transaction

from hoadep.office.journal.models import Row
from hoadep.office.outbox import actions, facts
from hoadep.office.outbox.models import Message, State
from hoadep.office.outbox.post import send_due
from hoadep.rules.verdict import Refused

pytestmark = pytest.mark.django_db
HOA, LAN, DUNG = "TK0003", "TK0001", "TK0005"


def test_the_same_message_is_written_once(queue, now):
    first = queue()
    assert queue(title="Lần hai") == first
    assert Message.objects.get().title == "Đã nhận bài dự thi"
    for other in ({"recipient": DUNG}, {"due": now + timedelta(days=1)}, {"subject": "B2"}, {"kind": "k"}):
        assert queue(**other) != first
    assert Message.objects.count() == 5


def test_co_authors_without_account_are_told_each(queue):
    first, second = (queue(recipient="", address=address) for address in ("a@example.vn", "b@example.vn"))
    assert (first.recipient, second.recipient) == ("a@example.vn", "b@example.vn")
    with pytest.raises(ValueError, match="an account or an address"):
        queue(recipient="", address="")


@pytest.mark.django_db(transaction=True)
def test_a_message_exists_only_with_its_act(queue, now):
    letter = actions.Letter(kind="k", subject="s", recipient=LAN, due=now, title="t", text="t")
    with pytest.raises(transaction.TransactionManagementError):
        actions.queue([letter], at=now)
    with transaction.atomic():
        actions.queue([letter], at=now)
        transaction.set_rollback(True)
    assert Message.objects.count() == 0


def test_bulk_is_read_edited_and_released_by_a_person(queue, now):
    message = queue(bulk=True)
    assert send_due(now, 30) == 0
    assert (facts.unread(LAN), list(facts.waiting(State.HELD))) == (0, [message])
    later = now + timedelta(hours=2)
    actions.edit(message.pk, title="Nhắc gửi bài\r\nBcc: a@example.vn", text="Còn 3 ngày.", by=HOA, at=later)
    assert actions.release([message.pk], by=HOA, at=later) == 1
    assert actions.release([message.pk], by=HOA, at=later) == 0
    assert (facts.unread(LAN), send_due(later, 30)) == (1, 1)
    assert [(letter.subject, letter.body.partition("\n\n--\n")[0]) for letter in mail.outbox] == [
        ("Nhắc gửi bài Bcc: a@example.vn", "Còn 3 ngày.")
    ]
    rows = Row.objects.values_list("subject", "verb", "by", "codes")
    assert [tuple(row) for row in rows] == [
        ("BD21-B0001", verb, HOA, ["receipt", str(message.pk)])
        for verb in ("edit_message", "release_message")
    ]
    with pytest.raises(Refused):
        actions.edit(message.pk, title="Muộn", text="", by=HOA, at=later)


def test_what_was_dropped_never_goes(queue, now):
    messages = [queue(), queue(bulk=True, kind="reminder")]
    assert actions.drop([message.pk for message in messages], by=HOA, at=now) == 2
    assert (send_due(now, 30), facts.unread(LAN)) == (0, 0)
    assert actions.send_again([message.pk for message in messages], by=HOA, at=now) == 0


def test_what_was_sent_can_be_neither_dropped_nor_sent_again(queue, now):
    message = queue()
    send_due(now, 30)
    assert actions.drop([message.pk], by=HOA, at=now) == 0
    assert actions.send_again([message.pk], by=HOA, at=now) == 0


def test_without_address_there_is_the_bell_alone(queue, now):
    message = queue(address="")
    assert (message.state, send_due(now, 30)) == (State.NOT_MAILED, 0)
    assert list(facts.for_bell(LAN)) == [message]


def test_the_bell_is_read_by_its_owner_alone(queue, now):
    message = queue()
    assert facts.unread(LAN) == 1
    assert actions.mark_read([message.pk], by=DUNG, at=now) == 0
    assert actions.mark_read([message.pk], by=LAN, at=now) == 1
    assert (facts.unread(LAN), list(facts.for_bell(LAN)), list(facts.for_bell(DUNG))) == (0, [message], [])
    message.refresh_from_db()
    assert message.read_at == now


@pytest.mark.parametrize(
    ("mail_too", "bell", "state", "shown"),
    [
        (True, True, State.QUEUED, 1),
        (False, True, State.NOT_MAILED, 1),
        (True, False, State.QUEUED, 0),
        (False, False, State.NOT_MAILED, 0),
    ],
)
def test_each_account_is_told_as_it_wishes(mail_too, bell, state, shown, queue, now):
    actions.choose("receipt", mail=True, bell=True, by=LAN, at=now)
    actions.choose("receipt", mail=mail_too, bell=bell, by=LAN, at=now)
    assert (queue().state, facts.unread(LAN)) == (state, shown)
    assert facts.wishes_of(LAN) == {"receipt": facts.Wish(mail_too, bell)}
    others = [queue(kind="reminder"), queue(recipient=DUNG)]
    assert [(other.state, other.bell) for other in others] == [(State.QUEUED, True)] * 2


def test_a_wish_made_while_a_message_was_held_counts_at_its_release(queue, now):
    message = queue(bulk=True)
    actions.choose("receipt", mail=False, bell=True, by=LAN, at=now)
    actions.release([message.pk], by=HOA, at=now)
    message.refresh_from_db()
    assert message.state == State.NOT_MAILED


def test_a_setting_link_stands_for_one_kind_of_one_account():
    token = facts.setting_token(LAN, "receipt")
    assert facts.read_setting_token(token) == (LAN, "receipt")
    for forged in ("", "a:b:c", token[:-1], f"x{token}"):
        assert facts.read_setting_token(forged) is None


def test_many_are_queued_with_few_queries(now, django_assert_max_num_queries):
    letters = [
        actions.Letter(
            kind="k", subject="s", recipient=f"TK{n}", due=now, title="t", text="t", address="a@b.vn"
        )
        for n in range(200)
    ]
    with django_assert_max_num_queries(8), transaction.atomic():
        actions.queue(letters, at=now)
    assert Message.objects.count() == 200
