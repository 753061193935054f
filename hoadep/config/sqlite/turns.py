"""The writers' queue of one database file: a kernel file lock, given in the order of asking."""

import fcntl
import threading
from typing import IO

from django.db import OperationalError

PATIENCE = 10.0
"""Seconds that a writer waits before it gives up."""


class Busy(OperationalError):
    """The writers' queue was too long: nothing was written, and the same may be tried again."""


class Turn:
    """A connection's place in the queue.

    Each turn opens the lock file anew, so it queues between threads as it does between processes;
    the kernel ends it when the process dies.
    """

    def __init__(self, path: str) -> None:
        self.path = path
        self._lock: IO[bytes] | None = None

    def take(self) -> None:
        """Wait for the turn unless it is already had; raises `Busy` after `PATIENCE` seconds."""
        if self._lock:
            return
        lock = open(self.path, "ab", buffering=0)  # noqa: SIM115 # it is closed when the turn is given back
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            _Wait(lock).end(within=PATIENCE)
        self._lock = lock

    def give_back(self) -> None:
        """Let the next one write; nothing happens when the turn is not had."""
        lock, self._lock = self._lock, None
        if lock:
            lock.close()


class _Wait(threading.Thread):
    """Stands in the kernel's queue, which knows no time-out, for a writer that has one."""

    def __init__(self, lock: IO[bytes]) -> None:
        super().__init__(name="waits-to-write", daemon=True)
        self._lock = lock
        self._settling = threading.Lock()
        self._granted = threading.Event()
        self._left = False
        self.start()

    def run(self) -> None:
        """Wait for the lock; give it back at once if the writer has left meanwhile."""
        fcntl.flock(self._lock, fcntl.LOCK_EX)
        with self._settling:
            self._granted.set()
            if self._left:
                self._lock.close()

    def end(self, *, within: float) -> None:
        """Return once the lock is had; leave the queue and raise `Busy` after that many seconds."""
        try:
            self._granted.wait(within)
        finally:
            with self._settling:
                self._left = not self._granted.is_set()
        if self._left:
            raise Busy(f"waited {within:g} s for the turn to write")
