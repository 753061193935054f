"""The first pages: a unit's one sentence, and the office's morning."""

import pytest

from hoadep.contest.entries import actions as entries
from hoadep.contest.steering import facts

UNIT_DESK = "/ba-dinh-2021/viec-ky-nay/?tinh_den=2021-03-05T08:00"
OFFICE_DESK = "/ba-dinh-2021/ban-lam-viec/?tinh_den=2021-03-05T08:00"


def test_one_sentence_says_what_is_owed_and_until_when(cast, season, units, nominate, exemplar, at):
    nominate(units.ngoc_ha, "2021-03-01 10:00", whom=exemplar("Vũ Thị Mai"))
    (desk,) = facts.unit_desks(season, ["P-NGOCHA"], as_of=at("2021-03-05 08:00"))
    assert desk.sentence == (
        "Tháng 3/2021 còn thiếu 2 bài, hạn 23:59 ngày 31/3; "
        "Tháng 3/2021 còn thiếu 1 gương, hạn 23:59 ngày 09/3."
    )


@pytest.mark.parametrize(
    ("when", "said"),
    [
        ("2020-10-05 08:00", "Hiện không có kỳ nào đang tính chỉ tiêu."),
        ("2020-10-25 08:00", "Tháng 11/2020 còn thiếu 1 gương, hạn 23:59 ngày 09/11."),
    ],
)
def test_sentence_at_the_edges_of_the_season(cast, season, at, when, said):
    (desk,) = facts.unit_desks(season, ["TH-CUBA"], as_of=at(when))
    assert desk.sentence == said


def test_desk_shows_what_waits_for_this_unit_alone(cast, season, units, send, exemplar, signed_in, at):
    mine, other = (
        send(unit, "2021-03-01 10:00", about=exemplar(name))
        for unit, name in ((units.ngoc_ha, "Vũ Thị Mai"), (units.kim_ma, "Lê Văn Sáu"))
    )
    for entry in (mine, other):
        entries.return_for_changes(entry, reason="Thiếu ảnh.", by=cast.hoa, at=at("2021-03-02 08:00"))
        entries.submit(entry, by=cast.hoa, at=at("2021-03-03 08:00"))
    page = signed_in(cast.binh).get(UNIT_DESK).content.decode()
    assert (mine.title in page, other.title in page) == (True, False)


def test_morning_counts_what_its_links_list(cast, season, units, send, exemplar, nominate, signed_in, at):
    for n in range(3):
        send(units.ngoc_ha, f"2021-03-0{n + 1} 10:00", about=exemplar(f"Người {n}"))
    nominate(units.ngoc_ha, "2021-03-01 10:00", whom=exemplar("Vũ Thị Mai"))
    found = facts.morning(season, as_of=at("2021-03-05 08:00"))
    assert [(item.number, item.words) for item in found] == [
        (3, "bài chờ tiếp nhận"),
        (0, "bài đã tiếp nhận chờ thẩm định"),
        (1, "gương giới thiệu chờ xem"),
        (3, "đơn vị chưa đủ Tháng 3/2021, hạn 23:59 ngày 09/3"),
    ]
    assert "Sáng nay" in signed_in(cast.hoa).get(OFFICE_DESK).content.decode()
