"""The papers of commendation: what the unit signs, and what the office submits."""

import io
from dataclasses import replace
from datetime import date

import pytest
from docx import Document
from pypdfium2 import PdfDocument

from hoadep.contest.exemplars import actions
from hoadep.contest.exemplars import packet_documents as of_units
from hoadep.contest.exemplars import submission_documents as of_lists
from hoadep.contest.exemplars.candidates import candidates
from hoadep.contest.exemplars.submission_facts import money_of_submission, opened
from hoadep.contest.papers import actions as papers
from hoadep.contest.papers import unit_letterheads as letterheads
from hoadep.contest.papers.signing import signers_of_list
from hoadep.contest.plans import letterheads as letterheads_of_plan
from hoadep.contest.plans.facts import book_of
from hoadep.office.documents.content import Article, Paper
from hoadep.office.documents.docx import to_docx
from hoadep.office.documents.pdf import to_pdf

HEADING = actions.Heading(
    title="Khen gương tháng 3/2021", level="host", form="giay_khen", occasion="good_deed", way="none"
)


def words(paper: Paper) -> str:
    """All that stands in the paper's DOCX, paragraphs and tables, in one string."""
    body = Document(io.BytesIO(to_docx(paper))).element.body
    return " ".join("".join(node.itertext()).strip() for node in body.iter() if node.tag.endswith("}p"))


@pytest.fixture
def plan(season, at):
    return book_of(season, at("2021-03-01 09:00")).latest


@pytest.fixture
def packet(at, season, units, plan, prepare):
    dossier = prepare("Vũ Thị Mai", "2021-03-01 09:00", born=1954)
    issuer = letterheads.unit_issuer(units.ngoc_ha, season, plan)
    signature = letterheads.unit_signature(issuer, units.ngoc_ha)
    asking = of_units.Asking(issuer=issuer, signature=signature, plan=plan, year=2021)
    return of_units.packet(asking, candidates([dossier], plan, as_of=at("2021-03-02 09:00")))


def test_a_wards_packet_is_of_its_peoples_committee(packet):
    assert list(packet) == ["proposal", "list", "report-BD21-H0001", "minutes"]
    issuer = packet["proposal"].issuer
    assert (issuer.name, issuer.symbol, issuer.place, issuer.superior) == (
        "Ủy ban nhân dân phường Ngọc Hà",
        "UBND",
        "Ngọc Hà",
        "",
    )
    assert packet["proposal"].signature.authority == ("TM. Ủy ban nhân dân", "Chủ tịch")


def test_a_school_asks_in_its_own_name(season, units, plan):
    issuer = letterheads.unit_issuer(units.cu_ba, season, plan)
    assert (issuer.name, issuer.superior, issuer.place) == (
        "TH Việt Nam – Cu Ba",
        "Ủy ban nhân dân quận Ba Đình",
        "Ba Đình",
    )
    assert letterheads.unit_signature(issuer, units.cu_ba).authority == ("Thủ trưởng đơn vị",)


def test_the_proposal_tells_whom_and_why(packet):
    said = words(packet["proposal"])
    assert "trân trọng đề nghị Chủ tịch UBND quận tặng Giấy khen cho 01 cá nhân" in said
    assert "Vũ Thị Mai, Tổ 12, phường Ngọc Hà: Vũ Thị Mai: Hai mươi năm dạy chữ" in said
    assert "Thành tích thuộc trọng tâm của Kế hoạch: Nhiệm vụ trọng tâm" in said


def test_the_report_leaves_room_for_the_units_word(packet):
    said = words(packet["report-BD21-H0001"])
    assert "XÁC NHẬN CỦA ĐƠN VỊ" in said
    assert "Chưa được khen thưởng" in said
    assert "Năm sinh: 1954" in said


@pytest.fixture
def subject(at, season, cast, plan, prepare, fit, commend_by_hand):
    """A list of two, one of whom was commended before for another deed."""
    first, second = prepare("Vũ Thị Mai", "2021-03-01 09:00"), prepare("Đỗ Văn Tâm", "2021-03-01 09:00")
    commend_by_hand(second.exemplar, "2021-02-01")
    fit(first, "2021-03-05 09:00")
    fit(second, "2021-03-05 09:00", other_deed="Lần trước khen hiến máu.")
    who = {"by": cast.hoa, "at": at("2021-03-15 09:00")}
    submission = actions.start_list(season, HEADING, [first, second], **who)
    actions.close_list(submission, **who)
    shown = opened(submission, plan, as_of=at("2021-03-16 09:00"))
    rows = shown.rows
    return of_lists.Subject(
        submission=submission,
        rows=[row.candidate for row in rows],
        outcomes={row.candidate.code: row.outcome for row in rows},
        plan=plan,
        year=2021,
        money=money_of_submission(shown, plan, today=date(2021, 3, 25)).article,
    )


def test_the_decision_tells_the_money_of_its_day(subject):
    """0,3 × 1.490.000 = 447.000, làm tròn lên 450.000 đồng, cho hai người."""
    said = [block.text for block in of_lists.decision(subject).body if isinstance(block, Article)]
    assert said[1] == "Mức tiền thưởng: mỗi cá nhân 450.000 đồng. Tổng số tiền: 900.000 đồng."


def test_the_set_has_a_cover_a_proposal_and_the_draft_of_the_decision(subject):
    assert list(of_lists.papers(subject)) == ["phieu-trinh", "to-trinh", "quyet-dinh"]


def test_the_earlier_commendation_stands_in_the_proposal(subject):
    earlier = (
        "Lưu ý về Đỗ Văn Tâm: Đã có: Giấy khen của Chủ tịch UBND quận "
        "(Quyết định 77/QĐ-UBND ngày 01/02/2021). "
        "Người thẩm định kết luận là việc khác: Lần trước khen hiến máu"
    )
    assert earlier in words(of_lists.proposal(subject))
    assert earlier in words(of_lists.cover(subject))


def test_the_decision_is_the_chairmans_and_open_until_it_is_numbered(subject):
    paper = of_lists.decision(subject)
    assert (paper.is_chairmans, paper.number, paper.dated) == (True, "", None)
    assert paper.signature.authority == ("Chủ tịch",)
    said = words(paper)
    assert "Tặng Giấy khen cho 02 cá nhân" in said
    assert "Vũ Thị Mai" in said


def test_a_decision_that_was_numbered_says_so(at, cast, plan, subject):
    body = letterheads_of_plan.rule_of(plan, "host").name
    deputy = papers.Signs(
        body=body, name="Phạm Thị Diễm", post="Phó Chủ tịch", way="deputy", since=date(2020, 1, 1)
    )
    papers.enter_signer(deputy, by=cast.hoa, at=at("2021-03-26 09:00"))
    ruling = actions.Ruling(
        number="512/QĐ-UBND",
        decided_on=date(2021, 3, 25),
        giver="Chủ tịch UBND quận",
        signer="Phạm Thị Diễm",
    )
    actions.decide_list(subject.submission, ruling, by=cast.hoa, at=at("2021-03-26 09:00"))
    found = subject.submission
    signers = signers_of_list(
        plan, found.code, on=found.decided_on, decided_on=found.decided_on, signer=found.signer
    )
    paper = of_lists.decision(replace(subject, signers=signers))
    assert paper.notation == "512/QĐ-UBND"
    assert "ngày 25 tháng 3 năm 2021" in words(paper)
    assert paper.signature.authority == ("KT. Chủ tịch", "Phó Chủ tịch")
    assert paper.signature.name == "Phạm Thị Diễm"


def test_the_law_of_the_form_is_a_basis(subject):
    law = "Căn cứ Luật Thi đua, khen thưởng năm 2003, sửa đổi năm 2005, 2013;"
    assert law in words(of_lists.decision(subject))


def test_the_cover_is_one_page(subject):
    assert len(PdfDocument(to_pdf(of_lists.cover(subject)))) == 1


def test_the_list_for_the_meeting_tells_what_was_given_before(subject):
    said = words(of_lists.agenda_list(subject))
    assert "Giấy khen của Chủ tịch UBND quận (Quyết định 77/QĐ-UBND" in said
    assert "Tổng số: 02 cá nhân" in said


def test_the_upper_level_is_asked_by_the_host_body(subject, plan):
    paper = of_lists.proposal_upwards(subject)
    assert paper.issuer.name == "Ủy ban nhân dân quận Ba Đình"
    assert paper.signature.authority == ("TM. Ủy ban nhân dân", "Chủ tịch")
    assert paper.notation.strip() == "/TTr-UBND"
