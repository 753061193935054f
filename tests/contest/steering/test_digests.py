"""The standing office hears what came: once an hour in the bell, once a morning by mail, never twice."""

import pytest

from hoadep.contest.entries import actions as entries
from hoadep.contest.people.actions import SYSTEM
from hoadep.contest.steering.actions import tell_office
from hoadep.office.outbox.models import Message


@pytest.fixture
def came(cast, season, units, send, nominate, exemplar, at):
    """Two entries, one of an unknown unit and a nomination, between nine and ten."""
    cast.hoa.email = "hoa@example.org"
    cast.hoa.save()
    about = exemplar("Vũ Thị Mai")
    sent = [send(units.ngoc_ha, "2021-03-01 09:10", about=about, author=f"Tác giả {n}") for n in range(2)]
    draft = entries.start_draft(
        season,
        entries.Writing(kind="essay", title="Chưa biết gửi đâu", text="Chuyện ngõ nhỏ."),
        unit=None,
        authors=list(sent[0].authors.all()),
        exemplars=[about],
        by=None,
        at=at("2021-03-01 09:20"),
    )
    entries.submit(draft, by=None, at=at("2021-03-01 09:20"))
    nominate(units.kim_ma, "2021-03-01 09:59", whom=about)


def told(kind):
    return [(m.recipient, m.title, m.address) for m in Message.objects.filter(kind=kind)]


def test_hour_is_told_once_in_the_bell(cast, came, at):
    for when in ("2021-03-01 10:00", "2021-03-01 10:05", "2021-03-01 10:59"):
        tell_office(by=SYSTEM, at=at(when))
    said = (
        "Từ 09:00 đến 10:00 ngày 01/03/2021: 2 bài đơn vị đã duyệt, gửi đến; 1 bài chưa rõ đơn vị; "
        "1 giới thiệu gương mới."
    )
    assert told("office_hour") == [(cast.hoa.code, said, "")]


def test_hour_in_which_nothing_came_is_not_told(came, at):
    tell_office(by=SYSTEM, at=at("2021-03-01 12:30"))
    assert told("office_hour") == []


def test_what_was_received_meanwhile_is_not_told_as_new(cast, season, came, at):
    for entry in season.entries.filter(state="approved"):
        entries.receive(entry, by=cast.hoa, at=at("2021-03-01 09:40"))
    tell_office(by=SYSTEM, at=at("2021-03-01 10:00"))
    assert "bài đơn vị đã duyệt" not in Message.objects.get(kind="office_hour").title


def test_morning_is_mailed_once(cast, came, at):
    for when in ("2021-03-02 07:29", "2021-03-02 07:30", "2021-03-02 09:00"):
        tell_office(by=SYSTEM, at=at(when))
    ((who, title, address),) = told("office_day")
    assert (who, address) == (cast.hoa.code, "hoa@example.org")
    assert title.startswith("Sáng nay: 2 bài chờ tiếp nhận; ")


def test_afternoon_has_no_morning_digest(came, at):
    tell_office(by=SYSTEM, at=at("2021-03-01 15:00"))
    assert told("office_day") == []


def test_bell_of_the_office_shows_the_digest_with_a_link_to_the_desk(cast, came, signed_in, at):
    tell_office(by=SYSTEM, at=at("2021-03-01 10:00"))
    page = signed_in(cast.hoa).get("/ba-dinh-2021/thong-bao/").content.decode()
    assert "2 bài đơn vị đã duyệt, gửi đến" in page
    assert '/ba-dinh-2021/ban-lam-viec/"' in page
    choices = signed_in(cast.hoa).get("/ba-dinh-2021/thong-bao/cai-dat/").content.decode()
    assert "mail.office_day" in choices


def test_closed_season_tells_nothing(season, came, at):
    season.closed_at = at("2021-03-01 09:59")
    season.save()
    tell_office(by=SYSTEM, at=at("2021-03-01 10:00"))
    assert told("office_hour") == []
