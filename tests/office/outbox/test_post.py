"""What becomes of a message when the server takes it, puts it off, refuses it, or falls silent."""

import threading
from datetime import timedelta
from email import message_from_string
from email.header import decode_header, make_header

import pytest
from django.core import mail
from django.db import connection

from hoadep.office.outbox import actions
from hoadep.office.outbox.answers import BACK_OFF
from hoadep.office.outbox.facts import read_setting_token
from hoadep.office.outbox.models import Message, State
from hoadep.office.outbox.post import send_due

pytestmark = pytest.mark.django_db
CAP = 30
LOST = ""


def state_of(message: Message) -> tuple[str, str]:
    message.refresh_from_db()
    return message.state, message.reason


def test_a_message_goes_once_as_text_and_html(queue, now, settings):
    settings.HOADEP_MAIL_FROM = "Ban Tổ chức <thu@example.vn>"
    message = queue(html="<p>Đã nhận bài.</p>")
    assert message.message_id.endswith("@example.vn>")
    assert send_due(now, CAP) == 1
    assert send_due(now + timedelta(hours=1), CAP) == 0
    (letter,) = mail.outbox
    text, _, footer = letter.body.partition("\n\n--\n")
    assert (letter.to, letter.subject, text) == (["lan@example.vn"], message.title, message.text)
    setting = footer.rpartition(" ")[2]
    token = setting.removeprefix("http://localhost:8000/tin/").removesuffix("/")
    assert read_setting_token(token) == (message.recipient, message.kind)
    assert letter.extra_headers["List-Unsubscribe"] == f"<{setting}>"
    assert [tuple(part) for part in letter.alternatives] == [("<p>Đã nhận bài.</p>", "text/html")]
    assert letter.message()["Message-ID"] == message.message_id
    assert state_of(message) == (State.SENT, "")


def test_the_server_gets_the_text_under_its_message_id(queue, now, server):
    message = queue()
    send_due(now, CAP)
    (taken,) = server.taken
    letter = message_from_string(taken)
    assert (letter["Message-ID"], letter["To"]) == (message.message_id, "lan@example.vn")
    assert str(make_header(decode_header(letter["Subject"]))) == "Đã nhận bài dự thi"
    assert state_of(message) == (State.SENT, "")


@pytest.mark.parametrize(
    ("command", "answer"),
    [
        ("MAIL", "421 busy"),
        ("RCPT", "450 mailbox busy"),
        ("RCPT", "451 greylisted"),
        ("DATA", "452 full"),
        ("TEXT", "451 later"),
    ],
)
def test_what_the_server_puts_off_is_tried_again_later(command, answer, queue, now, server):
    message = queue()
    server.answers[command] = answer
    send_due(now, CAP)
    assert state_of(message) == (State.QUEUED, answer)
    assert message.next_at == now + timedelta(minutes=1)
    server.answers.clear()
    assert send_due(now + timedelta(seconds=59), CAP) == 0
    assert send_due(now + timedelta(minutes=1), CAP) == 1
    assert (state_of(message), len(server.taken)) == ((State.SENT, ""), 1 + (command == "TEXT"))


def test_waits_grow_and_end(queue, now, server):
    message = queue()
    server.answers["RCPT"] = "450 mailbox busy"
    waits = []
    while state_of(message)[0] == State.QUEUED:
        at = max(now, message.next_at)
        assert send_due(at, CAP) == 1
        message.refresh_from_db()
        waits.append(message.next_at - at)
    assert tuple(waits[:-1]) == BACK_OFF
    assert state_of(message) == (State.REFUSED, "450 mailbox busy")


@pytest.mark.parametrize("command", ["MAIL", "RCPT", "DATA", "TEXT"])
def test_what_the_server_refuses_is_not_tried_again(command, queue, now, server):
    message = queue()
    server.answers[command] = "550 no such mailbox"
    send_due(now, CAP)
    assert state_of(message) == (State.REFUSED, "550 no such mailbox")
    assert send_due(now + timedelta(days=1), CAP) == 0


@pytest.mark.parametrize("command", ["DATA", "TEXT"])
def test_a_connection_lost_from_data_on_leaves_doubt(command, queue, now, server):
    message = queue()
    server.answers[command] = LOST
    send_due(now, CAP)
    assert state_of(message)[0] == State.IN_DOUBT
    server.answers.clear()
    assert send_due(now + timedelta(days=1), CAP) == 0
    assert actions.send_again([message.pk], by="TK0003", at=now + timedelta(days=1)) == 1
    send_due(now + timedelta(days=1), CAP)
    assert state_of(message) == (State.SENT, "")
    assert {message_from_string(text)["Message-ID"] for text in server.taken} == {message.message_id}


@pytest.mark.parametrize("command", ["MAIL", "RCPT"])
def test_a_connection_lost_before_data_has_handed_over_nothing(command, queue, now, server):
    message = queue()
    server.answers[command] = LOST
    send_due(now, CAP)
    assert state_of(message)[0] == State.QUEUED
    assert message.next_at == now + timedelta(minutes=1)


def test_taking_leave_badly_takes_nothing_back(queue, now, server):
    message = queue()
    server.answers["QUIT"] = LOST
    send_due(now, CAP)
    assert state_of(message) == (State.SENT, "")


def test_a_server_that_is_not_there_is_tried_again(queue, now, settings):
    settings.EMAIL_BACKEND = "hoadep.office.outbox.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    message = queue()
    send_due(now, CAP)
    assert state_of(message)[0] == State.QUEUED


@pytest.mark.parametrize("address", ["lan", "lan@example.vn\nBcc: dung@example.vn"])
def test_an_address_that_is_none_is_refused_before_the_server_sees_it(address, queue, now):
    message = queue(address=address)
    send_due(now, CAP)
    assert (state_of(message)[0], mail.outbox) == (State.REFUSED, [])


def test_a_worker_killed_while_sending_leaves_doubt_after_ten_minutes(queue, now):
    message = queue()
    assert actions.claim_next(at=now, cap=CAP) == message
    send_due(now + timedelta(minutes=10), CAP)
    assert state_of(message)[0] == State.SENDING
    send_due(now + timedelta(minutes=10, seconds=1), CAP)
    assert state_of(message) == (State.IN_DOUBT, "Việc gửi bị ngắt giữa chừng.")
    assert mail.outbox == []


def test_no_more_than_the_cap_begin_in_any_minute(queue, now):
    for n in range(5):
        queue(subject=f"BD21-B000{n}")
    assert [send_due(now + timedelta(seconds=s), 2) for s in (0, 59, 60, 90, 120)] == [2, 0, 2, 0, 1]


def test_confirmations_go_before_bulk(queue, now):
    bulk = queue(kind="reminder", bulk=True)
    actions.release([bulk.pk], by="TK0003", at=now - timedelta(hours=1))
    queue(title="Biên nhận")
    send_due(now, 1)
    assert [letter.subject for letter in mail.outbox] == ["Biên nhận"]


def test_nothing_goes_before_it_is_due(queue, now):
    queue(due=now + timedelta(hours=1))
    assert send_due(now, CAP) == 0
    assert send_due(now + timedelta(hours=1), CAP) == 1


@pytest.mark.django_db(transaction=True)
def test_two_workers_never_hand_over_the_same_message(queue, now):
    for n in range(10):
        queue(subject=f"BD21-B000{n}")
    start, claimed = threading.Barrier(2), []

    def work() -> None:
        try:
            start.wait(5)
            while message := actions.claim_next(at=now, cap=CAP):
                claimed.append(message.pk)
        finally:
            connection.close()

    workers = [threading.Thread(target=work) for _ in range(2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(20)
    assert sorted(claimed) == sorted(Message.objects.values_list("pk", flat=True))
