"""Rows that may be one person: found by name, joined with a reason, parted again."""

import io
import re

import pytest
from openpyxl import load_workbook

from hoadep.contest.people import actions as people
from hoadep.contest.people.doubles import doubles
from hoadep.contest.people.facts import same_persons
from hoadep.contest.people.models import Collective, Link, Person
from tests.contest.conftest import OPENED

PAGE = "/ba-dinh-2021/trung-ten/"
JOIN, JOINED = f"{PAGE}gop/", f"{PAGE}da-gop/"


@pytest.fixture
def enter(season):
    def enter_one(name, **details):
        return people.enter_person(name=name, by=people.SYSTEM, at=OPENED, **details)

    return enter_one


def found(words="", kind=Person, *, at):
    return [([row.code for row in group.rows], group.sign) for group in doubles(kind, words=words, as_of=at)]


def test_one_name_in_two_spellings_is_found_and_a_telephone_comes_first(enter, at):
    enter("Nguyễn Văn An")
    enter("Nguyen Van An")
    enter("Vũ Thị Hoà", telephone="0912 000 111")
    enter("Vũ Thị Hòa", telephone="0912000111")
    enter("Trần Thị Bưởi")
    now = at("2021-03-01")
    assert [sign for _, sign in found(at=now)] == ["cùng số điện thoại", ""]
    assert len(found("hoa", at=now)) == 1


def test_joined_rows_are_no_longer_asked_about_and_are_counted_as_one(enter, cast, signed_in, at):
    first, second = enter("Vũ Thị Hòa", address="Tổ 5"), enter("Vũ Thị Hoà", address="tổ 5")
    hoa = signed_in(cast.hoa)
    page = hoa.get(PAGE).content.decode()
    assert (page.count("checked"), "cùng nơi ở" in page) == (2, True)
    hoa.post(JOIN, {"code": [first.code, second.code], "reason": "Đã hỏi tổ dân phố."})
    link = Link.objects.get()
    assert same_persons(link.at) == {first.pk: first.pk, second.pk: first.pk}
    assert "Tách lại" in hoa.get(JOINED).content.decode()
    assert found(at=link.at) == []
    hoa.post(f"/ba-dinh-2021/trung-ten/tach/{link.pk}/")
    link.refresh_from_db()
    assert same_persons(link.undone_at) == {}
    assert same_persons(link.at) == {first.pk: first.pk, second.pk: first.pk}


def test_collectives_are_joined_too(season, cast, signed_in):
    who = {"by": people.SYSTEM, "at": OPENED}
    rows = [
        people.enter_collective(name="Tổ dân phố 5", kind="group", address="Ngọc Hà", **who) for _ in range(2)
    ]
    hoa = signed_in(cast.hoa)
    hoa.post(JOIN, {"code": [row.code for row in rows], "reason": "Cùng một tổ.", "loai": "tap-the"})
    assert Link.objects.get().same_collective == rows[1]
    assert found(kind=Collective, at=Link.objects.get().at) == []


@pytest.mark.parametrize("typed", [{"reason": ""}, {"reason": "Đúng", "code": ["N000001"]}])
def test_nothing_is_joined_without_a_reason_or_with_itself(enter, cast, signed_in, typed):
    codes = [enter("Vũ Thị Hòa").code, enter("Vũ Thị Hoà").code]
    signed_in(cast.hoa).post(JOIN, {"code": codes} | typed)
    assert not Link.objects.exists()


def shown(page):
    """The names of the groups on a page, in order."""
    return re.findall(r"<h2>(.*?)<", page.content.decode())


def test_doubles_follow_page_by_page_and_none_is_left_out(enter, cast, signed_in):
    names = [f"Vũ Thị {chr(97 + n // 26)}{chr(97 + n % 26)}" for n in range(60)]
    for name in names:
        enter(name), enter(name)
    hoa = signed_in(cast.hoa)
    first = hoa.get(PAGE)
    assert "Đang xem 50 trong 60 tên" in first.content.decode()
    after = re.search(r'href="(\?sau=[^"]*)"', first.content.decode())[1]
    rest = hoa.get(PAGE + after)
    assert [name.strip() for name in shown(first) + shown(rest)] == names
    assert "Trang sau" not in rest.content.decode()


def test_row_joined_to_another_name_is_still_asked_about_in_its_own(enter, cast, at):
    married, first, second = enter("Vũ Thị Mai"), enter("Vũ Thị Hoa"), enter("Vũ Thị Hoa")
    people.link_persons(married, first, reason="Đổi họ.", by=cast.hoa, at=at("2021-03-01"))
    assert found(at=at("2021-03-02")) == [([first.code, second.code], "")]
    people.link_persons(married, second, reason="Đổi họ.", by=cast.hoa, at=at("2021-03-03"))
    assert found(at=at("2021-03-04")) == []


def test_what_was_joined_is_found_by_name_and_pages_by_key(enter, cast, signed_in, at):
    pairs = [(enter(f"Vũ Thị {n}"), enter(f"Vu Thi {n}")) for n in range(51)]
    for n, (one, other) in enumerate(pairs):
        people.link_persons(one, other, reason=f"Lý do {n}.", by=cast.hoa, at=at("2021-03-01"))
    hoa = signed_in(cast.hoa)
    first = hoa.get(JOINED).content.decode()
    assert (first.count("Tách lại</button>"), "Đang xem 50 trong 51 lần gộp" in first) == (50, True)
    after = re.search(r'href="(\?sau=\d+)"', first)[1]
    assert "Lý do 0." in hoa.get(JOINED + after).content.decode()
    assert hoa.get(JOINED, {"tim": "vu thi 50"}).content.decode().count("Tách lại</button>") == 1
    lines = hoa.get(JOINED, {"tim": "vu thi 50", "dang": "csv"}).content.decode("utf-8-sig").splitlines()
    assert lines[1].startswith(f"1,Vũ Thị 50,{pairs[50][0].code},Vu Thi 50,{pairs[50][1].code},Lý do 50.")


def test_list_asks_as_often_for_many_as_for_few(enter, cast, signed_in, django_assert_num_queries):
    hoa = signed_in(cast.hoa)
    for n in range(6):
        enter(f"Vũ Thị {'ABCDEF'[n]}"), enter(f"Vũ Thị {'ABCDEF'[n]}")
    hoa.get(PAGE)
    with django_assert_num_queries(9):
        hoa.get(PAGE)


def test_doubles_that_are_looked_at_leave_as_files(enter, cast, signed_in):
    for name in ("Vũ Thị Hòa", "Nguyễn Văn An"):
        enter(name, telephone="0912000111", address="Tổ 5")
        enter(name, telephone="0912 000 111")
    hoa = signed_in(cast.hoa)
    assert 'dang=csv" download' in hoa.get(PAGE, {"tim": "hoa"}).content.decode()
    lines = hoa.get(PAGE, {"tim": "hoa", "dang": "csv"}).content.decode("utf-8-sig").splitlines()
    codes = Person.objects.filter(name="Vũ Thị Hòa").order_by("pk").values_list("code", flat=True)
    assert lines[1:] == [
        f"1,Vũ Thị Hòa,{codes[0]},Tổ 5,0912000111,cùng số điện thoại",
        f"1,Vũ Thị Hòa,{codes[1]},,0912 000 111,cùng số điện thoại",
    ]
    sheet = load_workbook(io.BytesIO(hoa.get(PAGE, {"dang": "xlsx"}).content)).active
    assert [row[0] for row in sheet.iter_rows(min_row=5, values_only=True)] == [1, 1, 2, 2]
    assert signed_in(cast.binh).get(PAGE, {"dang": "csv"}).status_code == 403
