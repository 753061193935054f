"""Lodging an entry through its pages, with few and with many entries there, beside the smallest program."""

import json
import sys
from collections.abc import Callable
from contextlib import ExitStack
from functools import partial
from typing import Any

from bench.archive import season_of
from bench.authors import Author
from bench.browsers import Browser
from bench.crowds import Crowd, crowd_of
from bench.floor_authors import FloorAuthor
from bench.places import place, size_mb
from bench.processes import measure_apart
from bench.profiles import InProcess, shares
from bench.servers import PRODUCT, Server, serving

UNITS = 100
SEASON = f"x{UNITS}"
AT_ONCE = (1, 8, 32, 64)
FLOOR = (sys.executable, "-m", "bench.floor")
SETTLING, PROFILED = 8, 20
"""Seconds in which a server and what runs beside it come to rest; how many lodgings a profile sees."""
People = Callable[[], Any]


def sizes(*, quick: bool) -> tuple[int, int]:
    """How many entries the small and the large archive have."""
    return (10_000, 100_000) if quick else (10_000, 1_000_000)


def archive(entries: int) -> dict[str, str]:
    """The installation that has so many entries, filled where it is not."""
    environment = place(f"entries-{entries}")
    measure_apart("lodge", "load", str(entries), environment=environment)
    return environment


def run(*, quick: bool) -> dict[str, object]:
    """Three servers beside each other, asked by turns: what disturbs one disturbs all three."""
    installations = dict(zip(("small", "large"), map(archive, sizes(quick=quick)), strict=True))
    like = _like(installations["small"])
    with ExitStack() as stack:
        servers = {who: stack.enter_context(serving(PRODUCT, at)) for who, at in installations.items()}
        floor = place("floor") | {"FLOOR": json.dumps(like)}
        people = {who: [partial(_lodge, server)] * max(AT_ONCE) for who, server in servers.items()}
        people["floor"] = _at_floor(stack.enter_context(serving(FLOOR, floor)))
        for some in people.values():
            crowd_of(some[:2], seconds=SETTLING)
        levels = {at_once: _level(people, at_once, rounds=1 if quick else 3) for at_once in AT_ONCE}
    return _figures(levels) | {
        "time": measure_apart("lodge", "profile", environment=installations["large"]),
        "archive": sizes(quick=quick)[1],
        "archive_mb": size_mb(installations["large"]),
        "requests": like["requests"],
        "at_once": levels,
    }


def _level(people: dict[str, list[People]], at_once: int, *, rounds: int) -> dict[str, dict[str, float]]:
    """What so many at once do at each server, all rounds taken together."""
    came = {who: Crowd() for who in people}
    for _ in range(rounds):
        for who, some in people.items():
            came[who].add(crowd_of(some[:at_once], seconds=max(5, at_once / 5)))
    for crowd in came.values():
        for trouble in crowd.troubles[:3]:
            sys.stderr.write(f"{trouble!r}\n")
    return {who: crowd.told() for who, crowd in came.items()}


def _figures(levels: dict[int, dict[str, dict[str, float]]]) -> dict[str, object]:
    """The best rate of each; troubles are counted over all of them."""
    best = {who: max(level[who]["per_s"] for level in levels.values()) for who in ("small", "large", "floor")}
    return {
        "ratio_to_floor": round(best["large"] / best["floor"], 2),
        "per_s": best["large"],
        "floor_per_s": best["floor"],
        "growth": round(best["small"] / best["large"], 2),
        "troubles": sum(found["troubles"] for level in levels.values() for found in level.values()),
    }


def _lodge(server: Server) -> None:
    """Each time another author, at another browser."""
    browser = Browser(server.port)
    Author(browser, SEASON).lodge()
    browser.close()


def _at_floor(server: Server) -> list[People]:
    """People at the smallest program, each of whom has signed in before."""
    browsers = [Browser(server.port) for _ in range(max(AT_ONCE))]
    for browser in browsers:
        FloorAuthor(browser)
        browser.close()
    return [partial(_lodge_at_floor, browser) for browser in browsers]


def _lodge_at_floor(browser: Browser) -> None:
    FloorAuthor(browser).lodge()
    browser.close()


def _like(environment: dict[str, str]) -> dict[str, Any]:
    """What the floor must be like: the fields and the bytes of the product's pages."""
    with serving(PRODUCT, environment) as server:
        browser = Browser(server.port)
        author = Author(browser, SEASON)
        author.lodge()
    pages = [size for method, size in browser.answers if method == "GET"]
    saved = next(size for method, size in browser.answers if method == "POST")
    return {
        "fields": {n: list(step) for n, step in enumerate(author.steps, 1)} | {4: ["title", "text"]},
        "sizes": dict(enumerate(pages, 1)) | {"saved": saved},
        "requests": len(browser.answers),
    }


def measure(what: str, *arguments: str) -> dict[str, Any]:
    """Fill this installation (`load ENTRIES`), or tell where the time of lodging goes (`profile`)."""
    if what == "load":
        return {"season": season_of(UNITS, int(arguments[0]), written=True).code}
    Author(InProcess(), SEASON).lodge()
    found, _ = shares(lambda: [Author(InProcess(), SEASON).lodge() for _ in range(PROFILED)])
    return found
