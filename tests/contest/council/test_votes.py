"""Votes of the council: who may vote, what the counts come to, what a lost quorum undoes."""

from datetime import date

import pytest

from hoadep.contest.council import actions, facts
from hoadep.contest.people import actions as people
from hoadep.rules.verdict import Refused
from hoadep.rules.voting import Ballots

NINE = {"given_out": 9, "returned": 9, "valid": 9, "invalid": 0}
EIGHT = {"given_out": 8, "returned": 8, "valid": 8, "invalid": 0}


@pytest.fixture
def count(plan, at, hoa):
    """Enter ballots on paper, counted at 14:30."""

    def enter(motion, **counts):
        return actions.count_paper(
            motion,
            plan,
            Ballots(**counts),
            tellers="Đỗ Văn Một, Đỗ Văn Hai",
            counted_at=at("2021-03-22 14:30"),
            **hoa("2021-03-22 16:00"),
        )

    return enter


@pytest.fixture
def close(plan, at, hoa):
    """Close a vote at 14:30 of the day."""

    def end(motion, when="2021-03-22 14:30"):
        return actions.close_vote(motion, plan, closed_at=at(when), **hoa("2021-03-29 16:00"))

    return end


def test_paper_ballots_are_held_to_the_part_of_all_members(council, attend, put, begin, count):
    attend(council[:8])
    verdict = count(begin(put(mode="paper")), **EIGHT, in_favour=7, against=1)
    assert (verdict.answer, verdict.found, verdict.needed) == ("met", 7, 5)
    said, day = facts.outcome_of(["BD21-H0001"])["BD21-H0001"]
    assert (said.answer, day) == ("met", date(2021, 3, 22))


def test_counts_that_do_not_add_up_are_refused_and_the_vote_stays_open(council, attend, put, begin, count):
    attend(council)
    motion = begin(put(mode="paper"))
    with pytest.raises(Refused, match=r"Hợp lệ 8 [+] không hợp lệ 0 = 8, phải bằng số phiếu thu về [(]9[)]"):
        count(motion, given_out=9, returned=9, valid=8, invalid=0, in_favour=8, against=0)
    motion.refresh_from_db()
    assert motion.stage == "open"


def test_without_enough_members_no_vote_is_opened(council, attend, put, begin):
    attend(council[:5])
    with pytest.raises(Refused, match="có mặt 5/9, cần ít nhất 6"):
        begin(put(mode="paper"))


def test_a_quorum_lost_in_mid_meeting_undoes_the_vote(council, attend, put, begin, count, hoa):
    attend(council[:6], until={council[5]: "14:20"})
    motion = put(mode="paper")
    verdict = count(begin(motion), given_out=6, returned=6, valid=6, invalid=0, in_favour=6, against=0)
    assert verdict.answer == "not_yet"
    assert "Lúc 14:20 không còn đủ số thành viên tối thiểu" in verdict.reason
    again = actions.put_again(motion, **hoa("2021-03-23 09:00"))
    assert (again.subject, again.stage) == (motion.subject, "waiting")
    assert facts.outcome_of([motion.subject]) == {}


def test_what_has_a_result_is_not_put_again(council, attend, put, begin, count, hoa):
    attend(council)
    motion = put(mode="paper")
    count(begin(motion), **NINE, in_favour=2, against=7)
    with pytest.raises(Refused, match="đã có kết quả"):
        actions.put_again(motion, **hoa("2021-03-23 09:00"))


def test_a_husband_among_the_voters_does_not_vote(season, plan, council, attend, put, begin, close, hoa):
    wife = people.enter_person(name="Vũ Thị Mai", **{**hoa("2021-03-01 09:00"), "by": people.SYSTEM})
    actions.add_kin(council[3], wife, "chồng", **hoa("2021-03-01 10:00"))
    attend(council)
    motion = begin(put(persons=[wife.code]))
    with pytest.raises(Refused, match=r"không tham gia vì có liên quan: là người thân [(]chồng[)]"):
        actions.cast_named(motion, council[3], "in_favour", plan, **hoa("2021-03-22 14:15"))
    for member in (*council[:3], *council[4:]):
        actions.cast_named(motion, member, "in_favour", plan, **hoa("2021-03-22 14:15"))
    assert (close(motion).needed, close_counts(motion)) == (5, 8)


def close_counts(motion) -> int:
    return motion.named_votes.count()


def test_whoever_has_left_does_not_vote_in_the_room(plan, council, attend, put, begin, hoa):
    attend(council, until={council[8]: "14:12"})
    motion = begin(put())
    with pytest.raises(Refused, match="Đỗ Văn Sáu đã rời cuộc họp lúc 14:12"):
        actions.cast_named(motion, council[8], "in_favour", plan, **hoa("2021-03-22 14:15"))


def test_an_even_open_vote_goes_with_the_chair(plan, council, attend, put, begin, close, hoa):
    attend(council[:8])
    motion = begin(put())
    for n, member in enumerate(council[:8]):
        option = "in_favour" if n < 4 else "against"
        actions.cast_named(motion, member, option, plan, **hoa("2021-03-22 14:15"))
    verdict = close(motion)
    assert (verdict.answer, verdict.found, verdict.needed) == ("met", 4, 5)
    assert "theo ý kiến đồng ý của Chủ tịch Hội đồng" in verdict.reason


def test_silence_is_no_answer_to_a_letter(plan, council, put, close, at, hoa):
    motion = put(way="written")
    asked = {"asked_at": at("2021-03-20 09:00"), **hoa("2021-03-20 09:00")}
    actions.ask_for_opinions([motion], date(2021, 3, 25), **asked)
    motion.refresh_from_db()
    for member in council[:5]:
        actions.cast_named(motion, member, "in_favour", plan, **hoa("2021-03-21 09:00"))
    with pytest.raises(Refused, match="Chưa hết hạn trả lời"):
        actions.close_vote(motion, plan, closed_at=motion.opened_at, **hoa("2021-03-22 09:00"))
    verdict = close(motion, "2021-03-26 09:00")
    assert verdict.answer == "not_yet"
    assert "đã trả lời 5/9, cần ít nhất 6" in verdict.reason


def test_a_form_without_a_rule_is_not_voted_on(put):
    with pytest.raises(Refused, match="Kế hoạch chưa đặt quy tắc biểu quyết"):
        put(form="co_thi_dua")


def test_a_subject_is_open_but_once(put):
    put()
    with pytest.raises(Refused, match="đang chờ"):
        put()


def test_a_second_secret_vote_of_one_member_is_refused(plan, council, attend, put, begin, hoa):
    attend(council)
    motion = begin(put(mode="online"))
    actions.cast_secret(motion, council[0], "in_favour", plan, **hoa("2021-03-22 14:15"))
    with pytest.raises(Refused, match="Phiếu kín không đổi được"):
        actions.cast_secret(motion, council[0], "against", plan, **hoa("2021-03-22 14:16"))
    assert motion.counters.get(option="ballots_in_favour").votes == 1
