"""A web server as a process tree of its own: started, asked how much it worked, killed."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

import psutil

PATIENCE = 60
"""Seconds that a server may take to answer."""
PRODUCT = (sys.executable, "-m", "django", "serve", "--port")


class Server:
    """A command that serves on a port, which is its last argument."""

    def __init__(self, command: tuple[str, ...], environment: Mapping[str, str]) -> None:
        self._command, self._environment = command, environment
        self.port = _free_port()
        self.start()

    def start(self) -> None:
        """Start it, and return once it takes connections."""
        self._process = psutil.Popen(
            [*self._command, str(self.port)],
            env={**os.environ, **self._environment},
            stdout=subprocess.DEVNULL,
        )
        end = time.monotonic() + PATIENCE
        while not _listens(self.port):
            if self._process.poll() is not None or time.monotonic() > end:
                raise RuntimeError(f"the server did not start: {self._command}")
            time.sleep(0.1)

    def kill(self) -> None:
        """End all its processes at once, without a word: kill -9."""
        family = self._family()
        for process in family:
            process.kill()
        psutil.wait_procs(family)

    def _family(self) -> list[psutil.Process]:
        try:
            return [self._process, *self._process.children(recursive=True)]
        except psutil.NoSuchProcess:
            return []


@contextmanager
def serving(command: tuple[str, ...], environment: Mapping[str, str]) -> Iterator[Server]:
    """A server for the time of a measurement."""
    server = Server(command, environment)
    try:
        yield server
    finally:
        server.kill()


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def _listens(port: int) -> bool:
    with socket.socket() as asking:
        return asking.connect_ex(("127.0.0.1", port)) == 0
