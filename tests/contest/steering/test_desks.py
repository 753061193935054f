"""The first pages: a unit's one sentence, and the office's morning."""

import re

import pytest
from django.urls import reverse

from hoadep.contest.entries import actions as entries
from hoadep.contest.exemplars import actions as exemplars
from hoadep.contest.steering import facts
from hoadep.contest.steering.morning import morning

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


@pytest.fixture
def busy(cast, units, send, nominate, exemplar, at, season):
    """Something waits in every queue of the standing office."""
    sent = [send(units.ngoc_ha, f"2021-02-1{n} 10:00", about=exemplar(f"Người {n}")) for n in range(4)]
    when = {"by": cast.hoa, "at": at("2021-02-20 08:00")}
    entries.receive(sent[0], **when)
    entries.return_for_changes(sent[1], reason="Thiếu ảnh.", due_at=at("2021-03-01 00:00"), **when)
    draft = entries.start_draft(
        season,
        entries.Writing(kind="essay", title="Chưa biết gửi đâu", text="Chuyện ngõ nhỏ."),
        unit=None,
        authors=list(sent[0].authors.all()),
        exemplars=list(sent[0].exemplars.all()),
        by=None,
        at=at("2021-02-20 08:00"),
    )
    entries.submit(draft, by=None, at=at("2021-02-20 08:00"))
    for n in range(2):
        nominate(units.ngoc_ha, "2021-02-20 10:00", whom=exemplar(f"Gương {n}"))
    back = nominate(units.kim_ma, "2021-02-19 10:00", whom=exemplar("Gương trả lại"))
    exemplars.return_for_completion(back, reason="Thiếu ngày sinh.", due_at=at("2021-03-01 00:00"), **when)


def _rows(page):
    """How many rows the lists of a page hold."""
    return sum(body.partition("</tbody>")[0].count("<tr>") for body in page.split("<tbody>")[1:])


def test_every_number_of_the_morning_is_how_many_rows_its_link_lists(cast, season, busy, signed_in, at):
    hoa = signed_in(cast.hoa)
    found = morning(season, as_of=at("2021-03-05 08:00"))
    assert [(item.number, item.words) for item in found.numbers] == [
        (2, "bài chờ tiếp nhận"),
        (2, "đơn vị chưa gửi đủ gương Tháng 3/2021, còn 4 ngày"),
        (0, "hồ sơ quá hạn thẩm định"),
        (1, "bài chưa rõ đơn vị"),
        (1, "bài đã tiếp nhận chờ thẩm định"),
        (2, "gương giới thiệu chờ xem"),
        (1, "bài quá hạn bổ sung"),
        (1, "giới thiệu gương quá hạn bổ sung"),
    ]
    for item in found.numbers:
        address = reverse(item.address, kwargs={"season": season.slug}) + item.query
        more = "&tinh_den=2021-03-05T08:00" if item.address == "board" else ""
        assert (_rows(hoa.get(address + more).content.decode()), item.words) == (item.number, item.words)


def test_board_says_of_which_period_it_shows_those_who_lack(cast, busy, signed_in):
    asked = "?xem=nominations&thieu=2021-03&tinh_den=2021-03-05T08:00"
    page = signed_in(cast.hoa).get(f"/ba-dinh-2021/bang-theo-doi/{asked}").content.decode()
    assert "Chỉ hiện các đơn vị còn thiếu: Kỳ tháng 3/2021 (10/02–09/3)." in page


def test_morning_says_three_sentences_the_urgent_first(cast, season, busy, signed_in):
    page = signed_in(cast.hoa).get(OFFICE_DESK).content.decode()
    said = page.partition("Sáng nay</h2>")[2].partition("</section>")[0]
    assert re.findall(r">(\d[^<]*)</a>", said) == [
        "2 bài chờ tiếp nhận",
        "2 đơn vị chưa gửi đủ gương Tháng 3/2021, còn 4 ngày",
        "1 bài chưa rõ đơn vị",
    ]


def test_units_of_one_kind_are_called_by_their_kind(cast, season, units, nominate, exemplar, at):
    for unit in (units.ngoc_ha, units.kim_ma):
        for n in range(2):
            nominate(unit, "2021-02-20 10:00", whom=exemplar(f"Gương {unit.code} {n}"))
    words = [item.words for item in morning(season, as_of=at("2021-03-09 08:00")).numbers]
    assert "trường học chưa gửi đủ gương Tháng 3/2021, hạn hôm nay" in words


def test_empty_morning_says_so(cast, season, signed_in):
    page = signed_in(cast.hoa).get("/ba-dinh-2021/ban-lam-viec/?tinh_den=2020-10-01T08:00").content.decode()
    assert "Không có việc nào đang chờ." in page


def test_desk_asks_as_often_whatever_waits(
    cast, season, send, units, exemplar, signed_in, django_assert_max_num_queries
):
    hoa = signed_in(cast.hoa)
    for n in range(8):
        send(units.ngoc_ha, f"2021-02-1{n} 10:00", about=exemplar(f"Người {n}"))
    hoa.get(OFFICE_DESK)
    with django_assert_max_num_queries(20):
        hoa.get(OFFICE_DESK)
