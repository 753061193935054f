"""Pages that list and find, at the large archive: how long the slow ones take, how many queries each asks."""

from collections.abc import Callable, Iterator
from functools import partial
from importlib import import_module
from itertools import islice
from random import Random
from statistics import median
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from bench.browsers import Browser
from bench.crowds import percentile
from bench.lodge import SEASON, archive, sizes
from bench.places import size_mb
from bench.processes import measure_apart
from bench.profiles import InProcess
from bench.servers import PRODUCT, serving
from bench.writings import writing
from hoadep.contest.people import actions as people
from hoadep.contest.people.models import Account, Unit
from hoadep.contest.plans.models import Season

TIMES, SEEN = 60, 7
"""How often each page is asked for, each time another one of its kind; of how many the queries are seen."""
AIMS = {"folded_word": 300}
AIM = 100
"""In milliseconds, for 95 of 100 pages."""
ENTRIES, NOMINATIONS, SEARCH = (f"/{SEASON}/{page}/" for page in ("bai-du-thi", "gioi-thieu-guong", "tim"))
COMMON = ("nguoi", "khong", "mot", "nha", "hoc", "duong", "ngay", "chi", "con", "ba")


def run(*, quick: bool) -> dict[str, object]:
    """Each page asked for by one person after the other; the worst of all against its aim is `p95_ms`."""
    entries = sizes(quick=quick)[1]
    installation = archive(entries)
    sessions = measure_apart("lists", "sessions", environment=installation)
    with serving(PRODUCT, installation) as server:
        pages: dict[str, dict[str, Any]] = measure_apart("lists", "queries", environment=installation)
        for name, page in pages.items():
            waits = _waits(Browser(server.port), sessions[page["who"]], page["urls"])
            page |= {f"p{q}_ms": round(percentile(waits, q) * 1000, 1) for q in (50, 95)}
            page["aim_ms"] = AIMS.get(name, AIM)
    for page in pages.values():
        del page["urls"]
    return {
        "p95_ms": max(page["p95_ms"] for name, page in pages.items() if name not in AIMS),
        "p95_folded_word_ms": pages["folded_word"]["p95_ms"],
        "queries": max(page["queries"] for page in pages.values()),
        "sql_ms": max(page["sql_ms"] for page in pages.values()),
        "constant": all(page["constant"] for page in pages.values()),
        "archive": entries,
        "archive_mb": size_mb(installation),
        "pages": pages,
    }


def _waits(browser: Browser, session: str, urls: list[str]) -> list[float]:
    """How long each page took, in seconds; the first is asked for twice, since it warms up the server."""
    browser.cookies["sessionid"] = session
    waits = []
    for url in [urls[0], *urls]:
        answer = browser.get(url)
        if answer.status != 200:
            raise RuntimeError(f"{answer.status} at {url}")
        waits.append(browser.waited)
    return waits[1:]


def measure(what: str) -> dict[str, Any]:
    """The sessions of an officer and of a unit's head, or the pages with their queries."""
    season = Season.objects.get(slug=SEASON)
    who = {"officer": _account(season, "officer", None), "unit": _account(season, "unit_head", _unit(season))}
    if what == "sessions":
        return {name: _session(account) for name, account in who.items()}
    return {name: _counted(person, urls, who) for name, person, urls in _pages(season)}


def _unit(season: Season) -> Unit:
    return Unit.objects.filter(participations__season=season).order_by("pk")[7]


def _account(season: Season, role: str, unit: Unit | None) -> Account:
    """The bench's own account of that role, made where it is missing."""
    at, name = timezone.now(), f"bench-{role}"
    known = Account.objects.filter(username=name).first()
    if known:
        return known
    by = people.system_account(at=at).code
    account = people.make_account(username=name, name=name, password=None, by=by, at=at)
    people.give_role(account, role, unit=unit, season=season, by=by, at=at)
    return account


def _session(account: Account) -> str:
    """A session of somebody who has signed in."""
    store = import_module(settings.SESSION_ENGINE).SessionStore()
    store[SESSION_KEY] = str(account.pk)
    store[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    store[HASH_SESSION_KEY] = account.get_session_auth_hash()
    store.create()
    return str(store.session_key)


def _pages(season: Season) -> Iterator[tuple[str, str, list[str]]]:
    """Each kind of page: its name, who opens it, and some of its addresses."""
    rng, entries = Random(190), season.entries.exclude(code=None)
    first, last = entries.order_by("pk")[0].pk, entries.order_by("-pk")[0].pk
    some = list(
        entries.filter(pk__in=[rng.randrange(first, last) for _ in range(TIMES)]).values_list(
            "code", flat=True
        )
    )
    units = list(season.participations.values_list("unit__code", flat=True))
    for who in ("officer", "unit"):
        yield f"entries_{who}", who, [f"{ENTRIES}?{urlencode({'sau': code})}" for code in some] + [ENTRIES]
        yield f"queue_{who}", who, [f"{ENTRIES}?viec={'tiep-nhan' if who == 'officer' else 'duyet'}"] * 10
        yield f"nominations_{who}", who, [NOMINATIONS] * TIMES
    yield "entries_of_a_unit", "officer", [f"{ENTRIES}?don_vi={rng.choice(units)}" for _ in some]
    yield "entries_in_a_state", "officer", [f"{ENTRIES}?trang_thai=approved"] * 10
    yield "entries_found", "officer", [_asking(ENTRIES, "tim", _phrase(rng)) for _ in some]
    yield "phrase", "officer", [_asking(SEARCH, "q", f'"{_phrase(rng)}"') for _ in some]
    yield "phrase_unit", "unit", [_asking(SEARCH, "q", f'"{_phrase(rng)}"') for _ in some]
    yield "folded_word", "officer", [_asking(SEARCH, "q", word) for word in COMMON * (TIMES // len(COMMON))]


def _asking(page: str, name: str, words: str) -> str:
    return f"{page}?{urlencode({name: words})}"


def _phrase(rng: Random) -> str:
    """Four words that stand side by side in some entries."""
    syllables = writing(rng.randrange(1_000_000)).exact.split()
    start = rng.randrange(len(syllables) - 4)
    return " ".join(syllables[start : start + 4])


def _counted(who: str, urls: list[str], accounts: dict[str, Account]) -> dict[str, Any]:
    """How many queries the pages ask, whether all ask the same number, how long the database works.

    The first is asked for once before: a process reads the plan but once.
    """
    browser = InProcess()
    browser.cookies["sessionid"] = _session(accounts[who])
    browser.get(urls[0])
    asked = [_queries(partial(browser.get, url)) for url in islice(urls, SEEN)]
    numbers = {len(queries) for queries in asked}
    sql_ms = median(sum(float(query["time"]) for query in queries) * 1000 for queries in asked)
    return {
        "who": who,
        "urls": urls,
        "queries": max(numbers),
        "constant": len(numbers) == 1,
        "sql_ms": round(sql_ms),
    }


def _queries(act: Callable[[], object]) -> list[dict[str, str]]:
    with CaptureQueriesContext(connection) as queries:
        act()
    return list(queries)
