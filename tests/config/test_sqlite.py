"""The writers of one SQLite file wait for each other in the order of asking, and never find it locked."""

import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.db import IntegrityError, transaction
from django.db.utils import ConnectionHandler

from hoadep.config.sqlite import turns
from hoadep.config.sqlite.base import DatabaseWrapper
from hoadep.config.sqlite.turns import Busy, Turn

OPEN = """
import django, sys, time
from django.conf import settings
file = {"ENGINE": "hoadep.config.sqlite", "NAME": sys.argv[1]}
settings.configure(USE_TZ=True, DATABASES={"default": file})
django.setup()
from django.db import connection, transaction
"""
WRITE = """
for n in range(int(sys.argv[2])):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT max(n) FROM note")
        cursor.execute("INSERT INTO note (n) VALUES (%s)", [(cursor.fetchone()[0] or 0) + 1])
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO alone (n) VALUES (1)")
"""
HOLD = """
with transaction.atomic(), connection.cursor() as cursor:
    cursor.execute("INSERT INTO note (n) VALUES (1)")
    print("has the turn", flush=True)
    time.sleep(60)
"""


class File:
    """A database file, with a connection for each thread that asks."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.connections = ConnectionHandler(
            {"default": {"ENGINE": "hoadep.config.sqlite", "NAME": str(path), "CONN_MAX_AGE": None}}
        )

    @property
    def connection(self) -> DatabaseWrapper:
        return self.connections["default"]

    def run(self, statement: str) -> list[tuple]:
        with self.connection.cursor() as cursor:
            cursor.execute(statement)
            return cursor.fetchall()

    def in_thread(self, act: Callable[[], None]) -> threading.Thread:
        def run() -> None:
            try:
                act()
            finally:
                self.connection.close()

        thread = threading.Thread(target=run)
        thread.start()
        return thread

    def other_may_write(self) -> bool:
        turn = Turn(f"{self.path}-turn")
        try:
            turn.take()
        except Busy:
            return False
        turn.give_back()
        return True


@pytest.fixture
def file(tmp_path, django_db_blocker, monkeypatch) -> Iterator[File]:
    with django_db_blocker.unblock():
        file = File(tmp_path / "a.sqlite3")
        monkeypatch.setattr(transaction, "get_connection", lambda using=None: file.connection)
        file.run("CREATE TABLE note (n integer UNIQUE)")
        file.run("CREATE TABLE alone (n integer)")
        yield file
        file.connection.close()


@pytest.fixture
def _impatient(monkeypatch) -> None:
    monkeypatch.setattr(turns, "PATIENCE", 0.05)


def test_commits_are_durable_and_readers_do_not_wait(file):
    names = ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
    assert [file.run(f"PRAGMA {name}")[0][0] for name in names] == ["wal", 2, 1, 2000]


@pytest.mark.usefixtures("_impatient")
def test_a_transaction_has_the_turn_from_its_begin_to_its_end(file):
    with transaction.atomic():
        assert not file.other_may_write()
        with transaction.atomic():
            file.run("INSERT INTO note VALUES (1)")
        assert not file.other_may_write()
    assert file.other_may_write()
    assert file.run("SELECT n FROM note") == [(1,)]


@pytest.mark.usefixtures("_impatient")
def test_a_transaction_that_fails_gives_the_turn_back(file):
    file.run("INSERT INTO note VALUES (1)")
    with pytest.raises(IntegrityError), transaction.atomic():
        file.run("INSERT INTO note VALUES (1)")
    assert file.other_may_write()


@pytest.mark.usefixtures("_impatient")
def test_a_connection_closed_in_a_transaction_gives_the_turn_back(file):
    with transaction.atomic():
        file.run("INSERT INTO note VALUES (1)")
        file.connection.close()
        assert file.other_may_write()
    assert file.run("SELECT n FROM note") == []


@pytest.mark.usefixtures("_impatient")
def test_a_single_write_waits_for_its_turn_and_gives_it_back(file):
    file.run("INSERT INTO note VALUES (1)")
    assert file.run("INSERT INTO note VALUES (2) RETURNING n") == [(2,)]
    assert file.other_may_write()
    turn = Turn(f"{file.path}-turn")
    turn.take()
    for statement in (
        "INSERT INTO note VALUES (3)",
        "UPDATE note SET n = 9",
        "WITH a AS (SELECT 1) DELETE FROM note",
    ):
        with pytest.raises(Busy):
            file.run(statement)
    with pytest.raises(Busy), file.connection.cursor() as cursor:
        cursor.executemany("INSERT INTO note VALUES (%s)", [(3,), (4,)])
    turn.give_back()
    assert file.run("SELECT n FROM note ORDER BY n") == [(1,), (2,)]


@pytest.mark.usefixtures("_impatient")
def test_reading_needs_no_turn_and_opens_no_transaction(file):
    turn = Turn(f"{file.path}-turn")
    turn.take()
    assert file.run("SELECT n FROM note") == []
    assert file.run("WITH a AS (SELECT n FROM note) SELECT n FROM a") == []
    assert not file.connection.connection.in_transaction
    turn.give_back()


def test_who_waits_too_long_is_told_and_leaves_the_queue(file, monkeypatch):
    held = Turn(f"{file.path}-turn")
    held.take()
    monkeypatch.setattr(turns, "PATIENCE", 0.05)
    with pytest.raises(Busy, match=r"waited 0\.05 s"), transaction.atomic():
        pass
    monkeypatch.setattr(turns, "PATIENCE", 5)
    held.give_back()
    with transaction.atomic():
        file.run("INSERT INTO note VALUES (1)")
    assert file.run("SELECT n FROM note") == [(1,)]


def test_a_process_that_is_killed_in_a_transaction_gives_the_turn_back(file):
    command = [sys.executable, "-c", OPEN + HOLD, str(file.path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stdout.readline() == b"has the turn\n"
        process.kill()
    with transaction.atomic():
        file.run("INSERT INTO note VALUES (2)")
    assert file.run("SELECT n FROM note") == [(2,)]


def test_threads_write_in_the_order_of_asking(file):
    order: list[int] = []
    held = Turn(f"{file.path}-turn")
    held.take()

    def write(n: int) -> None:
        with transaction.atomic():
            order.append(n)
            time.sleep(0.005)

    threads = []
    for n in range(8):
        threads.append(file.in_thread(lambda n=n: write(n)))
        time.sleep(0.02)
    held.give_back()
    for thread in threads:
        thread.join()
    assert order == list(range(8))


def test_one_who_writes_without_rest_does_not_starve_another(file):
    stop = threading.Event()
    greedy = 0

    def write_without_rest() -> None:
        nonlocal greedy
        while not stop.is_set():
            with transaction.atomic():
                time.sleep(0.002)
            greedy += 1

    thread = file.in_thread(write_without_rest)
    for n in range(20):
        with transaction.atomic():
            file.run(f"INSERT INTO note VALUES ({n})")
    stop.set()
    thread.join()
    assert greedy < 20 * 5


def test_processes_and_threads_never_find_the_database_locked(file):
    """Each reads the highest number and writes the next: one that did not wait would write it twice."""
    command = [sys.executable, "-c", OPEN + WRITE, str(file.path), "40"]
    processes = [subprocess.Popen(command, stderr=subprocess.PIPE) for _ in range(2)]

    def write() -> None:
        for _ in range(40):
            with transaction.atomic():
                last = file.run("SELECT max(n) FROM note")[0][0] or 0
                file.run(f"INSERT INTO note VALUES ({last + 1})")

    threads = [file.in_thread(write) for _ in range(3)]
    for thread in threads:
        thread.join()
    assert [process.communicate()[1] for process in processes] == [b"", b""]
    assert file.run("SELECT n FROM note ORDER BY n") == [(n,) for n in range(1, 201)]
    assert file.run("SELECT count(*) FROM alone") == [(80,)]


def test_in_memory_there_is_no_queue(django_db_blocker):
    with django_db_blocker.unblock():
        connections = ConnectionHandler({"default": {"ENGINE": "hoadep.config.sqlite", "NAME": ":memory:"}})
        with connections["default"].cursor() as cursor:
            cursor.execute("CREATE TABLE note (n integer)")
            cursor.execute("INSERT INTO note VALUES (1)")
            cursor.execute("SELECT n FROM note")
            assert cursor.fetchall() == [(1,)]
        assert connections["default"].connection.turn is None
