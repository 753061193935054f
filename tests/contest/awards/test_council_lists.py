"""Lists of awards before the council: put to it, voted on, taken off its agenda."""

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
