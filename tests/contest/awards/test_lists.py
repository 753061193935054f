"""Lists of awards at the season's end: who qualifies by II.3, on stored verdicts, settled and decided."""

import io
from dataclasses import replace
from datetime import date

import pytest
from django.utils import timezone
from docx import Document

from hoadep.contest.awards import actions, facts
from hoadep.contest.awards.models import Assessment, AwardList
from hoadep.contest.awards.uncounted_facts import uncounted
from hoadep.contest.exemplars.actions import Decision, Ruling, record_commendation
from hoadep.contest.plans.facts import book_of, noon
from hoadep.rules.verdict import Refused, Verdict, met, not_met

from .test_prospects import END, judge_well, year_of_ward

HEADING = actions.AwardHeading(
    title="Khen tập thể", kind="unit", level="host", form="giay_khen", way="meeting"
)
RULING = Ruling(number="2011/QĐ-UBND", decided_on=date(2021, 10, 12), giver="Chủ tịch UBND quận")
HOME = "/ba-dinh-2021/danh-sach-khen"


@pytest.fixture
def ward(season, units, cast, at, send, exemplar, commend):
    """A ward that qualifies."""
    year_of_ward(season, units.ngoc_ha, send, exemplar, entries=14, commended=5, commend=commend)
    judge_well(season, units.ngoc_ha, cast, at)
    return units.ngoc_ha


@pytest.fixture
def start(season, at, cast):
    """A list of these units as of the season's end."""

    def make(*codes: str, way: str = HEADING.way) -> AwardList:
        found = facts.unit_prospects(season, as_of=at(END), units=list(codes))
        plan = book_of(season, at(END)).version
        heading = replace(HEADING, way=way)
        return actions.start_award_list(
            season, heading, found, plan=plan, as_of=at(END), by=cast.hoa, at=at("2021-10-03 09:00")
        )

    return make


def test_a_list_stands_on_stored_verdicts(at, ward, start):
    listed = start("P-NGOCHA")
    (item,) = listed.items.all()
    verdict = Verdict.from_json(Assessment.objects.get().verdict)
    assert (listed.code, item.name, item.assessment.subject) == ("BD21-L0001", "Phường Ngọc Hà", "P-NGOCHA")
    assert (verdict.met, verdict.clause) == (True, "II.3.a")


def test_who_does_not_qualify_is_not_listed(ward, start):
    with pytest.raises(Refused, match="Chưa đủ điều kiện: Phường Kim Mã"):
        start("P-NGOCHA", "P-KIMMA")
    with pytest.raises(Refused, match="Chưa có ai đủ điều kiện"):
        start("KHONG-CO")
    assert Assessment.objects.count() == 0


@pytest.fixture
def put(at, cast, ward, start):
    listed = start("P-NGOCHA")
    return actions.close_award_list(listed, by=cast.hoa, at=at("2021-10-04 09:00"))


def settle(listed, verdict, cast, at):
    outcomes = {"P-NGOCHA": verdict} if verdict else {}
    day = date(2021, 10, 8)
    return actions.settle_awards(listed, outcomes, settled_on=day, by=cast.hoa, at=at("2021-10-08 16:00"))


def test_the_vote_and_the_decision(at, cast, put):
    with pytest.raises(Refused, match="Chưa có kết quả của: P-NGOCHA"):
        settle(put, None, cast, at)
    settle(put, met("", "9 trên 9 phiếu."), cast, at)
    early = Ruling(number="1/QĐ-UBND", decided_on=date(2021, 10, 7), giver="Chủ tịch UBND quận")
    with pytest.raises(Refused, match="trước ngày danh sách được thông qua"):
        actions.decide_awards(put, early, by=cast.hoa, at=at("2021-10-13 09:00"))
    actions.decide_awards(put, RULING, by=cast.hoa, at=at("2021-10-13 09:00"))
    assert [(item.outcome, item.reason) for item in put.items.all()] == [("awarded", "9 trên 9 phiếu.")]
    assert (put.stage, put.number) == ("decided", "2011/QĐ-UBND")


def test_where_nobody_passed_there_is_nothing_to_decide(at, cast, put):
    settle(put, not_met("", "3 trên 9 phiếu."), cast, at)
    with pytest.raises(Refused, match="không có ai được thông qua"):
        actions.decide_awards(put, RULING, by=cast.hoa, at=at("2021-10-13 09:00"))


def test_struck_off_with_a_reason(at, cast, put):
    (item,) = put.items.select_related("assessment", "award_list")
    who = {"by": cast.hoa, "at": at("2021-10-05 09:00")}
    with pytest.raises(Refused, match="phải nêu lý do"):
        actions.strike_off(item, reason="", **who)
    actions.strike_off(item, reason="Đang có đơn thư.", **who)
    with pytest.raises(Refused, match="đã được đưa ra"):
        actions.strike_off(item, reason="Lần nữa.", **who)
    assert (item.outcome, item.reason) == ("removed", "Đang có đơn thư.")


def test_what_does_not_count_is_told_with_its_clause(season, units, at, cast, ward, exemplar, nominate):
    assert uncounted(season, "P-NGOCHA", as_of=at(END)) == []
    quiet = exemplar("Không ai kể")
    nominate(units.ngoc_ha, "2021-03-01 09:00", whom=quiet)
    given = commend_without_entry(cast, quiet)
    (verdict,) = uncounted(season, "P-NGOCHA", as_of=at(END))
    assert (verdict.answer, verdict.clause) == ("not_met", "II.3.a")
    assert verdict.reason == (
        f"Gương {quiet.code}, khen thưởng {given.code}: chưa có bài dự thi đủ điều kiện của đơn vị viết về "
        "việc được khen, nên không tính."
    )
    assert uncounted(season, "P-KIMMA", as_of=at(END)) == []


def commend_without_entry(cast, whom):
    day = date(2021, 3, 25)
    decision = Decision(
        level="host",
        form="giay_khen",
        occasion="good_deed",
        giver="Chủ tịch UBND quận",
        number="99/QĐ-UBND",
        decided_on=day,
    )
    return record_commendation(whom, decision, by=cast.hoa, at=noon(day))


def test_pages_from_the_list_to_the_decision(season, cast, signed_in, ward):
    client, today = signed_in(cast.hoa), timezone.localdate().strftime("%d/%m/%Y")
    given = {"title": "Khen tập thể 2021", "kind": "unit", "form": "giay_khen", "way": "none"}
    assert client.post(f"{HOME}/moi/", given).status_code == 302
    path = f"{HOME}/{AwardList.objects.get().code}"
    assert "Phường Ngọc Hà" in client.get(f"{path}/").content.decode()
    assert client.post(f"{path}/viec/dua-xet/").status_code == 302
    assert client.get(f"{path}/trinh-ky.pdf").content.startswith(b"%PDF-")
    for key in ("phieu-trinh", "to-trinh", "quyet-dinh"):
        Document(io.BytesIO(client.get(f"{path}/{key}.docx").content))
    decision = {"number": "2011/QĐ-UBND", "decided_on": today, "giver": "Chủ tịch UBND quận"}
    typed = {f"quyet-dinh-{name}": value for name, value in decision.items()}
    assert client.post(f"{path}/viec/quyet-dinh/", typed).status_code == 302
    assert "đã được khen" in client.get(f"{path}/").content.decode()
    assert signed_in(cast.dung).get(f"{path}/").status_code == 403
