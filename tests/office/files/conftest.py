"""A shelf of its own for each test."""

import os
from datetime import datetime
from pathlib import Path

import pytest

from hoadep.office.files import shelf


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, settings) -> Path:
    settings.MEDIA_ROOT = tmp_path / "files"
    return settings.MEDIA_ROOT


@pytest.fixture
def last_sent():
    """Let a file have been sent for the last time at an instant."""

    def mark(sha256: str, at: datetime) -> None:
        os.utime(shelf.path_of(sha256), (at.timestamp(), at.timestamp()))

    return mark
