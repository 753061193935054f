"""Every pair of text and ground, in both schemes, reaches WCAG 2.2 AA."""

import re

import pytest

from hoadep.web.stylesheet import FOLDER

GROUNDS = ("paper", "surface", "sunken")
TEXT = [
    (text, ground) for ground in GROUNDS for text in ("ink", "ink-soft", "leaf", "leaf-deep", "lotus", "red")
]
TEXT += [(text, f"{text}-tint") for text in ("leaf", "lotus", "gold", "stone", "amber", "red")]
TEXT += [("ink", f"{tint}-tint") for tint in ("leaf", "lotus", "gold", "stone", "amber", "red")]
TEXT += [("leaf", tint) for tint in ("lotus-tint", "amber-tint", "red-tint", "gold-tint")]
TEXT += [("ink-soft", tint) for tint in ("leaf-tint", "lotus-tint", "gold-tint")]
TEXT += [("leaf-deep", "leaf-tint"), ("on-leaf", "leaf"), ("on-leaf", "leaf-deep"), ("surface", "red")]
SHAPE = [(shape, ground) for ground in GROUNDS for shape in ("edge", "lotus", "leaf", "red", "amber")]
SHAPE += [("leaf", "stone-tint"), ("lotus", "leaf-tint"), ("ink-soft", "paper")]


def schemes() -> dict[str, dict[str, str]]:
    """The colours by name, light and dark."""
    css = (FOLDER / "tokens.css").read_text(encoding="utf-8")
    light, dark = css.split("prefers-color-scheme: dark")
    colours = re.compile(r"--([\w-]+): (#[0-9a-f]{6});")
    return {"light": dict(colours.findall(light)), "dark": dict(colours.findall(dark))}


def luminance(colour: str) -> float:
    """The relative luminance of WCAG."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG, from 1 to 21."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_contrast_is_that_of_wcag():
    assert round(contrast("#000000", "#ffffff"), 2) == 21.0
    assert round(contrast("#777777", "#ffffff"), 2) == 4.48


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("pairs", "least"), [(TEXT, 4.5), (SHAPE, 3.0)], ids=["text", "shape"])
def test_pairs(scheme, pairs, least):
    colours = schemes()[scheme]
    faint = {pair: round(contrast(colours[pair[0]], colours[pair[1]]), 2) for pair in pairs}
    assert {pair: ratio for pair, ratio in faint.items() if ratio < least} == {}


def test_both_schemes_name_the_same_colours():
    assert schemes()["light"].keys() == schemes()["dark"].keys()
