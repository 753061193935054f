"""Lists of awards before the council: put to it, voted on, taken off its agenda."""

from datetime import date

import pytest

from hoadep.contest.awards import actions
from hoadep.contest.awards.models import AwardList
from hoadep.contest.council import actions as council
from hoadep.contest.council.models import Motion
from hoadep.contest.plans.facts import book_of
from hoadep.rules.verdict import Refused

from .test_lists import HEADING, HOME, start, ward

__all__ = ["start", "ward"]


@pytest.fixture
def hoa(at, cast):
    """What the officer does at an instant."""
    return lambda when: {"by": cast.hoa, "at": at(when)}


@pytest.fixture
def put(ward, start, hoa) -> AwardList:
    """A list of one ward, before the council."""
    return actions.close_award_list(start("P-NGOCHA"), **hoa("2021-10-04 09:00"))


def test_a_unit_comes_before_the_council_under_the_lists_name(put):
    (motion,) = Motion.objects.all()
    assert (motion.subject, motion.title) == (f"{put.code}/P-NGOCHA", "Tặng Giấy khen: Phường Ngọc Hà")
    assert (motion.units, motion.persons, motion.way) == (["P-NGOCHA"], [], HEADING.way)


def test_what_the_council_does_not_take_leaves_the_list_as_it_was(season, cast, hoa, ward, start, signed_in):
    listed = start("P-NGOCHA")
    plan = book_of(season, hoa("2021-10-03 09:00")["at"]).latest
    given = {"title": "Xét rồi", "page": "/", "level": "host", "form": "giay_khen"}
    moved = council.Moved(subject=f"{listed.code}/P-NGOCHA", **given)
    council.put_motions(season, plan, [moved], way="meeting", **hoa("2021-10-03 10:00"))
    shown = signed_in(cast.hoa).post(f"{HOME}/{listed.code}/viec/dua-xet/")
    assert (shown.status_code, "đang chờ Hội đồng xét" in shown.content.decode()) == (422, True)
    listed.refresh_from_db()
    assert (listed.stage, Motion.objects.count()) == ("open", 1)


@pytest.fixture
def standing_voted(season, ward, start, hoa, cast, signed_in):
    """The list, put before the standing members, who vote openly: `standing_voted("in_favour")`."""

    def vote(option: str) -> AwardList:
        plan = book_of(season, hoa("2021-10-04 09:00")["at"]).latest
        listed = start("P-NGOCHA", way="standing")
        actions.close_award_list(listed, **hoa("2021-10-04 09:00"))
        members = [
            council.add_member(
                season,
                council.Seat(name=post, post=post, since=date(2020, 10, 1), decision="2101/QĐ-UBND"),
                **hoa("2021-10-01 09:00"),
            )
            for post in ("chair", "deputy", "standing")
        ]
        starts_at = hoa("2021-10-08 14:00")["at"]
        called = council.Called(title="Thường trực", place="Phòng 2", starts_at=starts_at, standing=True)
        meeting = council.call_meeting(season, called, **hoa("2021-10-05 09:00"))
        council.note_presence(meeting, dict.fromkeys(members, (starts_at, None)), **hoa("2021-10-08 16:00"))
        (motion,) = Motion.objects.all()
        council.take_in(meeting, [motion], plan, mode="", **hoa("2021-10-05 10:00"))
        opened_at = hoa("2021-10-08 14:10")["at"]
        council.open_vote(motion, plan, opened_at=opened_at, **hoa("2021-10-08 16:00"))
        for member in members:
            council.cast_named(motion, member, option, plan, **hoa("2021-10-08 14:15"))
        closed_at = hoa("2021-10-08 14:20")["at"]
        council.close_vote(motion, plan, closed_at=closed_at, **hoa("2021-10-08 16:00"))
        signed_in(cast.hoa).post(f"{HOME}/{listed.code}/viec/ket-qua/")
        return listed

    return vote


def test_what_the_standing_members_passed_is_decided(standing_voted, cast, signed_in):
    listed, client = standing_voted("in_favour"), signed_in(cast.hoa)
    page = client.get(f"{HOME}/{listed.code}/").content.decode()
    assert ("3/3 phiếu đồng ý" in page, "Ghi quyết định khen thưởng" in page) == (True, True)
    assert "không có trường hợp nào được thông qua" not in page
    ended = client.post(f"{HOME}/{listed.code}/viec/ket-thuc/")
    assert "Còn trường hợp được thông qua" in ended.content.decode()
    typed = {"quyet-dinh-number": "2011/QĐ-UBND", "quyet-dinh-decided_on": "12/10/2021"}
    given = typed | {"quyet-dinh-giver": "Chủ tịch UBND quận"}
    assert client.post(f"{HOME}/{listed.code}/viec/quyet-dinh/", given).status_code == 302
    listed.refresh_from_db()
    assert (listed.stage, listed.items.get().outcome) == ("decided", "awarded")


def test_a_list_of_which_nobody_passed_is_ended_without_a_decision(standing_voted, cast, signed_in):
    listed, client = standing_voted("against"), signed_in(cast.hoa)
    page = client.get(f"{HOME}/{listed.code}/").content.decode()
    assert ("Ghi quyết định khen thưởng" in page, "trinh-ky.pdf" in page) == (False, False)
    done = client.post(f"{HOME}/{listed.code}/viec/ket-thuc/", follow=True).content.decode()
    assert "kết thúc, không có trường hợp nào được thông qua" in done
    assert "Kết thúc: không có" not in done
    assert "kết thúc, không có" in client.get(f"{HOME}/").content.decode()


def test_struck_off_a_unit_leaves_the_agenda(put, hoa):
    (item,) = put.items.select_related("assessment", "award_list")
    actions.strike_off(item, reason="Đang có đơn thư.", **hoa("2021-10-05 09:00"))
    assert Motion.objects.count() == 0


def test_while_the_council_votes_nobody_is_struck_off(put, hoa, cast, signed_in):
    Motion.objects.update(way="written", mode="letter", opened_at=hoa("2021-10-05 08:00")["at"])
    (item,) = put.items.select_related("assessment", "award_list")
    with pytest.raises(Refused, match="Hãy kết thúc biểu quyết trước"):
        actions.strike_off(item, reason="Đang có đơn thư.", **hoa("2021-10-05 09:00"))
    given = {"dua-ra-item": "P-NGOCHA", "dua-ra-reason": "Đang có đơn thư."}
    shown = signed_in(cast.hoa).post(f"{HOME}/{put.code}/viec/dua-ra/", given)
    assert shown.status_code == 422
    item.refresh_from_db()
    assert item.outcome == "listed"
