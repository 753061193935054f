"""A data folder of its own, and the product's commands run on it as processes."""

import os
import shutil
import socket
import subprocess
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil

from hoadep.config.processes import COMMAND

PATIENCE = 90
"""Seconds that something may take on a busy machine."""


class Home:
    """A data folder with the embedded database."""

    def __init__(self, folder: Path, **environment: str) -> None:
        self.folder = folder
        outside = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
        settings = {"HOADEP_HOME": str(folder), "DJANGO_SETTINGS_MODULE": "hoadep.config.settings"}
        self.environment = {**outside, **settings, **environment}

    def copy(self, folder: Path) -> "Home":
        """Another one with the same data."""
        return Home(shutil.copytree(self.folder, folder))

    def run(self, *command: str) -> str:
        """Run one of the product's commands and return what it printed."""
        done = subprocess.run(
            [*COMMAND, *command], env=self.environment, check=True, text=True, stdout=subprocess.PIPE
        )
        return done.stdout

    @contextmanager
    def running(self, *command: str) -> Iterator[psutil.Popen]:
        """A command that runs on, killed with its children in the end."""
        with psutil.Popen(
            [*COMMAND, *command], env=self.environment, stdout=subprocess.PIPE, text=True
        ) as process:
            try:
                yield process
            finally:
                if process.poll() is None:
                    for left in [*process.children(recursive=True), process]:
                        left.kill()


def free_port() -> int:
    """A port that nobody listens on."""
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
    """Whether the first page is served there."""
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=5) as response:
            return response.status == 200
    except OSError:
        return False
