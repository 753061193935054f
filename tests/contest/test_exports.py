"""Every list as a file: Excel as the office prints it, CSV for other programs, the filters kept."""

import csv
import io

import pytest
from openpyxl import load_workbook

from hoadep.contest.entries.models import Entry

SEASON = "/ba-dinh-2021"
LISTS = [
    "/bai-du-thi/",
    "/trien-vong/",
    "/trien-vong/tac-gia/",
    "/tai-khoan/",
    "/don-vi.xlsx",
    "/bang-theo-doi.xlsx",
    "/khen-thuong.xlsx",
    "/gioi-thieu-guong/",
    "/guong/",
    "/ho-so/",
]


@pytest.fixture
def entries(units, send, exemplar):
    return [
        send(units.ngoc_ha, "2021-02-20 16:00", about=exemplar("Vũ Thị Mai")),
        send(units.kim_ma, "2021-02-21 16:00", about=exemplar("Lê Văn Đường")),
    ]


def rows(answer):
    return list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))


@pytest.mark.parametrize("path", LISTS)
@pytest.mark.parametrize("form", ["xlsx", "csv"])
def test_every_list_is_given_as_a_file(cast, entries, signed_in, path, form):
    answer = signed_in(cast.hoa).get(SEASON + path, {"dang": form})
    assert answer.status_code == 200
    assert answer.headers["Content-Disposition"].endswith(f'.{form}"')
    if form == "xlsx":
        assert load_workbook(io.BytesIO(answer.content)).worksheets
    else:
        assert len(rows(answer)) >= 1


def test_filters_hold_for_the_file(cast, entries, signed_in):
    found = rows(signed_in(cast.hoa).get(f"{SEASON}/bai-du-thi/", {"dang": "csv", "don_vi": "P-KIMMA"}))
    assert [line[1] for line in found[1:]] == [entries[1].code]
    assert found[1][4:7] == ["Đặng Văn Tám", "Lê Văn Đường", "Phường Kim Mã"]


def test_unit_gets_its_own_alone(cast, entries, signed_in):
    found = rows(signed_in(cast.binh).get(f"{SEASON}/bai-du-thi/", {"dang": "csv"}))
    assert [line[1] for line in found[1:]] == [entries[0].code]


def test_no_formula_leaves_in_a_file(cast, entries, signed_in):
    Entry.objects.filter(pk=entries[0].pk).update(title='=HYPERLINK("http://x")')
    hoa = signed_in(cast.hoa)
    table = hoa.get(f"{SEASON}/bai-du-thi/", {"dang": "xlsx", "don_vi": "P-NGOCHA"}).content
    cells = [cell for row in load_workbook(io.BytesIO(table)).active.iter_rows() for cell in row]
    assert [cell.data_type for cell in cells if cell.value == '=HYPERLINK("http://x")'] == ["s"]
    found = rows(hoa.get(f"{SEASON}/bai-du-thi/", {"dang": "csv", "don_vi": "P-NGOCHA"}))
    assert found[1][2] == '\'=HYPERLINK("http://x")'


def test_file_asks_as_often_for_many_as_for_few(
    cast, units, send, exemplar, signed_in, django_assert_num_queries
):
    for n in range(12):
        send(units.ngoc_ha, f"2021-02-{n + 1:02d} 16:00", about=exemplar(f"Người thứ {n}"))
    hoa = signed_in(cast.hoa)
    with django_assert_num_queries(11):
        hoa.get(f"{SEASON}/bai-du-thi/", {"dang": "csv"})
