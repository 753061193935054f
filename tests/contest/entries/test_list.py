"""The list of entries and of nominations: newest first whatever the numbers look like, page by page."""

import io
import re

import pytest
from openpyxl import load_workbook

from hoadep.contest.entries import actions, list_views
from hoadep.contest.entries.models import Entry
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
    with django_assert_max_num_queries(12):
        hoa.get(address("entry_list"), {"sau": "BD21-B10000"})


@pytest.fixture
def without_unit(cast, season, exemplar, at):
    """Two entries whose authors did not know the unit."""
    codes = []
    for n in range(2):
        entry = actions.start_draft(
            season,
            actions.Writing(kind="essay", title=f"Bài lạc {n}", text="Chuyện ngõ nhỏ."),
            unit=None,
            authors=[exemplar(f"Tác giả {n}").person],
            exemplars=[exemplar(f"Gương {n}")],
            by=None,
            at=at("2021-02-20 08:00"),
        )
        entry.authors.update(address="Ngọc Hà", telephone="0912345678")
        actions.submit(entry, by=None, at=at("2021-02-20 08:00"))
        codes.append(entry.code)
    return codes


def test_office_gives_all_entries_of_an_unknown_unit_to_one_at_once(cast, units, without_unit, signed_in):
    hoa = signed_in(cast.hoa)
    page = hoa.get(address("entry_list"), {"viec": "chua-ro"}).content.decode()
    assert page.count('name="code"') == 2
    typed = {"code": without_unit, "chuyen-unit": units.kim_ma.pk, "chuyen-reason": "Gương ở Kim Mã."}
    answer = hoa.post(address("entry_acts", name="chuyen") + "?viec=chua-ro", typed)
    assert answer.headers["Location"] == address("entry_list") + "?viec=chua-ro"
    assert {entry.unit for entry in Entry.objects.all()} == {units.kim_ma}
    assert "Chưa có bài nào" in hoa.get(answer.headers["Location"]).content.decode()


def test_unit_has_no_tab_of_unknown_units(cast, without_unit, signed_in):
    assert "Chưa rõ đơn vị" not in signed_in(cast.binh).get(address("entry_list")).content.decode()


def test_act_on_many_keeps_the_filters_and_what_was_typed(cast, units, without_unit, signed_in):
    asked = "?viec=chua-ro&hinh_thuc=online"
    typed = {"code": without_unit[:1], "chuyen-reason": "Gương ở Kim Mã."}
    answer = signed_in(cast.hoa).post(address("entry_acts", name="chuyen") + asked, typed)
    page = answer.content.decode()
    assert (answer.status_code, page.count(" checked aria"), page.count('name="code"')) == (422, 1, 2)
    assert "Gương ở Kim Mã." in page
    done = signed_in(cast.hoa).post(
        address("entry_acts", name="chuyen") + asked, typed | {"chuyen-unit": units.kim_ma.pk}
    )
    assert done.headers["Location"] == address("entry_list") + asked


@pytest.mark.parametrize(
    ("asked", "number"),
    [
        ({"don_vi": "P-NGOCHA"}, 3),
        ({"don_vi": "P-KIMMA"}, 1),
        ({"khoi": "wards"}, 4),
        ({"khoi": "schools"}, 1),
        ({"the_loai": "essay"}, 5),
        ({"the_loai": "press"}, 0),
        ({"ky": "2021-02"}, 4),
        ({"ky": "2021-03"}, 1),
        ({"don_vi": "P-NGOCHA", "ky": "2021-03"}, 0),
        ({"don_vi": "khong-co"}, 5),
    ],
)
def test_list_is_filtered_by_unit_block_kind_and_period(
    cast, units, send, exemplar, signed_in, asked, number
):
    for unit, when in [
        *((units.ngoc_ha, f"2021-02-0{n} 16:00") for n in (1, 2, 3)),
        (units.kim_ma, "2021-02-04 16:00"),
        (units.cu_ba, "2021-03-01 16:00"),
    ]:
        send(unit, when, about=exemplar(f"Người {unit.code} {when[:10]}"))
    page = signed_in(cast.hoa).get(address("entry_list"), asked).content.decode()
    assert len(_codes(page)) == number


def test_unit_of_one_does_not_choose_among_units(cast, units, signed_in):
    page = signed_in(cast.binh).get(address("entry_list")).content.decode()
    assert ('name="don_vi"' in page, 'name="the_loai"' in page) == (False, True)


def test_one_row_is_received_by_its_own_button(cast, units, send, exemplar, signed_in):
    for n in range(3):
        send(units.ngoc_ha, f"2021-02-0{n + 1} 16:00", about=exemplar(f"Người thứ {n}"))
    hoa, asked = signed_in(cast.hoa), address("entry_acts", name="tiep-nhan") + "?viec=tiep-nhan"
    page = hoa.get(address("entry_list"), {"viec": "tiep-nhan"}).content.decode()
    assert 'name="only" value="BD21-B0002" data-act' in page
    hoa.post(asked, {"only": "BD21-B0002", "code": ["BD21-B0001", "BD21-B0002", "BD21-B0003"]})
    received = [entry.code for entry in Entry.objects.all() if entry.steps.last().received]
    assert received == ["BD21-B0002"]


def test_list_says_when_it_looked_through_the_newest_alone(
    cast, units, send, exemplar, signed_in, monkeypatch
):
    monkeypatch.setattr(list_views, "RANKED", 2)
    for n in range(2):
        send(units.ngoc_ha, f"2021-02-0{n + 1} 16:00", about=exemplar(f"Người thứ {n}"))
    hoa = signed_in(cast.hoa)
    said = "Chỉ tìm trong 2 bài mới nhất khớp với từ tìm"
    assert said in hoa.get(address("entry_list"), {"tim": "ngõ nhỏ"}).content.decode()
    assert said not in hoa.get(address("entry_list")).content.decode()
