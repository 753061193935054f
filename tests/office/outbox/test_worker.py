"""The worker hands over mail after commit; killed while it sends, it leaves the message claimed."""

import signal
import subprocess
import sys
from email import message_from_string

from django.db.utils import ConnectionHandler

from tests.home import PATIENCE, Home, until

QUEUE = """
import django
django.setup()
from django.db import transaction
from django.utils import timezone
from hoadep.office.outbox import actions
now = timezone.now()
with transaction.atomic():
    actions.queue([actions.Letter(kind="receipt", subject="BD21-B0001", recipient="TK0001", due=now,
        title="Đã nhận bài", text="Đã nhận bài.", address="lan@example.vn")], at=now)
"""


def states(home: Home) -> list[str]:
    file = {"ENGINE": "hoadep.config.sqlite", "NAME": str(home.folder / "hoadep.sqlite3")}
    connection = ConnectionHandler({"default": file})["default"]
    with connection.cursor() as cursor:
        cursor.execute("SELECT state FROM outbox_message")
        found = [state for (state,) in cursor.fetchall()]
    connection.close()
    return found


def queue(home: Home) -> None:
    home.run("migrate", "--verbosity=0")
    subprocess.run([sys.executable, "-c", QUEUE], env=home.environment, check=True)


def test_the_worker_hands_over_and_ends_when_told(tmp_path, django_db_blocker):
    home = Home(tmp_path / "home", HOADEP_MAIL=f"file:{tmp_path / 'mail'}")
    queue(home)
    with django_db_blocker.unblock(), home.running("worker") as worker:
        until(lambda: states(home) == ["sent"])
        worker.send_signal(signal.SIGTERM)
        assert worker.wait(PATIENCE) == 0
    (file,) = (tmp_path / "mail").iterdir()
    assert message_from_string(file.read_text(encoding="utf-8"))["To"] == "lan@example.vn"


def test_a_worker_killed_while_it_sends_leaves_the_message_claimed(tmp_path, server, django_db_blocker):
    server.speaks.clear()
    host, port = server.server_address
    home = Home(tmp_path / "home", HOADEP_MAIL=f"smtp://{host}:{port}")
    queue(home)
    with django_db_blocker.unblock(), home.running("worker") as worker:
        until(lambda: len(server.taken) == 1)
        worker.kill()
        worker.wait(PATIENCE)
        server.speaks.set()
        assert states(home) == ["sending"]
