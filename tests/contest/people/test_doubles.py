"""Rows that may be one person: found by name, joined with a reason, parted again."""

import io

import pytest
from openpyxl import load_workbook

from hoadep.contest.people import actions as people
from hoadep.contest.people.doubles import doubles
from hoadep.contest.people.facts import same_persons
from hoadep.contest.people.models import Collective, Link, Person
from tests.contest.conftest import OPENED

PAGE, JOIN = "/ba-dinh-2021/trung-ten/", "/ba-dinh-2021/trung-ten/gop/"


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
    assert "Tách lại" in hoa.get(PAGE).content.decode()
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
