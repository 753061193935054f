""" "Bài của tôi": each entry as a line of stations, with who has it now."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from hoadep.contest.entries import actions
from hoadep.contest.entries.models import Entry
from hoadep.contest.entries.stations import stations_of
from hoadep.contest.plans.facts import book_of
from tests.contest.entries.writers import Writer, address


@pytest.fixture
def lan(cast, signed_in):
    return signed_in(cast.lan)


@pytest.fixture
def sent(lan, units):
    Writer(lan).lodge(units.ngoc_ha)
    return Entry.objects.get()


def told(entry):
    """The stations but for their instants."""
    entry.refresh_from_db()
    plan = book_of(entry.season, entry.steps.last().at).latest
    return [(one.label, one.who, one.state) for one in stations_of(plan, [entry])[entry.pk]]


def now(entry):
    return [(label, who) for label, who, state in told(entry) if state == "now"]


def test_line_of_stations_tells_who_has_the_entry(sent, cast):
    at = sent.steps.get().at
    assert told(sent)[0] == ("Đã gửi", "tác giả", "done")
    assert now(sent) == [("Đơn vị duyệt", "Phường Ngọc Hà")]
    actions.return_for_changes(sent, reason="Thiếu ảnh.", by=cast.binh, at=at)
    assert now(sent) == [("Bổ sung", "chờ tác giả")]
    actions.submit(sent, by=cast.lan, at=at)
    actions.approve(sent, appraisal="Đúng.", by=cast.binh, at=at)
    assert now(sent) == [("Tiếp nhận", "Phòng Nội vụ")]
    actions.receive(sent, by=cast.hoa, at=at)
    assert now(sent) == [("Thẩm định", "Phòng Nội vụ")]


def test_entry_that_came_back_from_the_office_is_to_be_approved_anew(sent, cast):
    at = sent.steps.get().at
    actions.approve(sent, appraisal="Đúng.", by=cast.binh, at=at)
    actions.return_for_changes(sent, reason="Thiếu ảnh.", by=cast.hoa, at=at)
    actions.submit(sent, by=cast.lan, at=at)
    assert now(sent) == [("Đơn vị duyệt", "Phường Ngọc Hà")]


@pytest.mark.parametrize("step", ["withdraw", "ineligible"])
def test_way_that_is_over_has_no_station_where_it_waits(sent, cast, step):
    at = sent.steps.get().at
    if step == "withdraw":
        actions.withdraw(sent, reason="Nhầm.", by=cast.lan, at=at)
    else:
        actions.approve(sent, appraisal="Đúng.", by=cast.binh, at=at)
        actions.appraise(sent, eligible=False, reason="Không có thật.", by=cast.hoa, at=at)
    assert now(sent) == []


def test_own_page_shows_what_to_complete_drafts_and_receipts(sent, lan, cast):
    actions.return_for_changes(sent, reason="Thiếu nơi ở.", by=cast.binh, at=sent.steps.get().at)
    Writer(lan).type(3, {"title": "Bài thứ hai"}, keep="")
    shown = lan.get(address("own_entries")).content.decode()
    assert ("Thiếu nơi ở." in shown, address("entry_rewrite", code=sent.code) in shown) == (True, True)
    assert ("Bài thứ hai" in shown, sent.receipts.get().fingerprint in shown) == (True, True)


def test_own_page_shows_nothing_of_others(sent, cast, signed_in):
    sent.written_by = None
    sent.save()
    sent.authorships.all().delete()
    shown = signed_in(cast.lan).get(address("own_entries")).content.decode()
    assert (sent.title in shown, "Chưa gửi bài nào" in shown) == (False, True)


def test_queries_of_the_own_page_do_not_grow_with_the_entries(sent, lan, units):
    counted = []
    for _ in range(2):
        lan.get(address("own_entries"))
        with CaptureQueriesContext(connection) as queries:
            lan.get(address("own_entries"))
        counted.append(len(queries))
        Writer(lan).lodge(units.ngoc_ha, title="Bài khác")
    assert counted[0] == counted[1]


def test_author_sees_the_own_award_outlook_alone(sent, lan, cast, signed_in):
    assert "Triển vọng khen thưởng của tôi" in lan.get(address("own_prospect")).content.decode()
    assert 'class="verdict' in lan.get(address("own_prospect")).content.decode()
    assert signed_in(cast.binh).get(address("own_prospect")).status_code == 403


def test_menu_of_an_author_leads_there(lan):
    menu = lan.get(address("own_entries")).content.decode()
    assert (menu.count(address("own_entries")) > 0, ">Bài dự thi<" in menu) == (True, False)
