"""Votes of a council: who may, whether enough are there, whether the counts add up, what came of it."""

from datetime import date, datetime, time
from typing import Any

import pytest

from hoadep.rules import voters, voting
from hoadep.rules.plan.commending import CouncilRule, VoteRule
from hoadep.rules.verdict import Answer, Verdict, met, not_met, not_yet

from .casebook import Case, book, cases, plan_file

ANSWERS = {Answer.MET: "đạt", Answer.NOT_MET: "không", Answer.NOT_YET: "chưa"}
SAMPLE = book("bieu_quyet")["kết quả mẫu"]
BASES = {"tổng số": "all", "tham gia": "present"}
WAYS: dict[str, Any] = {name: way for way, name in voting.WAYS.items()}
ZONE = plan_file("kh-190-2020").plan.zone
DAY = date(2021, 3, 16)


def said(verdict: Verdict) -> str:
    return f"{ANSWERS[verdict.answer]}: {verdict.reason}"


def rule(**said: Any) -> VoteRule:
    usual: dict[str, Any] = {
        "forms": ("giay_khen",),
        "base": "all",
        "share": "1/2",
        "quorum": "2/3",
        "secret": False,
        "absent_write": True,
        "chair_decides": True,
        "source": "plan",
        "clause": "IV.2",
    }
    return VoteRule(**usual | said)


def council(**said: Any) -> CouncilRule:
    usual: dict[str, Any] = {
        "own_unit_barred": False,
        "barred_in_base": False,
        "source": "plan",
        "clause": "IV.3",
    }
    return CouncilRule(**usual | said)


def voter(code: str, **said: Any) -> voters.Voter:
    return voters.Voter(
        **{"code": code, "name": f"Ông {code}", "post": "member", "since": date(2020, 1, 1)} | said
    )


def moment(clock: str) -> datetime:
    return datetime.combine(DAY, time.fromisoformat(clock), ZONE)


def stay(words: str) -> voters.Stay:
    """ "A 14:00–15:20", "B 14:00"."""
    member, _, hours = words.partition(" ")
    came, _, left = hours.partition("–")
    return voters.Stay(member, moment(came), moment(left) if left else None)


@pytest.mark.parametrize("case", cases("bieu_quyet", "kết quả"))
def test_what_came_of_a_vote(case: Case) -> None:
    given = SAMPLE | case["cho"]
    more, _, share = given["tỷ lệ"].rpartition(" ")
    votes = rule(share=share, more_than=more == "quá", base=BASES[given["tính trên"]])
    barred = given.get("có liên quan", 0)
    turnout = voting.Turnout(
        members=given["thành viên"],
        there=given["có mặt"],
        wrote=given.get("gửi văn bản", 0),
        barred=barred,
        barred_there=barred,
    )
    chair = given.get("Chủ tịch")
    tally = voting.Tally(
        in_favour=given["đồng ý"],
        against=given["không đồng ý"],
        secret=given.get("kín", False),
        chair=None if chair is None else chair == "đồng ý",
    )
    sits = council(barred_in_base=given.get("tính cả người liên quan", False))
    verdict = voting.judge_result(votes, sits, turnout, tally)
    assert said(verdict) == case["thì"]
    assert verdict.clause == "IV.2"


@pytest.mark.parametrize("case", cases("bieu_quyet", "số phiếu"))
def test_counts_add_up(case: Case) -> None:
    given = case["cho"]
    ballots = voting.Ballots(
        given_out=given["phát ra"],
        returned=given["thu về"],
        valid=given["hợp lệ"],
        invalid=given["không hợp lệ"],
        in_favour=given["đồng ý"],
        against=given["không đồng ý"],
        by_letter=given.get("bằng văn bản", 0),
    )
    absent = given.get("vắng mặt", 0)
    assert said(voting.judge_ballots(ballots, voters=given["được bỏ phiếu"], absent=absent)) == case["thì"]


@pytest.mark.parametrize(
    ("votes", "decides", "said"),
    [
        ((4, 3, None), True, ""),
        ((0, 0, None), True, ""),
        ((4, 4, True), True, "theo ý kiến của Chủ tịch Hội đồng (đồng ý)."),
        ((4, 4, None), True, "theo ý kiến của Chủ tịch Hội đồng (chưa có ý kiến rõ)."),
        ((4, 4, True), False, "như vậy là không đạt."),
    ],
)
def test_a_tie_is_told_while_the_vote_is_open(votes, decides, said):
    in_favour, against, chair = votes
    tally = voting.Tally(in_favour=in_favour, against=against, other=1, chair=chair)
    told = voting.tie_words(rule(chair_decides=decides), tally)
    assert (told.endswith(said), bool(told)) == (True, bool(said))
    running = voting.running_words(tally, voters=9)
    voted = in_favour + against + 1
    assert running == f"Đã biểu quyết {voted}/9: {in_favour} đồng ý, {against} không đồng ý, 1 ý kiến khác"


@pytest.mark.parametrize("case", cases("bieu_quyet", "đủ người"))
def test_enough_members(case: Case) -> None:
    given = case["cho"]
    verdict = voting.judge_quorum(
        rule(),
        members=given["thành viên"],
        there=given["có mặt"],
        way=WAYS[given.get("cách xét", "họp Hội đồng")],
    )
    assert said(verdict) == case["thì"]


@pytest.mark.parametrize("case", cases("bieu_quyet", "giữa chừng"))
def test_enough_from_beginning_to_end(case: Case) -> None:
    given = case["cho"]
    verdict = voting.judge_quorum_held(
        rule(),
        [voter(code) for code in "ABCD"],
        [stay(words) for words in given["vào ra"]],
        opened_at=moment(given["từ"]),
        closed_at=moment(given["đến"]),
        zone=ZONE,
    )
    assert said(verdict) == case["thì"]


@pytest.mark.parametrize("case", cases("bieu_quyet", "có mặt"))
def test_who_is_in_the_room(case: Case) -> None:
    given = case["cho"]
    stays = [stay(words) for words in given["vào ra"]]
    verdict = voters.judge_presence(voter("A"), stays, at=moment(given["lúc"]), zone=ZONE)
    assert said(verdict) == case["thì"]


@pytest.mark.parametrize("case", cases("bieu_quyet", "liên quan"))
def test_who_is_kept_from_voting(case: Case) -> None:
    given = case["cho"]
    member = voter("A", person="N1", unit="P01", kin=given.get("người thân", {}))
    matter = voters.Matter(
        "H1",
        persons=frozenset(given.get("người được xét", ())),
        units=frozenset(given.get("đơn vị được xét", ())),
    )
    sits = council(own_unit_barred=given.get("cấm cùng đơn vị", False))
    verdict = voters.judge_conflict(member, matter, sits, declared=given.get("tự khai"))
    assert said(verdict) == case["thì"]


@pytest.mark.parametrize("case", cases("bieu_quyet", "cách xét"))
def test_which_way_is_open(case: Case) -> None:
    given = case["cho"]
    ways = tuple(WAYS[name] for name in given.get("được", WAYS))
    votes = rule(ways=ways, secret_only=given.get("chỉ phiếu kín", False))
    assert said(voting.judge_way(votes, WAYS[given["cách"]], secret=given["kín"])) == case["thì"]


def test_who_votes_is_in_office_and_has_a_vote() -> None:
    members = [
        voter("A", post="chair"),
        voter("B", until=date(2021, 3, 15)),
        voter("C", since=date(2021, 3, 17)),
        voter("D", post="secretary", votes=False),
        voter("E"),
        voter("F", since=DAY, until=DAY, post="standing"),
    ]

    def codes(way: Any) -> list[str]:
        return [one.code for one in voters.electorate(members, way, council(), on=DAY)]

    assert codes("meeting") == ["A", "E", "F"]
    assert codes("standing") == ["A", "F"]


def test_a_motion_waits_for_its_quorum_and_keeps_its_parts() -> None:
    quorum, result = not_yet("IV.2", "Chưa đủ."), met("IV.2", "Đạt.", needed=6, found=7)
    waiting = voting.judge_motion([quorum], result)
    assert (waiting.answer, waiting.reason, waiting.parts) == (Answer.NOT_YET, "Chưa đủ.", (quorum, result))
    passed = voting.judge_motion([met("IV.2", "Đủ.")], result)
    assert (passed.answer, passed.reason, passed.found) == (Answer.MET, "Đạt.", 7)
    failed = voting.judge_motion([met("IV.2", "Đủ.")], not_met("IV.2", "Không đạt."))
    assert (failed.answer, failed.reason) == (Answer.NOT_MET, "Không đạt.")


@pytest.mark.parametrize("name", ["kh-190-2020", "kh-phuong-2026"])
def test_every_form_has_its_vote(name: str) -> None:
    plan = plan_file(name)
    voted = [form for votes in plan.votes for form in votes.forms]
    assert sorted(voted) == sorted(form.key for form in plan.forms)
    assert plan.council is not None
