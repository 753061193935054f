"""The folder of the files: each under the SHA-256 of its content, written whole or not at all."""

import fcntl
import hashlib
import os
import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from django.conf import settings

_NAME = re.compile("[0-9a-f]{64}")


def name_of(content: bytes) -> str:
    """The name under which a content stands."""
    return hashlib.sha256(content).hexdigest()


def path_of(sha256: str) -> Path:
    """Where a file stands: its first two digits are its folder."""
    if not _NAME.fullmatch(sha256):
        raise ValueError("not a SHA-256")
    return Path(settings.MEDIA_ROOT) / sha256[:2] / sha256


def put(content: bytes) -> str:
    """Write the file durably and return its name; one that stands there is only marked as fresh."""
    sha256 = name_of(content)
    path = path_of(sha256)
    path.parent.mkdir(parents=True, exist_ok=True)
    with _alone():
        if path.exists():
            os.utime(path)
        else:
            _write(path, content)
    return sha256


def read(sha256: str) -> bytes:
    """The content of a file that stands on the shelf."""
    return path_of(sha256).read_bytes()


def take_off(sha256: str, *, unused_since: datetime | None = None) -> bool:
    """Delete the file, unless it was put there after `unused_since`; returns whether it is gone now."""
    path = path_of(sha256)
    with _alone():
        if not path.exists():
            return True
        if unused_since and path.stat().st_mtime >= unused_since.timestamp():
            return False
        path.unlink()
        return True


def names() -> Iterator[str]:
    """The names of all files on the shelf."""
    for path in Path(settings.MEDIA_ROOT).glob("[0-9a-f][0-9a-f]/*"):
        if _NAME.fullmatch(path.name):
            yield path.name


def _write(path: Path, content: bytes) -> None:
    handle, unfinished = tempfile.mkstemp(dir=path.parent, prefix=".")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.replace(unfinished, path)
    except BaseException:
        os.unlink(unfinished)
        raise
    for folder in (path.parent, path.parent.parent):
        _sync(folder)


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def _alone() -> Iterator[None]:
    """So that no file is taken off between somebody's finding it and marking it as fresh."""
    with open(Path(settings.MEDIA_ROOT) / ".lock", "w", encoding="utf-8") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
