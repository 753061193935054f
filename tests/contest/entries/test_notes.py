"""Notes of the standing office, and an entry carried into the next season."""

from datetime import timedelta

import pytest

from hoadep.contest.entries import actions
from hoadep.contest.people import actions as people
from hoadep.contest.plans import actions as plans
from hoadep.contest.plans.files import read_files
from hoadep.rules.verdict import Refused
from tests.contest.conftest import OPENED, PLAN
from tests.contest.entries.writers import address


@pytest.fixture
def sent(units, send, exemplar):
    return send(units.ngoc_ha, "2021-02-20 16:00", about=exemplar("Vũ Thị Mai"))


@pytest.fixture
def next_season(season, units):
    """A second season of the same plan; Ngọc Hà takes part, Kim Mã does not."""
    text, document = read_files(PLAN)
    text = text.replace('"BD21"', '"BD22"').replace('"ba-dinh-2021"', '"ba-dinh-2022"')
    who = {"by": people.SYSTEM, "at": OPENED + timedelta(days=1)}
    found = plans.open_season(text, document, **who)
    people.take_part(units.ngoc_ha, found, kind="ward", **who)
    return found


def test_note_is_kept_with_who_and_when(sent, cast, at):
    actions.note(sent, "Đã gọi cho tác giả.", by=cast.hoa, at=at("2021-02-21 08:00"))
    assert [(n.text, n.by) for n in sent.notes.all()] == [("Đã gọi cho tác giả.", cast.hoa)]


def test_carried_entry_has_the_same_words_and_people(sent, next_season, cast, at):
    carried = actions.carry(sent, next_season, by=cast.hoa, at=at("2021-06-10 08:00"))
    assert (carried.code, carried.state, carried.title) == ("BD22-B0001", "submitted", sent.title)
    assert list(carried.authors.all()) == list(sent.authors.all())
    assert [e.person for e in carried.exemplars.all()] == [e.person for e in sent.exemplars.all()]
    assert carried.carried_from == sent


def test_entry_is_carried_once(sent, next_season, cast, at):
    actions.carry(sent, next_season, by=cast.hoa, at=at("2021-06-10 08:00"))
    with pytest.raises(Refused, match="đã được chuyển sang"):
        actions.carry(sent, next_season, by=cast.hoa, at=at("2021-06-11 08:00"))


def test_entry_is_not_carried_where_its_unit_takes_no_part(units, send, exemplar, next_season, cast, at):
    entry = send(units.kim_ma, "2021-02-20 16:00", about=exemplar("Vũ Thị Mai"))
    with pytest.raises(Refused, match="không tham gia"):
        actions.carry(entry, next_season, by=cast.hoa, at=at("2021-06-10 08:00"))


def test_office_writes_a_note_that_the_unit_never_sees(sent, cast, signed_in):
    hoa, page = signed_in(cast.hoa), address("entry", code=sent.code)
    hoa.post(address("entry_note", code=sent.code), {"text": "Đã gọi cho tác giả."})
    assert "Đã gọi cho tác giả." in hoa.get(page).content.decode()
    assert "Đã gọi cho tác giả." not in signed_in(cast.binh).get(page).content.decode()


def test_note_without_words_is_told(sent, cast, signed_in):
    answer = signed_in(cast.hoa).post(address("entry_note", code=sent.code), {"text": " "}, follow=True)
    assert ("Ghi chú chưa có chữ nào." in answer.content.decode(), sent.notes.count()) == (True, 0)


def test_unit_writes_no_note_of_the_office(sent, cast, signed_in):
    answer = signed_in(cast.binh).post(address("entry_note", code=sent.code), {"text": "Của tôi."})
    assert (answer.status_code, sent.notes.count()) == (403, 0)


def test_office_carries_an_entry_into_the_next_season_from_its_page(sent, next_season, cast, signed_in):
    next_season.starts_on += timedelta(days=365)
    next_season.save()
    hoa = signed_in(cast.hoa)
    assert 'value="BD22"' in hoa.get(address("entry", code=sent.code)).content.decode()
    answer = hoa.post(address("entry_carry", code=sent.code), {"season": "BD22"}, follow=True)
    assert "BD22-B0001" in answer.content.decode()
    assert hoa.post(address("entry_carry", code=sent.code), {"season": "BD22"}).status_code == 404


def test_season_that_is_not_the_next_carries_nothing(sent, next_season, cast, signed_in):
    answer = signed_in(cast.hoa).post(address("entry_carry", code=sent.code), {"season": "BD30"})
    assert (answer.status_code, next_season.entries.count()) == (404, 0)
