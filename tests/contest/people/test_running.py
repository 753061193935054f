"""How a unit runs the contest: its working group, its launches, its parts."""

import io
from datetime import datetime

import pytest
from openpyxl import load_workbook

from hoadep.contest.people.models import GroupMember, Launch

PAGE = "/ba-dinh-2021/don-vi/P-NGOCHA/to-chuc/"
MEMBER = {"to-cong-tac-name": "Vũ Thị Hòa", "to-cong-tac-post": "Phó Chủ tịch, tổ trưởng"}
LAUNCH = {"phat-dong-held_on": "05/11/2020", "phat-dong-way": "Họp tổ dân phố", "phat-dong-people": "120"}


def test_unit_keeps_its_group_and_launches(cast, units, signed_in):
    binh = signed_in(cast.binh)
    binh.post(f"{PAGE}to-cong-tac/", MEMBER)
    binh.post(f"{PAGE}phat-dong/", LAUNCH)
    page = signed_in(cast.hoa).get(PAGE).content.decode()
    assert ("Vũ Thị Hòa" in page, "05/11/2020" in page, "Họp tổ dân phố" in page) == (True, True, True)
    member = GroupMember.objects.get()
    binh.post(f"{PAGE}to-cong-tac/{member.pk}/bo/")
    member.refresh_from_db()
    assert member.ended_at is not None
    assert "Vũ Thị Hòa" not in binh.get(PAGE).content.decode()


@pytest.mark.parametrize("typed", [{"phat-dong-people": "0"}, {"phat-dong-held_on": "31/02/2021"}])
def test_what_is_wrong_is_told_at_its_field(cast, units, signed_in, typed):
    answer = signed_in(cast.binh).post(f"{PAGE}phat-dong/", LAUNCH | typed)
    assert (answer.status_code, "Họp tổ dân phố" in answer.content.decode()) == (422, True)
    assert not Launch.objects.exists()


def test_other_units_see_and_change_nothing(cast, units, signed_in):
    dung = signed_in(cast.dung)
    assert dung.get(PAGE).status_code == 403
    assert dung.post(f"{PAGE}to-cong-tac/", MEMBER).status_code == 403
    assert not GroupMember.objects.exists()


def test_lists_of_a_unit_leave_as_files(cast, units, signed_in):
    binh = signed_in(cast.binh)
    for what, typed in {"to-cong-tac": MEMBER, "phat-dong": LAUNCH}.items():
        binh.post(f"{PAGE}{what}/", typed)
    binh.post(f"{PAGE}to-cong-tac/", MEMBER | {"to-cong-tac-name": "Bùi Văn Bỏ"})
    binh.post(f"{PAGE}to-cong-tac/{GroupMember.objects.get(name='Bùi Văn Bỏ').pk}/bo/")
    assert 'dang=xlsx" download' in binh.get(PAGE).content.decode()
    book = load_workbook(io.BytesIO(binh.get(PAGE, {"dang": "xlsx"}).content))
    assert book.sheetnames == ["Tổ công tác chuyên đề", "Phát động", "Đơn vị trực thuộc"]
    group, launches, parts = ([*sheet.iter_rows(min_row=4, values_only=True)] for sheet in book)
    assert group == [
        ("STT", "Họ và tên", "Chức vụ, phần việc", "Điện thoại"),
        (1, "Vũ Thị Hòa", "Phó Chủ tịch, tổ trưởng", None),
    ]
    assert launches[1] == (1, datetime.fromisoformat("2020-11-05"), "Họp tổ dân phố", 120)
    assert len(parts) == 1
    listed = binh.get(PAGE, {"dang": "csv"}).content.decode("utf-8-sig")
    assert "1,05/11/2020,Họp tổ dân phố,120" in listed
    assert signed_in(cast.dung).get(PAGE, {"dang": "xlsx"}).status_code == 403
