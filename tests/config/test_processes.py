"""`hoadep serve` runs web, worker and tick together and ends them all; the worker also runs alone."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import psutil
import pytest
from django.db.utils import ConnectionHandler

from hoadep.config.processes import COMMAND

PATIENCE = 30
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


class Home:
    """A data folder with a new database, and the product's commands on it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.environment = {
            **{name: value for name, value in os.environ.items() if name != "DATABASE_URL"},
            "HOADEP_HOME": str(folder),
            "DJANGO_SETTINGS_MODULE": "hoadep.config.settings",
        }

    @contextmanager
    def running(self, *command: str) -> Iterator[psutil.Popen]:
        with psutil.Popen(command, env=self.environment, stdout=subprocess.PIPE, text=True) as process:
            try:
                yield process
            finally:
                if process.poll() is None:
                    for left in [*process.children(recursive=True), process]:
                        left.kill()

    def run(self, *command: str) -> None:
        subprocess.run(command, env=self.environment, check=True)

    def enter_an_act(self) -> None:
        self.run(sys.executable, "-c", ENTER)

    def count(self, table: str) -> int:
        file = {"ENGINE": "hoadep.config.sqlite", "NAME": str(self.folder / "hoadep.sqlite3")}
        connection = ConnectionHandler({"default": file})["default"]
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT count(*) FROM {table}")
            found = cursor.fetchone()[0]
        connection.close()
        return found


@pytest.fixture(scope="module")
def migrated(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("migrated")
    Home(folder).run(*COMMAND, "migrate", "--verbosity=0")
    return folder


@pytest.fixture
def home(migrated, tmp_path, django_db_blocker) -> Iterator[Home]:
    home = Home(shutil.copytree(migrated, tmp_path / "home"))
    with django_db_blocker.unblock():
        yield home


@pytest.fixture
def port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


def until(happens: Callable[[], object]) -> None:
    """Wait for something; fail when it does not happen."""
    end = time.monotonic() + PATIENCE
    while not happens():
        assert time.monotonic() < end, "it did not happen"
        time.sleep(0.1)


def answers(port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=5) as response:
            return response.status == 200
    except OSError:
        return False


def lives(process: psutil.Process) -> bool:
    return process.is_running() and process.status() != psutil.STATUS_ZOMBIE


def ends(process: psutil.Process) -> set[str]:
    """The last words of the children's command lines."""
    found: set[str] = set()
    for child in process.children():
        with suppress(psutil.Error):  # it ended meanwhile
            found.update(child.cmdline()[-1:])
    return found


def test_the_worker_seals_and_ends_when_told(home):
    home.enter_an_act()
    with home.running(*COMMAND, "worker") as worker:
        until(lambda: home.count("journal_seal") == 1)
        home.enter_an_act()
        until(lambda: home.count("journal_seal") == 2)
        worker.send_signal(signal.SIGTERM)
        assert worker.wait(PATIENCE) == 0


@pytest.mark.parametrize("told", [signal.SIGINT, signal.SIGTERM])
def test_serve_runs_all_and_ends_all(home, port, told):
    home.enter_an_act()
    with home.running(*COMMAND, "serve", f"--port={port}") as server:
        assert f"http://127.0.0.1:{port}" in server.stdout.readline()
        until(lambda: answers(port))
        until(lambda: home.count("journal_seal") == 1)
        until(lambda: {f"--with-parent={server.pid}", WEB} <= ends(server))
        children = server.children(recursive=True)
        server.send_signal(told)
        assert server.wait(PATIENCE) == 0
        until(lambda: not any(map(lives, children)))
        assert not answers(port)


def test_what_dies_is_started_again(home, port):
    with home.running(*COMMAND, "serve", f"--port={port}") as server:
        until(lambda: answers(port))
        for child in server.children():
            child.kill()
        until(lambda: f"--with-parent={server.pid}" in ends(server))
        until(lambda: answers(port))


def test_children_end_with_a_server_that_is_killed(home, port):
    with home.running(*COMMAND, "serve", f"--port={port}") as server:
        until(lambda: answers(port))
        children = server.children(recursive=True)
        server.kill()
        until(lambda: not any(map(lives, children)))
        assert not answers(port)


def test_serve_refuses_a_database_of_another_version(tmp_path):
    home = Home(tmp_path)
    command = [*COMMAND, "serve", "--port=0"]
    refused = subprocess.run(command, env=home.environment, capture_output=True, text=True)
    assert refused.returncode == 1
    assert "Hãy chạy: hoadep migrate" in refused.stderr
