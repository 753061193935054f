"""A list and the council's agenda change together or not at all."""

import io
from datetime import date

import pytest
from docx import Document

from hoadep.contest.council import actions as council
from hoadep.contest.council.models import Motion
from hoadep.contest.exemplars import actions
from hoadep.contest.plans.facts import book_of
from hoadep.rules.verdict import Refused, met, not_met

from .test_submissions import HEADING, hoa, ready, states, two

__all__ = ["hoa", "ready", "two"]

HOME = "/ba-dinh-2021/danh-sach-trinh"


@pytest.fixture
def listed(season, hoa, two):
    """An open list of two."""
    return actions.start_list(season, HEADING, two, **hoa("2021-03-15 09:00"))


@pytest.fixture
def put(listed, hoa):
    """The same, before the council."""
    return actions.close_list(listed, **hoa("2021-03-16 09:00"))


def agenda() -> list[str]:
    return list(Motion.objects.values_list("subject", flat=True))


def open_vote(dossier, hoa):
    """The council asks for opinions on one dossier, as if it had been put so."""
    motion = Motion.objects.get(subject=dossier.code)
    motion.way, motion.mode, motion.opened_at = "written", "letter", hoa("2021-03-17 09:00")["at"]
    motion.save()


def test_each_dossier_of_a_list_comes_before_the_council(put, two):
    assert (put.stage, agenda()) == ("put", [dossier.code for dossier in two])


def test_what_the_council_does_not_take_leaves_the_list_as_it_was(season, cast, hoa, two, listed, signed_in):
    plan = book_of(season, hoa("2021-03-15 09:00")["at"]).latest
    given = {"title": "Xét rồi", "page": "/", "level": "host", "form": "giay_khen"}
    moved = council.Moved(subject=two[1].code, **given)
    council.put_motions(season, plan, [moved], way="meeting", **hoa("2021-03-15 10:00"))
    shown = signed_in(cast.hoa).post(f"{HOME}/{listed.code}/viec/dua-xet/")
    assert (shown.status_code, "đang chờ Hội đồng xét" in shown.content.decode()) == (422, True)
    listed.refresh_from_db()
    assert (listed.stage, agenda()) == ("open", [two[1].code])


def test_taken_off_the_list_a_dossier_leaves_the_agenda(put, two, hoa):
    actions.take_off_list(put, two[1], reason="Chờ xác minh.", **hoa("2021-03-17 09:00"))
    assert agenda() == [two[0].code]


def test_withdrawn_a_dossier_leaves_the_agenda(put, two, hoa):
    actions.withdraw_dossier(two[1], reason="Trùng hồ sơ.", **hoa("2021-03-17 09:00"))
    assert agenda() == [two[0].code]


def test_a_nomination_withdrawn_takes_its_dossier_off_the_agenda(put, two, hoa):
    actions.withdraw(two[1].nomination, reason="Đơn vị rút.", **hoa("2021-03-17 09:00"))
    assert (agenda(), states(*two)) == ([two[0].code], ["listed", "withdrawn"])


@pytest.fixture
def written(season, hoa, two, cast, signed_in):
    """A list settled by one member's opinion in writing, a month after all were asked."""
    plan = book_of(season, hoa("2021-03-15 09:00")["at"]).latest
    seat = council.Seat(name="Ủy viên", post="chair", since=date(2020, 10, 1), decision="2101/QĐ-UBND")
    member = council.add_member(season, seat, **hoa("2021-03-01 09:00"))
    heading = actions.Heading(**{**vars(HEADING), "way": "written"})
    listed = actions.close_list(
        actions.start_list(season, heading, two, **hoa("2021-03-15 09:00")), **hoa("2021-03-16 09:00")
    )
    motions = list(Motion.objects.order_by("pk"))
    asked = hoa("2021-03-16 10:00")
    council.ask_for_opinions(motions, date(2021, 3, 20), asked_at=asked["at"], **asked)
    for motion in motions:
        council.cast_named(motion, member, "in_favour", plan, note="Xứng đáng.", **hoa("2021-03-17 09:00"))
        council.close_vote(motion, plan, closed_at=hoa("2021-03-21 09:00")["at"], **hoa("2021-03-21 09:00"))
    signed_in(cast.hoa).post(f"{HOME}/{listed.code}/viec/ket-qua/")
    return listed


def test_the_phieu_trinh_tells_what_members_wrote(written, cast, signed_in):
    cover = signed_in(cast.hoa).get(f"{HOME}/{written.code}/phieu-trinh.docx").content
    told = "\n".join(paragraph.text for paragraph in Document(io.BytesIO(cover)).paragraphs)
    said = "Ý kiến bằng văn bản: 1 đồng ý, 0 không đồng ý, 0 ý kiến khác, 0 không trả lời."
    assert (told.count(said), told.count("Ủy viên (đồng ý): Xứng đáng.")) == (2, 2)


def test_a_list_of_which_nobody_passed_is_ended_without_a_decision(put, two, hoa, cast, signed_in):
    outcomes = {dossier.code: not_met("", "2 trên 9 phiếu đồng ý.") for dossier in two}
    actions.settle(put, outcomes, settled_on=date(2021, 3, 22), **hoa("2021-03-22 15:00"))
    client, path = signed_in(cast.hoa), f"{HOME}/{put.code}"
    page = client.get(f"{path}/").content.decode()
    assert ("Ghi quyết định khen thưởng" in page, "trinh-ky.pdf" in page) == (False, False)
    done = client.post(f"{path}/viec/ket-thuc/", follow=True).content.decode()
    assert "kết thúc, không có trường hợp nào được thông qua" in done
    put.refresh_from_db()
    assert (put.stage, put.closed_on is not None) == ("closed", True)


def test_what_was_passed_is_not_ended_without_a_decision(put, two, hoa):
    outcomes = {dossier.code: met("", "9 trên 9 phiếu đồng ý.") for dossier in two}
    actions.settle(put, outcomes, settled_on=date(2021, 3, 22), **hoa("2021-03-22 15:00"))
    with pytest.raises(Refused, match="Còn hồ sơ được thông qua"):
        actions.close_without_decision(put, **hoa("2021-03-23 09:00"))


def test_while_the_council_votes_nothing_is_taken_from_it(put, two, hoa, cast, signed_in):
    open_vote(two[1], hoa)
    with pytest.raises(Refused, match="Hãy kết thúc biểu quyết trước"):
        actions.withdraw(two[1].nomination, reason="Đơn vị rút.", **hoa("2021-03-18 09:00"))
    given = {"dua-ra-dossier": two[1].code, "dua-ra-reason": "Chờ xác minh."}
    shown = signed_in(cast.hoa).post(f"{HOME}/{put.code}/viec/dua-ra/", given)
    assert (shown.status_code, "Hãy kết thúc biểu quyết trước" in shown.content.decode()) == (422, True)
    two[1].nomination.refresh_from_db()
    assert (two[1].nomination.state, *states(*two)) == ("accepted", "listed", "listed")
    assert put.items.filter(removed_at__isnull=False).count() == 0
