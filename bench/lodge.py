"""Lodging an entry through its pages, with few and with many entries there, beside the smallest program."""

import json
import sys
from collections.abc import Callable
from typing import Any

from bench.archive import season_of
from bench.authors import Author
from bench.browsers import Browser
from bench.crowds import Crowd, Person, crowd_of
from bench.floor_authors import FloorAuthor
from bench.places import place, size_mb
from bench.processes import measure_apart
from bench.profiles import InProcess, shares
from bench.servers import PRODUCT, Server, serving

UNITS = 100
SEASON = f"x{UNITS}"
AT_ONCE = (1, 8, 32, 64)
FLOOR = (sys.executable, "-m", "bench.floor")
PROFILED = 20


def sizes(*, quick: bool) -> tuple[int, int]:
    """How many entries the small and the large archive have."""
    return (10_000, 100_000) if quick else (10_000, 1_000_000)


def archive(entries: int) -> dict[str, str]:
    """The installation that has so many entries, filled where it is not."""
    environment = place(f"entries-{entries}")
    measure_apart("lodge", "load", str(entries), environment=environment)
    return environment


def run(*, quick: bool) -> dict[str, object]:
    """For each number at once: the small archive, the large one and the floor, one after the other."""
    small, large = sizes(quick=quick)
    seconds = 5 if quick else 15
    installations = {size: archive(size) for size in (small, large)}
    like = _like(installations[small])
    floor = place("floor") | {"FLOOR": json.dumps(like)}
    levels = {}
    for at_once in AT_ONCE:
        found = {size: _product(at_once, seconds, installations[size]) for size in (small, large)}
        levels[at_once] = {
            "small": found[small],
            "large": found[large],
            "floor": _measured(FLOOR, floor, _at_floor, at_once=at_once, seconds=seconds),
        }
    profile = measure_apart("lodge", "profile", environment=installations[large])
    return _figures(levels) | {
        "time": profile,
        "archive": large,
        "archive_mb": size_mb(installations[large]),
        "requests": like["requests"],
        "at_once": levels,
    }


def _figures(levels: dict[int, dict[str, Any]]) -> dict[str, object]:
    """The best rate of each; troubles are counted over all of them."""
    best = {who: max(level[who]["per_s"] for level in levels.values()) for who in ("small", "large", "floor")}
    return {
        "ratio_to_floor": round(best["large"] / best["floor"], 2),
        "per_s": best["large"],
        "floor_per_s": best["floor"],
        "growth": round(best["small"] / best["large"], 2),
        "troubles": sum(found["troubles"] for level in levels.values() for found in level.values()),
    }


def _product(at_once: int, seconds: float, environment: dict[str, str]) -> dict[str, Any]:
    return _measured(PRODUCT, environment, _at_product, at_once=at_once, seconds=seconds)


def _measured(
    command: tuple[str, ...],
    environment: dict[str, str],
    person: Callable[[Server], Person],
    *,
    at_once: int,
    seconds: float,
) -> dict[str, Any]:
    """What so many people at once do with a server of its own, warmed up, and how hard it works for each."""
    with serving(command, environment) as server:
        crowd_of([person(server) for _ in range(2)], seconds=2)
        worked = server.cpu_seconds()
        crowd = crowd_of([person(server) for _ in range(at_once)], seconds=seconds)
        worked = server.cpu_seconds() - worked
    return _told(crowd) | {"cpu_ms": round(worked * 1000 / max(1, len(crowd.took)))}


def _told(crowd: Crowd) -> dict[str, Any]:
    for trouble in crowd.troubles[:3]:
        sys.stderr.write(f"{trouble!r}\n")
    return {"per_s": round(crowd.per_s, 2), **crowd.percentiles_ms(), "troubles": len(crowd.troubles)}


def _at_product(server: Server) -> Person:
    return lambda: Author(Browser(server.port), SEASON).lodge()


def _at_floor(server: Server) -> Person:
    browser = Browser(server.port)
    return lambda: FloorAuthor(browser).lodge()


def _like(environment: dict[str, str]) -> dict[str, Any]:
    """What the floor must be like: the fields and the bytes of the product's pages."""
    with serving(PRODUCT, environment) as server:
        browser = Browser(server.port)
        author = Author(browser, SEASON)
        author.lodge()
    pages = [size for method, size in browser.answers if method == "GET"]
    saved = next(size for method, size in browser.answers if method == "POST")
    fields = {n: list(step) for n, step in enumerate(author.steps, 1)} | {4: ["title", "text"]}
    return {
        "fields": fields,
        "sizes": dict(enumerate(pages, 1)) | {"saved": saved},
        "requests": len(browser.answers),
    }


def measure(what: str, *arguments: str) -> dict[str, Any]:
    """Fill this installation (`load ENTRIES`), or tell where the time of lodging goes (`profile`)."""
    if what == "load":
        return {"season": season_of(UNITS, int(arguments[0])).code}
    Author(InProcess(), SEASON).lodge()
    found, _ = shares(lambda: [Author(InProcess(), SEASON).lodge() for _ in range(PROFILED)])
    return found
