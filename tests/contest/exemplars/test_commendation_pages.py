"""Hoa records what was decided, finds it again, and takes it along as a workbook."""

from io import BytesIO

import pytest
from django.utils import timezone
from openpyxl import load_workbook

from hoadep.contest.exemplars.models import Commendation

SEASON = "/ba-dinh-2021"
NEW = f"{SEASON}/khen-thuong/moi/?guong=BD21-D0001"
TYPED = {
    "level": "host",
    "form": "giay_khen",
    "occasion": "sudden",
    "number": "512/QĐ-UBND",
    "decided_on": "26/03/2021",
    "giver": "",
}


def text(response) -> str:
    return response.content.decode()


@pytest.fixture
def hoa(units, cast, introduce, signed_in):
    """The standing office; Ngọc Hà has introduced Vũ Thị Mai."""
    introduce(cast.binh, units.ngoc_ha, "Vũ Thị Mai", honorific="Bà", born=1954)
    return signed_in(cast.hoa)


def test_recorded_by_hand_with_the_levels_own_giver(hoa):
    made = hoa.post(NEW, TYPED, follow=True)
    assert made.redirect_chain == [(f"{SEASON}/khen-thuong/BD21-K0001/", 302)]
    row = Commendation.objects.get()
    assert (row.giver, row.occasion, row.by.username) == ("Chủ tịch UBND quận", "sudden", "hoa")
    assert "được tính khi có bài viết về việc được khen" in text(made)
    assert "512/QĐ-UBND" in text(hoa.get(f"{SEASON}/guong/BD21-D0001/"))


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"decided_on": "32/03/2021"}, "Không có ngày “32/03/2021” trên lịch"),
        ({"decided_on": "tháng ba"}, "Không đọc được ngày “tháng ba”"),
        ({"level": "upper"}, "Giấy khen do cấp cơ sở, quận khen."),
        ({"number": ""}, "Trường này là bắt buộc"),
    ],
)
def test_faults_are_told_and_nothing_is_recorded(hoa, change, said):
    asked = hoa.post(NEW, TYPED | change)
    assert (asked.status_code, said in text(asked)) == (422, True)
    assert Commendation.objects.count() == 0


def test_tomorrows_and_repeated_decisions_are_refused(hoa):
    day = timezone.localdate() + timezone.timedelta(days=1)
    assert "chưa đến, không ghi trước được" in text(hoa.post(NEW, TYPED | {"decided_on": f"{day:%d/%m/%Y}"}))
    hoa.post(NEW, TYPED)
    assert "đã được ghi (BD21-K0001)" in text(hoa.post(NEW, TYPED))
    assert "đã ghi với ngày 26/03/2021" in text(hoa.post(NEW, TYPED | {"decided_on": "27/03/2021"}))
    assert Commendation.objects.count() == 1


def test_list_and_workbook_tell_the_same(hoa):
    hoa.post(NEW, TYPED, follow=True)
    hoa.post(NEW, TYPED | {"level": "upper", "form": "bang_khen", "number": "=7/QĐ-UBND"}, follow=True)
    page = text(hoa.get(f"{SEASON}/khen-thuong/?cap=upper&tim=mai"))
    assert ("BD21-K0002" in page, "BD21-K0001" in page) == (True, False)
    assert "/ba-dinh-2021/khen-thuong.xlsx?cap=upper&amp;tim=mai" in page
    book = load_workbook(BytesIO(hoa.get(f"{SEASON}/khen-thuong.xlsx").content))
    rows = list(book["Khen thưởng"].iter_rows(min_row=6, values_only=True))
    assert [(row[1], row[2], row[8], f"{row[9]:%d/%m/%Y}") for row in rows] == [
        ("BD21-K0001", "Vũ Thị Mai", "512/QĐ-UBND", "26/03/2021"),
        ("BD21-K0002", "Vũ Thị Mai", "=7/QĐ-UBND", "26/03/2021"),
    ]


def test_unit_reads_of_its_exemplar_and_opens_no_commendation(hoa, cast, signed_in):
    hoa.post(NEW, TYPED)
    binh, dung = signed_in(cast.binh), signed_in(cast.dung)
    page = text(binh.get(f"{SEASON}/guong/BD21-D0001/"))
    assert ("512/QĐ-UBND" in page, "/khen-thuong/BD21-K0001/" in page, "Ghi khen thưởng" in page) == (
        True,
        False,
        False,
    )
    places = [
        f"{SEASON}/khen-thuong/",
        f"{SEASON}/khen-thuong.xlsx",
        f"{SEASON}/khen-thuong/BD21-K0001/",
        NEW,
    ]
    assert {client.get(place).status_code for client in (binh, dung) for place in places} == {403}
