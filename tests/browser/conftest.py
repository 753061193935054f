"""A browser on a desk and on a phone, screenshots, and the faults of accessibility that axe finds."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.people import small_season
from tests.home import Home, answers, free_port, until

HERE = Path(__file__).parent
SCREENSHOTS = HERE.parents[1] / "var" / "screenshots"
QUIET = [
    "--no-sandbox",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
DEVICES: dict[str, dict[str, Any]] = {
    "desktop": {"viewport": {"width": 1366, "height": 900}},
    "phone": {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True},
}

os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"  # the browser's loop runs in the thread that asks the database


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium."""
    with sync_playwright() as play:
        opened = play.chromium.launch(executable_path="/usr/bin/chromium", args=QUIET)
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def demonstration(tmp_path_factory) -> Iterator[str]:
    """The address of the product itself, serving its demonstration season: look, do not touch."""
    home = Home(tmp_path_factory.mktemp("demonstration"), HOADEP_TESTING="0")
    home.run("migrate", "--verbosity=0")
    home.run("demo")
    port = free_port()
    with home.running("serve", f"--port={port}"):
        until(lambda: answers(port))
        yield f"http://127.0.0.1:{port}"


@pytest.fixture
def address(live_server, transactional_db) -> str:
    """Where pages are opened: a server on the test's own data. A module may give another one."""
    return live_server.url


@pytest.fixture
def season(transactional_db):
    """A season with one ward: Lan writes, Bình heads the ward, Hoa is the standing office."""
    return small_season()


@pytest.fixture
def desktop(browser, address) -> Iterator[Page]:
    """A page on a desk."""
    yield from _page(browser, address, DEVICES["desktop"])


@pytest.fixture
def phone(browser, address) -> Iterator[Page]:
    """A page on a phone."""
    yield from _page(browser, address, DEVICES["phone"])


@pytest.fixture(params=DEVICES)
def page(request, browser, address) -> Iterator[Page]:
    """First a page on a desk, then a page on a phone."""
    yield from _page(browser, address, DEVICES[request.param])


def new_page(browser: Browser, address: str, device: dict[str, Any], **more: Any) -> Page:
    """A page of its own, with its own cookies; whoever opens it closes its context."""
    where = {"base_url": address, "locale": "vi-VN", "timezone_id": "Asia/Ho_Chi_Minh"}
    return browser.new_context(**where, **device, **more).new_page()


def _page(browser: Browser, address: str, device: dict[str, Any]) -> Iterator[Page]:
    page = new_page(browser, address, device)
    yield page
    page.context.close()


@pytest.fixture
def look() -> Callable[[Page, str], Path]:
    """Keep how a page looks, the whole of it, as var/screenshots/NAME-WIDTH.png: `look(page, "board")`."""

    def keep(page: Page, name: str) -> Path:
        page.evaluate("document.fonts.ready")
        path = SCREENSHOTS / f"{name}-{page.viewport_size['width']}.png"
        page.screenshot(path=path, full_page=True)
        return path

    return keep


@pytest.fixture
def axe() -> Callable[[Page], list[str]]:
    """What keeps people from using a page: serious and critical faults, by rule and place."""

    def faults(page: Page) -> list[str]:
        page.evaluate((HERE / "axe.min.js").read_text(encoding="utf-8"))
        found = page.evaluate("axe.run(document)")["violations"]
        return [
            f"{fault['id']}: {node['target']}"
            for fault in found
            if fault["impact"] in ("serious", "critical")
            for node in fault["nodes"]
        ]

    return faults
