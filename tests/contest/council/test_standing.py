"""The standing members meet; an open vote is told as it goes on, a secret one only at its end."""

import pytest

from hoadep.contest.council import actions, facts
from hoadep.contest.council.models import Meeting, Motion
from hoadep.rules.verdict import Refused
from hoadep.rules.voting import Ballots

HOME = "/ba-dinh-2021"


@pytest.fixture
def standing(season, hoa, at) -> Meeting:
    called = actions.Called(
        title="Thường trực xét khen",
        place="Phòng họp số 2",
        starts_at=at("2021-03-22 14:00"),
        standing=True,
    )
    return actions.call_meeting(season, called, **hoa("2021-03-16 09:00"))


@pytest.fixture
def before_the_standing(standing, put, plan, hoa):
    """A motion on the agenda of the standing members: `before_the_standing(mode="open")`."""

    def make(subject: str = "BD21-H0001", *, mode: str = "") -> Motion:
        motion = put(subject, way="standing")
        actions.take_in(standing, [motion], plan, mode=mode, **hoa("2021-03-16 11:00"))
        return motion

    return make


@pytest.fixture
def all_three(standing, council, at, hoa):
    """Chair, deputy and the standing member are there."""
    times = dict.fromkeys(council[:3], (at("2021-03-22 14:00"), None))
    actions.note_presence(standing, times, **hoa("2021-03-22 16:00"))


def test_only_the_standing_members_are_called_and_vote(
    standing, council, before_the_standing, all_three, plan, begin, hoa
):
    assert facts.members_called(standing, plan) == council[:3]
    motion = begin(before_the_standing())
    assert [one.code for one in facts.sitting(motion, plan).voters] == [one.code for one in council[:3]]
    with pytest.raises(Refused, match="không có quyền biểu quyết"):
        actions.cast_named(motion, council[3], "in_favour", plan, **hoa("2021-03-22 14:15"))
    for member in council[:3]:
        actions.cast_named(motion, member, "in_favour", plan, **hoa("2021-03-22 14:15"))
    closed_at = hoa("2021-03-22 14:30")["at"]
    verdict = actions.close_vote(motion, plan, closed_at=closed_at, **hoa("2021-03-22 16:00"))
    assert (verdict.answer, verdict.found, verdict.needed) == ("met", 3, 2)


def test_ballots_of_the_standing_members(council, before_the_standing, all_three, plan, begin, at, hoa):
    motion = begin(before_the_standing(mode="paper"))
    counts = {"given_out": 3, "returned": 3, "valid": 3, "invalid": 0, "in_favour": 2, "against": 1}
    verdict = actions.count_paper(
        motion,
        plan,
        Ballots(**counts),
        tellers="Lê Thị Phó",
        counted_at=at("2021-03-22 14:30"),
        **hoa("2021-03-22 16:00"),
    )
    assert (verdict.answer, "2/3 phiếu đồng ý" in verdict.reason) == ("met", True)


def test_what_is_for_the_standing_members_waits_for_their_meeting(put, meeting, plan, hoa, council):
    motion = put(way="standing")
    with pytest.raises(Refused, match="không xét ở cuộc họp này"):
        actions.take_in(meeting, [motion], plan, mode="", **hoa("2021-03-16 11:00"))


def test_two_of_three_are_enough_and_one_is_not(council, standing, before_the_standing, begin, at, hoa):
    times = dict.fromkeys(council[:1], (at("2021-03-22 14:00"), None))
    actions.note_presence(standing, times, **hoa("2021-03-22 16:00"))
    motion = before_the_standing()
    with pytest.raises(Refused, match="có mặt 1/3, cần ít nhất 2"):
        begin(motion)


def test_an_open_vote_is_told_as_it_goes_on(council, attend, put, begin, plan, hoa, cast, signed_in):
    attend(council[:8])
    motion, client = begin(put()), signed_in(cast.hoa)
    path = f"{HOME}/noi-dung-xet/{motion.code}/"
    for n, member in enumerate(council[:7]):
        option = "in_favour" if n % 2 else "against"
        actions.cast_named(motion, member, option, plan, **hoa("2021-03-22 14:15"))
    page = client.get(path).content.decode()
    assert "Đã biểu quyết 7/9: 3 đồng ý, 4 không đồng ý, 0 ý kiến khác" in page
    assert "Số phiếu đang ngang nhau" not in page
    actions.cast_named(motion, council[7], "in_favour", plan, **hoa("2021-03-22 14:16"))
    part = client.get(path, headers={"HX-Request": "true", "HX-Target": "div#live"}).content.decode()
    assert "theo ý kiến của Chủ tịch Hội đồng (không đồng ý)" in part
    assert ("<html" in part, "Mở hồ sơ" in part) == (False, False)


def test_a_secret_vote_is_not(council, attend, put, begin, plan, hoa, cast, signed_in):
    attend(council)
    motion = begin(put(mode="online"))
    for member in council[:4]:
        actions.cast_secret(motion, member, "in_favour", plan, **hoa("2021-03-22 14:15"))
    page = signed_in(cast.hoa).get(f"{HOME}/noi-dung-xet/{motion.code}/").content.decode()
    assert ("Đã biểu quyết" in page, "hx-trigger" in page) == (False, False)


def test_the_pages_of_the_standing_members_meeting(
    standing, council, before_the_standing, all_three, cast, signed_in, begin
):
    motion, client = begin(before_the_standing(mode="open")), signed_in(cast.hoa)
    page = client.get(f"{HOME}/hop-hoi-dong/{standing.code}/").content.decode()
    assert "có mặt 3/3, cần ít nhất 2" in page
    assert (council[2].name in page, council[3].name in page) == (True, False)
    votes = {member.code: "in_favour" for member in council[:3]} | {"close": "on"}
    done = client.post(f"{HOME}/noi-dung-xet/{motion.code}/viec/y-kien/", votes, follow=True)
    assert "3/3 phiếu đồng ý" in done.content.decode()
    invited = client.get(f"{HOME}/hop-hoi-dong/{standing.code}/giay-moi.pdf")
    assert invited.content.startswith(b"%PDF-")
