"""The demonstration season as the office sees it: the board, the rows behind it, the verdicts."""

import re

import pytest

from hoadep.config.demo.people import PASSWORD

SEASON = "/ba-dinh-2021"
PAGES = [
    "/",
    "/ban-lam-viec/",
    "/thong-bao/",
    "/tim/?q=hoa",
    "/ke-hoach/",
    "/ke-hoach/sua/",
    "/bang-theo-doi/P-NGOCHA/",
    "/trien-vong/",
    "/bai-du-thi/",
    "/bai-du-thi/BD21-B0100/",
    "/gioi-thieu-guong/",
    "/guong/",
    "/khen-thuong/",
    "/don-vi/",
    "/don-vi/P-NGOCHA/",
]
VERDICTS = {
    "P-CONGVI": ("đạt", "Có 5 gương được Chủ tịch UBND quận khen thưởng (cần 5)"),
    "P-DIENBIEN": ("chưa đạt", "Còn thiếu 1 gương được Chủ tịch UBND quận khen thưởng (có 4, cần 5)"),
    "P-DOICAN": ("chưa đạt", "Còn thiếu 1 bài dự thi"),
    "P-GIANGVO": ("đạt", "Có 1 gương được Chủ tịch UBND thành phố khen thưởng"),
    "TH-BADINH": ("đạt", "Có 4 gương được Chủ tịch UBND quận khen thưởng (cần 4)"),
    "PB-VP": ("đạt", "Có 2 gương được Chủ tịch UBND quận khen thưởng (cần 2)"),
    "DT-LDLD": ("đạt", "Có 2 gương được Chủ tịch UBND quận khen thưởng (cần 2)"),
}


@pytest.fixture
def address(demonstration):
    return demonstration


@pytest.fixture
def office(page):
    """The officer, signed in."""
    page.goto("/tai-khoan/dang-nhap/")
    page.fill("#id_username", "hoa")
    page.fill("#id_password", PASSWORD)
    page.click("main button")
    page.wait_for_url("**/ban-lam-viec/")
    return page


def fits(page):
    """Nothing of the page lies outside the screen; wide tables scroll within themselves."""
    return page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"]


def test_board_before_and_after_the_deadline(office, look, axe):
    office.goto(f"{SEASON}/bang-theo-doi/?tinh_den=2021-03-09T23:59")
    look(office, "board-09")
    due_today, missing = (office.locator(f".board .cell-{tone}").count() for tone in ("soon", "missing"))
    office.goto(f"{SEASON}/bang-theo-doi/?tinh_den=2021-03-10T00:00")
    look(office, "board-10")
    assert due_today > 0
    assert office.locator(".board .cell-missing").count() == missing + due_today
    assert (axe(office), fits(office)) == ([], True)


def test_a_number_opens_the_rows_behind_it(office, look, axe):
    office.goto(f"{SEASON}/bang-theo-doi/?tinh_den=2021-04-08T10:00&tim=cong+vi")
    cell = office.locator("a.cell-met").first
    received = int(cell.inner_text().split("/")[0])
    cell.click()
    look(office, "rows")
    assert office.locator("tbody tr").count() == received
    assert (axe(office), fits(office)) == ([], True)


@pytest.mark.parametrize("code", VERDICTS)
def test_verdict_of_a_unit(office, code, look, axe):
    answer, reason = VERDICTS[code]
    office.goto(f"{SEASON}/trien-vong/don-vi/{code}/")
    look(office, f"verdict-{code.lower()}")
    assert answer in office.locator(".verdict .badge").first.inner_text()
    assert reason in office.locator("main").inner_text()
    assert "mục II.3.a" in office.locator("main").inner_text()
    assert (axe(office), fits(office)) == ([], True)


@pytest.mark.parametrize("giver", ["Chủ tịch UBND quận", "Chủ tịch UBND thành phố"])
def test_verdict_of_an_author_by_each_route(office, giver, look, axe):
    office.goto(f"{SEASON}/trien-vong/tac-gia/?ket_luan=met")
    row = office.locator("tbody tr").filter(has_text=giver).first
    row.locator("th a").click()
    look(office, f"verdict-author-{'upper' if 'thành phố' in giver else 'host'}")
    assert "đạt" in office.locator(".verdict .badge").first.inner_text()
    assert "mục II.3.b" in office.locator("main").inner_text()
    assert (axe(office), fits(office)) == ([], True)


@pytest.mark.parametrize("path", PAGES)
def test_page_fits_and_can_be_used_by_all(office, path, look, axe):
    office.goto(SEASON + path)
    look(office, f"page{re.sub(r'[^A-Za-z0-9]+', '-', path)}".rstrip("-"))
    assert (axe(office), fits(office)) == ([], True)
