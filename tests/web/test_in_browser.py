"""The gallery in a browser, narrow and wide, light and dark: accessible, inside its width, with its keys."""

import threading
from pathlib import Path
from socketserver import ThreadingMixIn
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import pytest
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.core.handlers.wsgi import WSGIHandler
from playwright.sync_api import Browser, Page, sync_playwright

from . import addresses, gallery

AXE = Path(__file__).parents[1] / "browser" / "axe.min.js"


class Threads(ThreadingMixIn, WSGIServer):
    """A browser asks for several files at once."""

    daemon_threads = True


class Quiet(WSGIRequestHandler):
    """Says nothing of requests."""

    def log_message(self, *_args: object) -> None:
        """Say nothing."""


@pytest.fixture
def address(settings):
    settings.MIDDLEWARE = []
    settings.ALLOWED_HOSTS = ["127.0.0.1"]
    application = StaticFilesHandler(WSGIHandler())
    server = make_server("127.0.0.1", 0, application, server_class=Threads, handler_class=Quiet)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def browser():
    with sync_playwright() as play:
        opened = play.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        yield opened
        opened.close()


def open_page(
    browser: Browser, url: str, *, width: int = 1366, scheme: str = "light"
) -> tuple[Page, list[str]]:
    """The page when its fonts are there, and the list that gathers what it tells the console."""
    page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.goto(url)
    page.evaluate("document.fonts.ready")
    return page, said


def faults(page: Page) -> list[str]:
    """What axe finds, by name and place."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("axe.run(document)")["violations"]
    return [f"{fault['id']}: {node['target']}" for fault in found for node in fault["nodes"]]


@pytest.mark.parametrize(("width", "scheme"), [(1366, "light"), (390, "dark")])
def test_accessible_inside_its_width_and_quiet(address, browser, width, scheme):
    for name in addresses.PAGES:
        page, said = open_page(browser, f"{address}/trung-bay/{name}/", width=width, scheme=scheme)
        assert (name, faults(page), said) == (name, [], [])
        assert page.evaluate("document.documentElement.scrollWidth") == width
        page.close()


def test_every_face_is_there_for_vietnamese(address, browser):
    page, _ = open_page(browser, f"{address}/trung-bay/public/")
    load = "async ([face, letter]) => (await document.fonts.load(`16px '${face}'`, letter)).length"
    asked = [("Be Vietnam Pro", "ế"), ("Be Vietnam Pro Figures", "0"), ("Source Serif 4", "ệ")]
    assert [page.evaluate(load, list(face)) for face in asked] == [1, 1, 1]


def test_keys_walk_rows_and_find_the_search(address, browser):
    page, _ = open_page(browser, f"{address}/trung-bay/staff/")
    focused = "document.activeElement.textContent.trim() || document.activeElement.id"
    walked = []
    for key in ("j", "j", "j", "k", "/", "j"):
        page.keyboard.press(key)
        walked.append(page.evaluate(focused))
    first, second, third = (row.code for row in gallery.entry_rows()[:3])
    assert walked == [first, second, third, second, "search", "search"]


def test_part_fills_its_place_and_the_rest_stays(address, browser):
    page, said = open_page(browser, f"{address}/trung-bay/parts/")
    page.evaluate("document.querySelector('h1').dataset.same = 'yes'")
    page.click("#more")
    page.wait_for_selector("#rows p:text('tiếp')")
    assert (page.get_attribute("h1", "data-same"), page.locator("header").count(), said) == ("yes", 1, [])


def test_refusal_takes_the_whole_page(address, browser):
    page, _ = open_page(browser, f"{address}/trung-bay/parts/")
    page.click("#refused")
    page.wait_for_selector("h1:text('Chưa thực hiện được việc này')")
    assert (page.locator("h1").count(), page.locator("header").count(), page.locator("#rows").count()) == (
        1,
        1,
        0,
    )


def test_works_without_script(address, browser):
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(f"{address}/trung-bay/parts/")
    page.click("#more")
    assert page.inner_text("#rows") == "tiếp"
    page.goto(f"{address}/trung-bay/staff/")
    assert page.get_by_role("button", name="In", exact=True).count() == 0
