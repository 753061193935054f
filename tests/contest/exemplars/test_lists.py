"""The lists: what filters leave, page by key, and a number of queries that does not grow."""

import re
from datetime import date
from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from openpyxl import load_workbook

from hoadep.contest.exemplars import actions

SEASON = "/ba-dinh-2021"
NOMINATIONS, EXEMPLARS = f"{SEASON}/gioi-thieu-guong/", f"{SEASON}/guong/"
LISTS = (NOMINATIONS, EXEMPLARS, f"{SEASON}/khen-thuong/", f"{SEASON}/khen-thuong.xlsx")
DECISION = actions.Decision(
    level="host",
    form="giay_khen",
    occasion="good_deed",
    giver="Chủ tịch UBND quận",
    number="512/QĐ-UBND",
    decided_on=date(2021, 3, 26),
)


def codes(response) -> list[str]:
    """The codes of the rows, in order."""
    return re.findall(r'<td class="code">(\S+)</td>', response.content.decode())


@pytest.fixture
def hoa(cast, signed_in):
    """The standing office at its desk."""
    return signed_in(cast.hoa)


@pytest.fixture
def three(at, units, cast, introduce):
    """Two wards by the month, a department by the quarter."""
    introduce(cast.binh, units.ngoc_ha, "Vũ Thị Mai", at=at("2021-03-09 23:59:59"))
    introduce(cast.dung, units.kim_ma, "Đỗ Văn Tâm", at=at("2021-03-10 00:00:00"))
    last = introduce(cast.hoa, units.tu_phap, "Phạm Mai Chi", at=at("2021-03-10 08:00:00"))
    actions.withdraw(last, reason="Trùng.", by=cast.hoa, at=at("2021-03-12 08:00:00"))


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({}, "G0003 G0002 G0001"),
        ({"tim": "mai"}, "G0003 G0001"),
        ({"tim": "do van tam"}, "G0002"),
        ({"tim": "bd21-g0002"}, "G0002"),
        ({"ky": "2021-03"}, "G0001"),
        ({"ky": "2021-04"}, "G0002"),
        ({"ky": "2021-Q1"}, "G0003"),
        ({"don_vi": "P-KIMMA"}, "G0002"),
        ({"trang_thai": "withdrawn"}, "G0003"),
        ({"trang_thai": "sent", "tim": "mai"}, "G0001"),
        ({"ky": "1999-01", "don_vi": "?"}, "G0003 G0002 G0001"),
    ],
)
@pytest.mark.usefixtures("three")
def test_nominations_by_filter(hoa, query, found):
    shown = codes(hoa.get(NOMINATIONS, query))
    assert shown == [f"BD21-{code}" for code in found.split()]


@pytest.mark.usefixtures("three")
def test_unit_chooses_among_its_own_alone(cast, signed_in):
    page = signed_in(cast.dung).get(NOMINATIONS, {"don_vi": "P-NGOCHA"})
    assert (codes(page), 'name="don_vi"' in page.content.decode()) == (["BD21-G0002"], False)
    assert codes(signed_in(cast.dung).get(EXEMPLARS)) == ["BD21-D0002"]


def test_pages_follow_by_key_and_queries_do_not_grow(units, cast, hoa, introduce):
    def queries(place: str) -> int:
        with CaptureQueriesContext(connection) as seen:
            hoa.get(place)
        return len(seen)

    def add(n: int) -> None:
        sent = introduce(cast.binh, (units.ngoc_ha, units.cu_ba, units.tu_phap)[n % 3], f"Người số {n}")
        actions.record_commendation(sent.exemplar, DECISION, by=cast.hoa, at=timezone.now())

    add(0)
    hoa.get(LISTS[0])  # the first page reads the plan, for all that follow
    few = [queries(place) for place in LISTS]
    for n in range(1, 60):
        add(n)
    assert [queries(place) for place in LISTS] == few
    assert max(few) <= 13
    first = hoa.get(NOMINATIONS)
    assert (codes(first)[0], codes(first)[-1], len(codes(first))) == ("BD21-G0060", "BD21-G0011", 50)
    assert "?sau=BD21-G0011" in first.content.decode()
    rest = hoa.get(NOMINATIONS, {"sau": "BD21-G0011"})
    assert (codes(rest)[0], len(codes(rest))) == ("BD21-G0010", 10)
    assert "Đang xem 10 trong 60 giới thiệu" in rest.content.decode()


def test_exemplars_stand_by_given_name(units, cast, hoa, introduce, prepare_collective):
    for name in ("Vũ Thị Mai", "Nguyễn Văn Ân", "Lê Văn An", "Đỗ Thị Đào", "Trần Thị Dung"):
        introduce(cast.binh, units.ngoc_ha, name)
    prepare_collective("Tập thể Tổ 12", "2021-03-01 09:00")
    order = ["Lê Văn An", "Nguyễn Văn Ân", "Trần Thị Dung", "Đỗ Thị Đào", "Vũ Thị Mai", "Tập thể Tổ 12"]
    page = hoa.get(EXEMPLARS).content.decode()
    places = [page.index(f">{name}</a>") for name in order]
    assert places == sorted(places)
    book = load_workbook(BytesIO(hoa.get(EXEMPLARS, {"dang": "xlsx"}).getvalue()))
    cells = [cell.value for row in book.worksheets[0].iter_rows() for cell in row if cell.value in order]
    assert cells == order
    newest = hoa.get(EXEMPLARS, {"xep": "moi"})
    assert codes(newest)[0] == "BD21-D0006"


def test_pages_by_name_follow_by_key(units, cast, hoa, introduce):
    for n in range(60):
        introduce(cast.binh, units.ngoc_ha, f"Nguyễn Thị Hoa {chr(97 + n % 26)}{n}")
    first = hoa.get(EXEMPLARS)
    rest = hoa.get(EXEMPLARS, {"sau": codes(first)[-1]})
    assert (len(codes(first)), len(codes(rest)), set(codes(first)) & set(codes(rest))) == (50, 10, set())
