"""The daily desks of the demonstration season, on a desk and on a phone: the unit's and the office's."""

import re

import pytest

from hoadep.config.demo.people import PASSWORD

SEASON = "/ba-dinh-2021"
OFFICE = [
    "/ban-lam-viec/?tinh_den=2021-03-08T10:00",
    "/bai-du-thi/?viec=tiep-nhan",
    "/bai-du-thi/moi/",
    "/trung-ten/",
    "/thu/",
]
UNIT = [
    "/viec-ky-nay/?tinh_den=2021-03-08T10:00",
    "/bai-du-thi/?viec=duyet",
    "/don-vi/P-NGOCHA/to-chuc/",
    "/thong-bao/cai-dat/",
]


@pytest.fixture
def address(demonstration):
    return demonstration


def sign_in(page, name):
    page.goto("/tai-khoan/dang-nhap/")
    page.fill("#id_username", name)
    page.fill("#id_password", PASSWORD)
    page.click("main button")
    page.wait_for_url("**/ba-dinh-2021/**")


def examine(page, name, path, look, axe):
    """The page as it looks, open to everybody and within the screen."""
    sign_in(page, name)
    page.goto(SEASON + path)
    look(page, f"{name}{re.sub(r'[^A-Za-z0-9]+', '-', path)}".rstrip("-"))
    width = page.evaluate("document.documentElement.scrollWidth")
    assert (axe(page), width <= page.viewport_size["width"]) == ([], True)


@pytest.mark.parametrize("path", OFFICE)
def test_desk_of_the_office(page, path, look, axe):
    examine(page, "hoa", path, look, axe)


@pytest.mark.parametrize("path", UNIT)
def test_desk_of_a_unit(page, path, look, axe):
    examine(page, "p-ngocha", path, look, axe)
