"""Where the time of a request goes: our own code, the framework, the database."""

import cProfile
import pstats
from collections import defaultdict
from collections.abc import Callable
from http.cookies import SimpleCookie
from typing import Any

from django.test import Client
from django.test.client import ClientHandler

from bench.browsers import BORDER, Answer, Browser

OWN, FRAMEWORK, DATABASE = "own", "framework", "database"
DRIVERS = ("sqlite3", "psycopg", "fcntl")


class InProcess(Browser):
    """A browser whose server is this process."""

    handler = ClientHandler(enforce_csrf_checks=True)

    def __init__(self) -> None:
        super().__init__(0)
        self._client = Client(headers={"host": "127.0.0.1"})
        self._client.handler = self.handler

    def _ask(self, method: str, url: str, body: bytes | None, headers: dict[str, str]) -> Answer:
        self._client.cookies = SimpleCookie(self.cookies)
        more = {"headers": {name.replace("_", "-"): value for name, value in headers.items()}}
        kind = f"multipart/form-data; boundary={BORDER}"
        response: Any = self._client.generic(method, url, body or b"", content_type=kind, **more)
        self.cookies |= {name: cookie.value for name, cookie in response.cookies.items()}
        location = response.headers.get("Location", "")
        return Answer(response.status_code, response.content.decode(), location)


def shares(act: Callable[[], object]) -> tuple[dict[str, float], pstats.Stats]:
    """Which part of the time of an act each of the three takes, and the profile itself."""
    profile = cProfile.Profile()
    profile.runcall(act)
    stats = pstats.Stats(profile)
    spent: dict[str, float] = defaultdict(float)
    for (file, _, name), (_, _, alone, _, callers) in stats.stats.items():  # type: ignore[attr-defined]
        if file != "~" or _of(file, name) == DATABASE:
            spent[_of(file, name)] += alone
        else:
            for (caller, _, calling), (_, _, part, _) in callers.items():
                spent[_of(caller, calling)] += part
    whole = sum(spent.values())
    return {part: round(seconds / whole, 2) for part, seconds in sorted(spent.items())}, stats


def _of(file: str, name: str) -> str:
    if any(driver in file or (file == "~" and driver in name) for driver in DRIVERS):
        return DATABASE
    return OWN if "/hoadep/" in file and "site-packages" not in file else FRAMEWORK
