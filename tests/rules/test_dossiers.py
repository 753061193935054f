"""Dossiers of commendation: what is lacking, the time for the appraisal, consent, doubles in a list."""

from datetime import date
from typing import Any

import pytest

from hoadep.rules import dossiers
from hoadep.rules.consents import Consents, judge_consent
from hoadep.rules.dossier_life import DOSSIER, OVER
from hoadep.rules.doubles import Line, judge_list
from hoadep.rules.lifecycle import judge_step, next_state
from hoadep.rules.verdict import Answer, Refused, Verdict

from .casebook import Case, book, cases, day, is_working_day

SAMPLE = book("ho_so_khen")["hồ sơ mẫu"]
EFFECTS = {"refuse": "chặn", "warn": "báo trước", "note": "ghi chú"}
ANSWERS = {Answer.MET: "đạt", Answer.NOT_MET: "không", Answer.NOT_YET: "chưa"}
SORTS: dict[str, Any] = {"cá nhân": "person", "gia đình": "household", "tập thể": "collective"}
LEVELS = {"cơ sở": "unit", "quận": "host", "thành phố": "upper"}
PAPERS = {"tờ trình": "proposal", "danh sách": "list", "báo cáo": "report", "biên bản": "minutes"}
BROUGHT: dict[str, Any] = {"bản ký": "signed", "bản giấy": "on_paper"}


def said(verdict: Verdict) -> str:
    return f"{ANSWERS[verdict.answer]}: {verdict.reason}"


def earlier(row: Case) -> dossiers.Earlier:
    return dossiers.Earlier(
        code=row["mã"],
        level=LEVELS[row["cấp"]],
        form="Giấy khen",
        giver=f"Chủ tịch UBND {row['cấp']}",
        number=row["số"],
        decided_on=day(row["ngày"]),
    )


def facts(given: Case) -> dossiers.DossierFacts:
    return dossiers.DossierFacts(
        code="H1",
        sort=SORTS[given["gương"]],
        level=LEVELS[given["cấp"]],
        place=given["nơi ở"],
        achievement=given["thành tích"],
        papers={PAPERS[name]: BROUGHT[how] for name, how in given["giấy tờ"].items()},
        earlier=tuple(earlier(row) for row in given.get("đã khen", ())),
        alike=tuple(earlier(row) for row in given.get("trùng tên đã khen", ())),
        under_way=tuple(given.get("đang xét", ())),
        other_deed=given.get("việc khác", ""),
        posthumous=given.get("truy tặng", False),
        receiver=given.get("người nhận thay", ""),
        dissolved_on=day(given["giải thể"]) if "giải thể" in given else None,
    )


@pytest.mark.parametrize("case", cases("ho_so_khen"))
def test_what_is_lacking(case: Case) -> None:
    findings = dossiers.judge_dossier(facts(SAMPLE | case["cho"]), needed=tuple(dossiers.PAPERS))
    lacking = [f"{EFFECTS[one.effect]}: {one.verdict.reason}" for one in findings if not one.verdict.met]
    assert lacking == case["thì"]
    grave = [one.removeprefix("chặn: ") for one in lacking if not one.startswith("ghi chú")]
    found = [verdict.reason for verdict in dossiers.standing_in_the_way(findings)]
    assert found == [one.removeprefix("báo trước: ") for one in grave]


def test_only_the_papers_that_the_plan_asks_for() -> None:
    findings = dossiers.judge_dossier(facts(SAMPLE | {"giấy tờ": {}}), needed=("proposal",))
    assert [one.key for one in findings] == ["proposal", "achievement", "place", "dissolved", "twice"]


@pytest.mark.parametrize("case", cases("ho_so_khen", "thẩm định"))
def test_the_time_for_the_appraisal(case: Case) -> None:
    given = case["cho"]
    last = dossiers.last_day_of_appraisal(
        day(given["nhận"]),
        days=given["số ngày"],
        working=given.get("làm việc", False),
        is_working_day=is_working_day(),
    )
    done_on = day(given["xong"]) if "xong" in given else None
    verdict = dossiers.judge_appraisal_time(last, today=day(given["hôm nay"]), done_on=done_on)
    assert said(verdict) == case["thì"]


@pytest.mark.parametrize("case", cases("ho_so_khen", "đồng ý"))
def test_who_must_agree(case: Case) -> None:
    given = case["cho"]
    given_by = Consents(
        sort=SORTS[given.get("gương", "cá nhân")],
        born=given.get("sinh"),
        own=given.get("em", False),
        guardian=given.get("người giám hộ", False),
        pupil=given.get("học sinh", False),
    )
    verdict = judge_consent(given_by, on=date(2021, 3, 1), child_age=7, adult_age=18)
    assert said(verdict) == case["thì"]


@pytest.mark.parametrize("case", cases("ho_so_khen", "danh sách"))
def test_who_stands_twice(case: Case) -> None:
    rows = [[piece.strip() for piece in row.split("|")] for row in case["cho"]]
    lines = [
        Line(code=row[0], who=row[1], name=row[2], born=int(row[3]) if len(row) > 3 else None) for row in rows
    ]
    assert [said(verdict) for verdict in judge_list(lines)] == case["thì"]


@pytest.mark.parametrize("case", cases("ho_so_khen", "quyết định"))
def test_the_day_of_a_decision(case: Case) -> None:
    given = case["cho"]
    settled_on = day(given["thông qua"]) if "thông qua" in given else None
    verdict = dossiers.judge_decision_day(
        day(given["ngày"]), settled_on=settled_on, today=day(given["hôm nay"])
    )
    assert said(verdict) == case["thì"]


def test_every_state_can_be_reached_and_nothing_leads_elsewhere() -> None:
    reached, before = {DOSSIER.start}, set()
    while reached != before:
        before = set(reached)
        reached |= {rule.after for state in before for rule in DOSSIER.steps_from(state) if rule.after}
    assert reached == set(DOSSIER.states)
    assert OVER - reached == set()


@pytest.mark.parametrize(
    ("state", "name", "after"),
    [
        ("draft", "send", "sent"),
        ("sent", "find_fit", "fit"),
        ("fit", "put_on_list", "listed"),
        ("listed", "pass_vote", "passed"),
        ("passed", "commend", "commended"),
        ("passed", "forward", "forwarded"),
        ("forwarded", "commend", "commended"),
        ("commended", "revoke", "revoked"),
    ],
)
def test_the_way_of_a_dossier(state: str, name: str, after: str) -> None:
    assert next_state(DOSSIER, state, name) == after


def test_what_was_decided_is_not_withdrawn() -> None:
    assert judge_step(DOSSIER, "commended", "withdraw").met is False
    with pytest.raises(Refused, match="hiện đang ở trạng thái “đã được khen”"):
        next_state(DOSSIER, "commended", "find_fit")


@pytest.mark.parametrize(
    ("number", "reason", "decided_on", "said"),
    [
        ("700/QĐ-UBND", "Kê khai gian dối.", date(2021, 5, 4), "Quyết định hủy ngày 04/05/2021."),
        ("700/QĐ-UBND", " ", date(2021, 5, 4), "Hủy quyết định khen thưởng phải nêu lý do."),
        (" ", "Kê khai gian dối.", date(2021, 5, 4), "Phải ghi số quyết định hủy."),
        ("7/QĐ", "Sai.", date(2021, 5, 6), "Ngày quyết định hủy 06/05/2021 chưa đến, không ghi trước được."),
        ("7/QĐ", "Sai.", date(2021, 3, 1), "Ngày quyết định hủy 01/03/2021 trước ngày quyết định khen."),
    ],
)
def test_what_was_given_is_taken_back_with_a_reason_a_number_and_a_later_day(
    number, reason, decided_on, said
):
    verdict = dossiers.judge_withdrawal(
        number, reason, decided_on=decided_on, given_on=date(2021, 3, 25), today=date(2021, 5, 5)
    )
    assert (verdict.reason, verdict.met) == (said, said.startswith("Quyết định hủy"))
