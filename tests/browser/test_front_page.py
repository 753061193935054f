"""The first page before there is a season."""


def test_it_says_that_there_is_no_season_yet(page, look, axe):
    page.goto("/")
    look(page, "no-season")
    assert page.inner_text("h1") == "Các mùa thi"
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") == page.viewport_size["width"]
