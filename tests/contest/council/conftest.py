"""A council of nine with a meeting on 22 March 2021, and a subject to vote on."""

from datetime import date

import pytest

from hoadep.contest.council import actions
from hoadep.contest.council.models import Meeting, Member, Motion
from hoadep.contest.plans.facts import book_of

NAMES = {
    "chair": ("Nguyễn Văn Chủ",),
    "deputy": ("Lê Thị Phó",),
    "standing": ("Phạm Thu Hoa",),
    "member": (
        "Đỗ Văn Một",
        "Đỗ Văn Hai",
        "Đỗ Văn Ba",
        "Đỗ Văn Bốn",
        "Đỗ Văn Năm",
        "Đỗ Văn Sáu",
    ),
}


@pytest.fixture
def plan(season, at):
    return book_of(season, at("2021-03-22 08:00")).latest


@pytest.fixture
def hoa(at, cast):
    """What the officer does at an instant: `hoa("2021-03-20 09:00")`."""
    return lambda when: {"by": cast.hoa, "at": at(when)}


@pytest.fixture
def council(season, hoa) -> list[Member]:
    """Nine members with a vote, the chair first."""
    return [
        actions.add_member(
            season,
            actions.Seat(name=name, post=post, since=date(2020, 10, 1), decision="2101/QĐ-UBND"),
            **hoa("2020-10-20 09:00"),
        )
        for post, names in NAMES.items()
        for name in names
    ]


@pytest.fixture
def meeting(season, hoa, at) -> Meeting:
    called = actions.Called(
        title="Xét khen tháng 3/2021", place="Phòng họp số 1", starts_at=at("2021-03-22 14:00")
    )
    return actions.call_meeting(season, called, **hoa("2021-03-16 09:00"))


@pytest.fixture
def attend(meeting, at, hoa):
    """Members who came, some of whom left: `attend(council, until={council[0]: "14:20"})`."""

    def note(members, *, until=()) -> None:
        left = dict(until)
        times = {
            member: (
                at("2021-03-22 14:00"),
                at(f"2021-03-22 {left[member]}") if member in left else None,
            )
            for member in members
        }
        actions.note_presence(meeting, times, **hoa("2021-03-22 16:00"))

    return note


@pytest.fixture
def put(season, plan, meeting, hoa):
    """A motion on the agenda: `put("H1", mode="paper")`; without a meeting where opinions are written."""

    def make(subject: str = "BD21-H0001", *, way="meeting", mode="", form="giay_khen", **about) -> Motion:
        moved = actions.Moved(
            subject=subject, title=f"Khen {subject}", page="/", level="host", form=form, **about
        )
        (motion,) = actions.put_motions(season, plan, [moved], way=way, **hoa("2021-03-16 10:00"))
        if way == "meeting":
            actions.take_in(meeting, [motion], plan, mode=mode, **hoa("2021-03-16 11:00"))
        return motion

    return make


@pytest.fixture
def begin(plan, at, hoa):
    """Open the vote on a motion at 14:10."""

    def open_it(motion: Motion) -> Motion:
        opened_at = at("2021-03-22 14:10")
        return actions.open_vote(motion, plan, opened_at=opened_at, **hoa("2021-03-22 16:00"))

    return open_it
