"""The list of entries and of nominations: newest first whatever the numbers look like, page by page."""

import io
import re

import pytest
from openpyxl import load_workbook

from hoadep.contest.plans.models import Series
from hoadep.web import paging
from tests.contest.entries.writers import address


@pytest.fixture
def pages_of_two(monkeypatch):
    monkeypatch.setattr(paging, "PAGE", 2)


def _codes(page):
    """The codes of the list's rows, in their order."""
    return list(dict.fromkeys(re.findall(r"BD21-[BG]\d+", page.partition("<tbody>")[2])))


@pytest.fixture
def beyond_ten_thousand(units, send, nominate, exemplar):
    """Three entries and three nominations, the last of which have a number of five digits."""
    for letter in "BG":
        Series.objects.update_or_create(prefix=f"BD21-{letter}", defaults={"last": 9998})
    for n in range(3):
        about = exemplar(f"Người thứ {n}")
        send(units.ngoc_ha, f"2021-02-0{n + 1} 16:00", about=about)
        nominate(units.ngoc_ha, f"2021-02-0{n + 1} 16:00", whom=about)


@pytest.mark.parametrize(("name", "letter"), [("entry_list", "B"), ("nomination_list", "G")])
def test_number_10000_stands_before_9999(cast, beyond_ten_thousand, pages_of_two, signed_in, name, letter):
    newest = [f"BD21-{letter}{n}" for n in (10001, 10000, 9999)]
    hoa = signed_in(cast.hoa)
    first = hoa.get(address(name)).content.decode()
    assert _codes(first)[:2] == newest[:2]
    assert f"sau={newest[1]}" in first
    second = hoa.get(address(name), {"sau": newest[1]}).content.decode()
    assert _codes(second) == newest[2:]


def test_every_page_tells_the_total_of_the_whole_filter(cast, beyond_ten_thousand, pages_of_two, signed_in):
    hoa = signed_in(cast.hoa)
    for after in ({}, {"sau": "BD21-B10000"}):
        page = hoa.get(address("entry_list"), {"trang_thai": "approved"} | after).content.decode()
        assert "trong 3 bài" in page


def test_file_holds_the_newest_first(cast, beyond_ten_thousand, signed_in):
    answer = signed_in(cast.hoa).get(address("entry_list"), {"dang": "xlsx"})
    sheet = load_workbook(io.BytesIO(answer.content)).active
    found = [row[1].value for row in sheet.iter_rows() if str(row[1].value).startswith("BD21-B")]
    assert found == ["BD21-B10001", "BD21-B10000", "BD21-B9999"]


def test_next_page_asks_as_often_as_the_first(
    cast, beyond_ten_thousand, pages_of_two, signed_in, django_assert_max_num_queries
):
    hoa = signed_in(cast.hoa)
    hoa.get(address("entry_list"))
    with django_assert_max_num_queries(11):
        hoa.get(address("entry_list"), {"sau": "BD21-B10000"})
