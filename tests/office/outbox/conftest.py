"""Letters to write, and a mail server that answers as it is told."""

import socketserver
import threading
from collections.abc import Callable, Iterator

import pytest
from django.db import transaction

from hoadep.office.outbox import actions
from hoadep.office.outbox.models import Message

LOST = ""
"""In place of an answer: the connection is closed."""


@pytest.fixture
def now(at):
    return at("2021-03-09 20:00")


@pytest.fixture
def queue(now) -> Callable[..., Message]:
    """Queue a message and give its row: `queue(recipient="TK0005")`."""

    def queue_one(*, bulk=False, **changed) -> Message:
        letter = {
            "kind": "receipt",
            "subject": "BD21-B0001",
            "recipient": "TK0001",
            "due": now,
            "title": "Đã nhận bài dự thi",
            "text": "Đã nhận bài BD21-B0001.",
            "address": "lan@example.vn",
        } | changed
        with transaction.atomic():
            actions.queue([actions.Letter(**letter)], at=now, bulk=bulk)
        named = {name: letter[name] for name in ("kind", "subject", "due")}
        return Message.objects.get(recipient=letter["recipient"] or letter["address"], **named)

    return queue_one


class Talk(socketserver.StreamRequestHandler):
    """One connection: each command gets the answer told for it, else a yes."""

    def handle(self) -> None:
        self.wfile.write(b"220 thu.example.vn\r\n")
        while line := self.rfile.readline():
            command = line.split()[0].decode().upper()
            if not self.say(command, {"DATA": "354 go on", "QUIT": "221 bye"}.get(command, "250 ok")):
                return
            if command == "QUIT":
                return
            if command == "DATA" and "DATA" not in self.server.answers:
                self.server.taken.append(b"".join(iter(self.rfile.readline, b".\r\n")).decode())
                self.server.speaks.wait(10)
                if not self.say("TEXT", "250 taken"):
                    return

    def say(self, command: str, otherwise: str) -> bool:
        answer = self.server.answers.get(command, otherwise)
        if answer != LOST:
            self.wfile.write(answer.encode() + b"\r\n")
        return answer != LOST


class MailServer(socketserver.ThreadingTCPServer):
    """`answers` by command (TEXT: after the text), `taken` the texts; no word after one until it `speaks`."""

    daemon_threads, allow_reuse_address = True, True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Talk)
        self.answers: dict[str, str] = {}
        self.taken: list[str] = []
        self.speaks = threading.Event()
        self.speaks.set()


@pytest.fixture
def server(settings) -> Iterator[MailServer]:
    with MailServer() as server:
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}).start()
        settings.EMAIL_BACKEND = "hoadep.office.outbox.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = server.server_address
        settings.EMAIL_TIMEOUT = 5
        yield server
        server.shutdown()
