"""64 people lodging at once, the server killed in their midst: is every receipt that was shown still true?"""

import time
from http.client import HTTPException
from threading import Thread
from typing import Any

from django.db.models import Count

from bench.authors import TITLE, Author, Lodging
from bench.browsers import Browser
from bench.crowds import crowd_of, percentile
from bench.lodge import SEASON, archive, sizes
from bench.processes import measure_apart
from bench.servers import PRODUCT, Server, serving
from hoadep.contest.entries.facts import content_of
from hoadep.contest.entries.models import Entry
from hoadep.rules.receipts import fingerprint

PEOPLE = 64
SECONDS, SECONDS_QUICK = 60, 20
DOWN, PATIENCE = 2, 60
"""Seconds for which the server is away, and that a person goes on trying a request."""
AWAY = (OSError, HTTPException)


def run(*, quick: bool) -> dict[str, object]:
    """At the small archive; whoever finds the server away sends the same again, as people do."""
    seconds = SECONDS_QUICK if quick else SECONDS
    installation = archive(sizes(quick=quick)[0])
    with serving(PRODUCT, installation) as server:
        killer = Thread(target=_kill, args=(server, seconds / 2))
        killer.start()
        waits: list[float] = []
        crowd = crowd_of([lambda: _lodged(server, waits)] * PEOPLE, seconds=seconds)
        killer.join()
    shown: list[Lodging] = crowd.given
    told = ["|".join((one.title, one.code, one.fingerprint)) for one in shown]
    return {
        "acknowledged": len(shown),
        **measure_apart("spike", *told, environment=installation),
        "per_s": round(crowd.per_s, 2),
        "p99_ms": round(percentile(waits, 99) * 1000),
        "chain_p99_ms": crowd.told()["p99_ms"],
        "troubles": len(crowd.troubles),
        "people": PEOPLE,
        "seconds": seconds,
        "archive": sizes(quick=quick)[0],
    }


def _kill(server: Server, after: float) -> None:
    """kill -9 for all its processes, then start it anew."""
    time.sleep(after)
    server.kill()
    time.sleep(DOWN)
    server.start()


def _lodged(server: Server, waits: list[float]) -> Lodging:
    browser = Stubborn(server.port)
    try:
        return Author(browser, SEASON).lodge()
    finally:
        waits += browser.waits
        browser.close()


class Stubborn(Browser):
    """Sends a request again until it is answered; `waits` are the seconds that answered ones took."""

    def __init__(self, port: int) -> None:
        super().__init__(port)
        self.waits: list[float] = []

    def _ask(self, *request: Any) -> Any:
        end = time.monotonic() + PATIENCE
        while True:
            try:
                answer = super()._ask(*request)
            except AWAY:
                self.close()
                if time.monotonic() > end:
                    raise
                time.sleep(0.5)
            else:
                self.waits.append(self.waited)
                return answer


def measure(*told: str) -> dict[str, Any]:
    """How many receipts (title|number|mark) have no entry that is whole, how many authors have two."""
    lost = sum(not _stands(*one.split("|")) for one in told)
    by_title = Entry.objects.filter(title__startswith=TITLE).order_by().values("title")
    doubled = by_title.annotate(n=Count("pk")).filter(n__gt=1).count()
    return {"lost": lost, "doubled": doubled}


def _stands(title: str, code: str, mark: str) -> bool:
    """Whether the entry of a receipt is there, and still has the content that the receipt vouches for."""
    entry = Entry.objects.filter(code=code, title=title).first()
    return entry is not None and fingerprint(content_of(entry)) == mark and entry.receipts.count() == 1
