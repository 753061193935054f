"""The joined stylesheet is its sources, asks nobody for anything, and vendored files are on record."""

import re
import tomllib
from itertools import product

from hoadep.web import stylesheet

STATIC = stylesheet.FOLDER.parent
TEMPLATES = STATIC.parents[1] / "templates"
VENDOR = STATIC / "vendor"
ELSEWHERE = re.compile(r"""(?:href|src|action|url|import)\W{0,4}(?:https?:)?//""")


def test_site_css_is_up_to_date():
    assert (stylesheet.FOLDER / "site.css").read_text(encoding="utf-8") == stylesheet.joined()


def test_every_style_file_is_joined():
    files = {path.name for path in stylesheet.FOLDER.glob("*.css")} - {"all.css", "site.css"}
    assert (
        set(stylesheet.IMPORT.findall((stylesheet.FOLDER / "all.css").read_text(encoding="utf-8"))) == files
    )


def test_every_style_stands_in_a_named_layer():
    css = stylesheet.joined()
    named = set(re.search(r"^@layer ([\w, ]+);", css, re.MULTILINE)[1].split(", "))
    assert set(re.findall(r"^@layer (\w+) \{", css, re.MULTILINE)) == named
    loose = [line for line in css.splitlines() if re.match(r"[.#:\w*\[]", line)]
    assert loose == []


def test_every_file_that_styles_ask_for_exists():
    asked = {stylesheet.FOLDER / url for url in re.findall(r'url\("([^"]+)"\)', stylesheet.joined())}
    assert {path for path in asked if not path.resolve().is_file()} == set()


def test_nothing_is_loaded_from_elsewhere():
    own = [*stylesheet.FOLDER.glob("*.css"), *STATIC.glob("*.js"), *TEMPLATES.rglob("*.html")]
    assert {path.name for path in own if ELSEWHERE.search(path.read_text(encoding="utf-8"))} == set()


def test_templates_carry_no_inline_script_or_style():
    inline = re.compile(r"<style|\sstyle=|<script>|\son\w+=|hx-on|javascript:")
    assert {
        path.name for path in TEMPLATES.rglob("*.html") if inline.search(path.read_text(encoding="utf-8"))
    } == set()


def test_templates_are_short():
    assert {
        p.name for p in TEMPLATES.rglob("*.html") if len(p.read_text(encoding="utf-8").splitlines()) > 80
    } == set()


def test_own_script_is_small():
    assert len((STATIC / "hoadep.js").read_text(encoding="utf-8").splitlines()) <= 80


def spelled_out(pattern: str) -> set[str]:
    """ "a-{x,y}.z" as its files."""
    parts = [part.split(",") for part in re.split(r"[{}]", pattern)]
    return {"".join(chosen) for chosen in product(*parts)}


def test_every_vendored_file_is_on_record():
    packages = tomllib.loads((VENDOR / "VENDOR.toml").read_text(encoding="utf-8"))["package"]
    recorded = {name for package in packages for pattern in package["files"] for name in spelled_out(pattern)}
    recorded |= {package["licence_file"] for package in packages}
    here = {str(path.relative_to(VENDOR)) for path in VENDOR.rglob("*") if path.is_file()}
    assert here - {"VENDOR.toml"} == recorded
