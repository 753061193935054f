"""The daily desks of the demonstration season, on a desk and on a phone: the unit's and the office's."""

import re

import pytest
from openpyxl import load_workbook

from hoadep.config.demo.people import PASSWORD
from hoadep.office.tables.blanks import HEAD

SEASON = "/ba-dinh-2021"
OFFICE = [
    "/ban-lam-viec/?tinh_den=2021-03-08T10:00",
    "/bai-du-thi/?viec=tiep-nhan",
    "/bai-du-thi/?viec=chua-ro",
    "/bang-theo-doi/?tinh_den=2021-03-08T10:00&thieu=2021-03",
    "/gioi-thieu-guong/moi/",
    "/bai-du-thi/moi/",
    "/trung-ten/",
    "/trung-ten/da-gop/",
    "/trung-ten/hai-ho-so/?tim_1=nguyen+van&tim_2=tran+thi",
    "/don-vi/",
    "/thu/",
    "/giay-khen/",
    "/giay-khen/mau/giay-khen/",
    "/ho-so/",
    "/bai-du-thi/?viec=bo-sung",
    "/tim/?q=ngoc+ha",
    "/tim/?q=nguyen&loai=person",
    "/don-vi/P-NGOCHA/",
    "/tai-khoan/",
    "/tai-khoan/them/",
    "/tai-khoan/TK0003/",
]
UNIT = [
    "/viec-ky-nay/?tinh_den=2021-03-08T10:00",
    "/bai-du-thi/?viec=duyet",
    "/don-vi/P-NGOCHA/to-chuc/",
    "/thong-bao/cai-dat/",
    "/tai-khoan/",
]
"""The last one is the office's alone: the page says so."""


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


def test_two_of_different_names_are_laid_side_by_side(page, look, axe):
    sign_in(page, "hoa")
    page.goto(f"{SEASON}/trung-ten/hai-ho-so/")
    page.fill("#tim_1", "hoa")
    page.fill("#tim_2", "thi")
    page.click("text=Tìm và đặt cạnh nhau")
    page.check("input[name=chon_1] >> nth=0")
    page.check("input[name=chon_2] >> nth=-1")
    page.click("text=Tìm và đặt cạnh nhau")
    page.wait_for_selector("#pair")
    look(page, "pair")
    width = page.evaluate("document.documentElement.scrollWidth")
    assert (axe(page), width <= page.viewport_size["width"]) == ([], True)


def test_words_typed_at_an_entry_that_was_sent_meanwhile_are_given_back(page, look, axe):
    sign_in(page, "hoa")
    page.goto(f"{SEASON}/bai-du-thi/?trang_thai=returned")
    page.click("tbody th a >> nth=0")
    page.click("text=Sửa và gửi lại")
    other = page.context.new_page()
    other.goto(page.url.replace("buoc=3", "buoc=4"))
    page.fill("#id_text", "Hai mươi năm bà mở lớp dạy chữ tại nhà.")
    other.click("button[name=send]")
    other.wait_for_url("**/bien-nhan/**")
    page.click("button[name=keep] >> nth=-1")
    page.wait_for_selector("#typed")
    look(page, "closed")
    assert (axe(page), page.input_value("#typed")) == ([], "Hai mươi năm bà mở lớp dạy chữ tại nhà.")


def test_unit_hands_in_a_paper_whose_text_comes_later(page, look, axe):
    sign_in(page, "p-ngocha")
    page.goto(f"{SEASON}/bai-du-thi/moi/")
    page.goto(f"{page.url}?buoc=3")
    page.select_option("#id_manner", "paper")
    page.click("summary:has-text('Bài viết trên giấy')")
    look(page, "on-paper")
    assert (axe(page), page.is_visible("#id_received_on")) == ([], True)


def test_list_of_a_school_is_read_before_anything_happens(page, look, axe, tmp_path):
    """Twelve entries in an Excel list, three of them wrong: the preview marks the three."""
    sign_in(page, "th-badinh")
    page.goto(f"{SEASON}/nhap-danh-sach/bai-du-thi/")
    look(page, "list-upload")
    assert axe(page) == []
    with page.expect_download() as blank:
        page.click("text=Tải mẫu Excel")
    blank.value.save_as(tmp_path / "mau.xlsx")
    book = load_workbook(tmp_path / "mau.xlsx")
    for n in range(12):
        kind = "Thơ" if n == 4 else "Bài viết"
        telephone = "12" if n == 7 else "0912000111"
        title = "" if n == 9 else f"Cô giáo và những bữa sáng {n + 1}"
        row = [
            title,
            kind,
            "Nguyễn Thị Lan",
            "TH Ba Đình",
            telephone,
            "Cá nhân",
            f"Vũ Thị Mai {n}",
            "TH Ba Đình",
        ]
        for x, value in enumerate(row, 1):
            book.active.cell(HEAD + 1 + n, x, value)
    book.save(tmp_path / "Danh sách 12 bài.xlsx")
    page.set_input_files("input[name=file]", tmp_path / "Danh sách 12 bài.xlsx")
    page.click("text=Gửi và xem lại")
    assert "9 dòng đúng" in page.inner_text("main")
    assert page.locator("td.cell-wrong").count() == 3
    look(page, "list-preview")
    assert axe(page) == []


def test_long_list_tells_how_far_it_is(page, look, axe, tmp_path):
    """Sixty parts of a ward: the page may be left, and is found again from the list of what was sent."""
    sign_in(page, "p-ngocha")
    page.goto(f"{SEASON}/nhap-danh-sach/truc-thuoc/")
    with page.expect_download() as blank:
        page.click("text=Tải mẫu Excel")
    blank.value.save_as(tmp_path / "mau.xlsx")
    book = load_workbook(tmp_path / "mau.xlsx")
    for n in range(60):
        book.active.cell(HEAD + 1 + n, 1, f"Tổ dân phố số {n + page.viewport_size['width']}")
    book.save(tmp_path / "Tổ dân phố.xlsx")
    page.set_input_files("input[name=file]", tmp_path / "Tổ dân phố.xlsx")
    page.click("text=Gửi và xem lại")
    look(page, "list-long-preview")
    page.click("text=Nhập cả 60 dòng")
    page.wait_for_url("**/tien-do/")
    look(page, "list-run")
    width = page.evaluate("document.documentElement.scrollWidth")
    assert (axe(page), width <= page.viewport_size["width"]) == ([], True)
    assert "60 dòng" in page.inner_text("main")
    page.goto(f"{SEASON}/nhap-danh-sach/truc-thuoc/")
    assert "60 dòng" in page.inner_text("main")
    page.click("text=Tổ dân phố.xlsx")
    page.wait_for_url("**/tien-do/")
