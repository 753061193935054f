"""`hoadep serve` runs web, worker and tick together and ends them all; the worker also runs alone."""

import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress

import psutil
import pytest
from django.db.utils import ConnectionHandler

from hoadep.config.processes import COMMAND
from tests.home import PATIENCE, Home, answers, free_port, until

WEB = "--multiprocessing-fork"
ENTER = """
import django
django.setup()
from django.db import transaction
from django.utils import timezone
from hoadep.office.journal import actions
with transaction.atomic():
    actions.record("BD21-B0001", "submit", by="TK1", at=timezone.now())
"""
ASK = """
import django, sys
django.setup()
from tests.config.tasks import write
write.enqueue(sys.argv[1], "xong")
"""


@pytest.fixture(scope="module")
def migrated(tmp_path_factory) -> Home:
    home = Home(tmp_path_factory.mktemp("migrated"))
    home.run("migrate", "--verbosity=0")
    return home


@pytest.fixture
def home(migrated, tmp_path, django_db_blocker) -> Iterator[Home]:
    with django_db_blocker.unblock():
        yield migrated.copy(tmp_path / "home")


@pytest.fixture
def port() -> int:
    return free_port()


def enter_an_act(home: Home) -> None:
    subprocess.run([sys.executable, "-c", ENTER], env=home.environment, check=True)


def seals(home: Home) -> int:
    file = {"ENGINE": "hoadep.config.sqlite", "NAME": str(home.folder / "hoadep.sqlite3")}
    connection = ConnectionHandler({"default": file})["default"]
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM journal_seal")
        found = cursor.fetchone()[0]
    connection.close()
    return found


def lives(process: psutil.Process) -> bool:
    return process.is_running() and process.status() != psutil.STATUS_ZOMBIE


def children(server: psutil.Process) -> dict[str, psutil.Process]:
    """What the server has started, by the last word of the command line."""
    found: dict[str, psutil.Process] = {}
    for child in server.children():
        with suppress(psutil.Error):  # it ended meanwhile
            found |= dict.fromkeys(child.cmdline()[-1:], child)
    return found


def test_the_worker_seals_and_ends_when_told(home):
    enter_an_act(home)
    with home.running("worker") as worker:
        until(lambda: seals(home) == 1)
        enter_an_act(home)
        until(lambda: seals(home) == 2)
        worker.send_signal(signal.SIGTERM)
        assert worker.wait(PATIENCE) == 0


def test_the_worker_runs_what_waits(home, tmp_path):
    file = tmp_path / "done.txt"
    subprocess.run([sys.executable, "-c", ASK, str(file)], env=home.environment, check=True)
    with home.running("worker"):
        until(file.exists)
        until(lambda: file.read_text() == "xong")


@pytest.mark.parametrize("told", [signal.SIGINT, signal.SIGTERM])
def test_serve_runs_all_and_ends_all(home, port, told):
    enter_an_act(home)
    with home.running("serve", f"--port={port}") as server:
        assert f"http://127.0.0.1:{port}" in server.stdout.readline()
        until(lambda: answers(port))
        until(lambda: seals(home) == 1)
        until(lambda: {f"--with-parent={server.pid}", WEB} <= children(server).keys())
        started = server.children(recursive=True)
        server.send_signal(told)
        assert server.wait(PATIENCE) == 0
        until(lambda: not any(map(lives, started)))
        assert not answers(port)


def test_what_dies_is_started_again(home, port):
    with home.running("serve", f"--port={port}") as server:
        until(lambda: answers(port))
        both = {f"--with-parent={server.pid}", WEB}
        until(lambda: both <= children(server).keys())
        killed = [child for name, child in children(server).items() if name in both]
        for child in killed:
            child.kill()
        until(lambda: not any(map(lives, killed)))
        until(lambda: both <= children(server).keys())
        until(lambda: answers(port))


def test_children_end_with_a_server_that_is_killed(home, port):
    with home.running("serve", f"--port={port}") as server:
        until(lambda: answers(port))
        started = server.children(recursive=True)
        server.kill()
        until(lambda: not any(map(lives, started)))
        assert not answers(port)


def refusal(home: Home, port: int) -> str:
    command = [*COMMAND, "serve", f"--port={port}"]
    refused = subprocess.run(command, env=home.environment, capture_output=True, text=True)
    assert refused.returncode == 1
    return refused.stderr


def test_serve_refuses_a_database_of_another_version(tmp_path, port):
    assert "Hãy chạy: hoadep migrate" in refusal(Home(tmp_path), port)


def test_serve_refuses_a_port_that_another_one_has(home, port):
    with socket.create_server(("127.0.0.1", port), reuse_port=True):
        assert "Hãy chọn --port khác" in refusal(home, port)
