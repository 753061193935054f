"""The gallery in a browser, narrow and wide, light and dark: accessible, inside its width, with its keys."""

import shutil
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from hoadep.web import stylesheet
from hoadep.web.pages import page as rendered

from . import gallery

AXE = Path(__file__).parents[1] / "browser" / "axe.min.js"
STATIC = stylesheet.FOLDER.parents[1]
PAGES = {
    "public": "gallery/public.html",
    "staff": "gallery/staff.html",
    "404": "404.html",
    "500": "500.html",
    "503": "503.html",
}
POLICY = "default-src 'self'; img-src 'self' data: blob:; object-src 'none'; base-uri 'none'"


class Strict(SimpleHTTPRequestHandler):
    """Serves files under the policy of the product."""

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()

    def log_message(self, *_args: object) -> None:
        """Say nothing."""


@pytest.fixture
def address(tmp_path):
    shutil.copytree(STATIC, tmp_path / "static")
    for name, template in PAGES.items():
        content = rendered(gallery.request(), template, gallery.context()).content
        (tmp_path / f"{name}.html").write_bytes(content)
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Strict, directory=str(tmp_path)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


@pytest.fixture(scope="module")
def browser():
    with sync_playwright() as play:
        opened = play.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        yield opened
        opened.close()


def faults(page: Page) -> list[str]:
    """What axe finds, by name and place; only these and what the page tells the console."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("axe.run(document)")["violations"]
    return [f"{fault['id']}: {node['target']}" for fault in found for node in fault["nodes"]]


def open_page(browser: Browser, url: str, *, width: int, scheme: str) -> tuple[Page, list[str]]:
    page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.goto(url)
    page.evaluate("document.fonts.ready")
    return page, said


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1366, 390])
def test_accessible_inside_its_width_and_quiet(address, browser, width, scheme):
    for name in PAGES:
        page, said = open_page(browser, f"{address}/{name}.html", width=width, scheme=scheme)
        assert (name, faults(page), said) == (name, [], [])
        assert page.evaluate("document.documentElement.scrollWidth") == width
        page.close()


def test_every_face_is_there_for_vietnamese(address, browser):
    page, _ = open_page(browser, f"{address}/public.html", width=1366, scheme="light")
    faces = page.evaluate(
        "(async () => { const asked = ['400 16px \"Be Vietnam Pro\"', '600 16px \"Be Vietnam Pro Figures\"',"
        " '400 16px \"Source Serif 4\"']; const found = await Promise.all(asked.map("
        " face => document.fonts.load(face, face.includes('Figures') ? '0' : 'ế')));"
        " return found.map(list => list.length > 0) })()"
    )
    assert faces == [True, True, True]


def test_keys_walk_rows_and_find_the_search(address, browser):
    page, _ = open_page(browser, f"{address}/staff.html", width=1366, scheme="light")
    focused = "document.activeElement.textContent.trim() || document.activeElement.id"
    walked = []
    for key in ("j", "j", "j", "k", "/", "j"):
        page.keyboard.press(key)
        walked.append(page.evaluate(focused))
    first, second, third = (row.code for row in gallery.entry_rows()[:3])
    assert walked == [first, second, third, second, "search", "search"]


def test_works_without_script(address, browser):
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(f"{address}/staff.html")
    assert page.get_by_role("heading", name="Bàn làm việc").is_visible()
    assert page.get_by_role("button", name="In", exact=True).count() == 0
