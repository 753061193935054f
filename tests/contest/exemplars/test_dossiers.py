"""Dossiers: made of nominations, brought papers, appraised by a checklist, returned, withdrawn."""

from datetime import date, timedelta

import pytest

from hoadep.contest.exemplars import actions, dossier_facts
from hoadep.contest.exemplars.candidates import candidates
from hoadep.contest.exemplars.consent_facts import may_be_public
from hoadep.contest.exemplars.models import Dossier
from hoadep.contest.people import actions as people
from hoadep.contest.plans.facts import book_of
from hoadep.office.files.actions import store
from hoadep.office.outbox.models import Message
from hoadep.rules.dossiers import CHECKS
from hoadep.rules.verdict import Refused


@pytest.fixture
def plan(season, at):
    return book_of(season, at("2021-03-01 09:00")).latest


def lacking(plan, dossier, at):
    rows = Dossier.objects.filter(pk=dossier.pk)
    (listed,) = dossier_facts.listed(rows, plan, as_of=at)
    return [f"{one.effect}: {one.verdict.reason}" for one in listed.lacking]


def test_a_dossier_waits_for_its_signed_papers_and_goes_on_without_them(at, cast, plan, prepare, fit):
    dossier = prepare("Vũ Thị Mai", "2021-03-01 09:00")
    assert (dossier.code, dossier.state) == ("BD21-H0001", "sent")
    assert lacking(plan, dossier, at("2021-03-01 10:00")) == [
        "note: Tờ trình (công văn) đề nghị khen thưởng: chờ bản ký.",
        "note: Danh sách trích ngang: chờ bản ký.",
        "note: Báo cáo thành tích có xác nhận: chờ bản ký.",
        "note: Biên bản họp xét: chờ bản ký.",
    ]
    fit(dossier, "2021-03-05 09:00")
    assert (dossier.state, dossier.nomination.state) == ("fit", "accepted")


def test_one_scan_for_all_is_enough_and_a_wrong_one_is_taken_away(at, cast, plan, prepare, stored):
    dossier = prepare("Vũ Thị Mai", "2021-03-01 09:00")
    who = {"by": cast.binh, "at": at("2021-03-02 09:00")}
    every = ("proposal", "list", "report", "minutes")
    paper = actions.bring_paper(dossier, every, stored=stored, name="bộ hồ sơ.pdf", **who)
    assert lacking(plan, dossier, at("2021-03-02 10:00")) == []
    actions.remove_paper(paper, **who)
    actions.bring_paper(dossier, ("minutes",), stored=None, name="", **who)
    assert len(lacking(plan, dossier, at("2021-03-02 10:00"))) == 3
    with pytest.raises(Refused, match="gồm những giấy nào"):
        actions.bring_paper(dossier, (), stored=stored, name="", **who)


def test_the_same_is_not_asked_twice(at, prepare):
    dossier = prepare("Vũ Thị Mai", "2021-03-01 09:00")
    with pytest.raises(Refused, match="Đã có hồ sơ BD21-H0001"):
        actions.prepare(
            dossier.nomination,
            actions.Asked(level="host", form="giay_khen", occasion="good_deed"),
            by=dossier.steps.get().by,
            at=at("2021-03-02 09:00"),
        )


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"form": "bang_khen"}, "không có hình thức khen này"),
        ({"occasion": "birthday"}, "không có diện khen này"),
    ],
)
def test_what_the_plan_does_not_have_is_not_asked(at, prepare, change, said):
    with pytest.raises(Refused, match=said):
        prepare("Vũ Thị Mai", "2021-03-01 09:00", **change)


def test_an_appraisal_wants_its_whole_checklist_or_a_reason(at, cast, prepare):
    dossier = prepare("Vũ Thị Mai", "2021-03-01 09:00")
    who = {"by": cast.hoa, "at": at("2021-03-05 09:00")}
    with pytest.raises(Refused, match="Chưa kiểm tra: hình thức, cấp khen"):
        actions.appraise(dossier, fit=True, statement="", checks=["deed", "papers", "twice"], **who)
    with pytest.raises(Refused, match="không đủ điều kiện phải nêu lý do"):
        actions.appraise(dossier, fit=False, statement=" ", checks=[], **who)
    actions.appraise(dossier, fit=False, statement="Việc chưa rõ.", checks=["deed"], **who)
    step = dossier.steps.last()
    assert (step.name, step.reason, step.checks) == ("find_unfit", "Việc chưa rõ.", ["deed"])
    assert dossier.nomination.state == "refused"


def test_nobody_appraises_what_is_about_himself(at, cast, prepare):
    dossier = prepare("Vũ Thị Mai", "2021-03-01 09:00")
    cast.hoa.person = dossier.exemplar.person
    cast.hoa.save()
    with pytest.raises(Refused, match="Không tự thẩm định"):
        actions.appraise(
            dossier, fit=True, statement="", checks=CHECKS, by=cast.hoa, at=at("2021-03-05 09:00")
        )


def test_a_person_says_why_an_earlier_commendation_was_for_another_deed(
    at, cast, plan, prepare, commend_by_hand
):
    dossier = prepare("Vũ Thị Mai", "2021-03-01 09:00")
    commend_by_hand(dossier.exemplar, "2021-02-01")
    who = {"by": cast.hoa, "at": at("2021-03-05 09:00")}
    warning = "Một việc không khen hai lần"
    with pytest.raises(Refused, match=warning):
        actions.appraise(dossier, fit=True, statement="", checks=CHECKS, **who)
    actions.appraise(
        dossier, fit=True, statement="", checks=CHECKS, other_deed="Lần trước khen hiến máu.", **who
    )
    findings = dossier_facts.listed(Dossier.objects.all(), plan, as_of=who["at"])[0].findings
    (twice,) = [one.verdict for one in findings if one.key == "twice"]
    assert twice.met
    assert twice.reason == (
        "Đã có: Giấy khen của Chủ tịch UBND quận (Quyết định 77/QĐ-UBND ngày 01/02/2021). "
        "Người xét kết luận là việc khác: Lần trước khen hiến máu."
    )


def test_an_earlier_commendation_follows_a_person_joined_under_another_spelling(
    at, cast, plan, prepare, exemplar, commend_by_hand
):
    other = exemplar("Vũ Thị May")
    commend_by_hand(other, "2021-02-01")
    dossier = prepare("Vũ Thị Mai", "2021-03-01 09:00")
    people.link_persons(
        dossier.exemplar.person, other.person, reason="Cùng địa chỉ.", by=cast.hoa, at=at("2021-03-02 09:00")
    )
    before, after = (lacking(plan, dossier, at(when)) for when in ("2021-03-01 12:00", "2021-03-03 12:00"))
    assert [one for one in after if one not in before] == [
        "warn: Đã có: Giấy khen của Chủ tịch UBND quận (Quyết định 77/QĐ-UBND ngày 01/02/2021). "
        "Một việc không khen hai lần; nếu là việc khác, ghi rõ lý do."
    ]


def test_returned_with_reason_and_day_it_begins_its_time_anew(at, cast, plan, prepare):
    dossier = prepare("Vũ Thị Mai", "2021-03-01 09:00")
    who = {"by": cast.hoa, "at": at("2021-03-09 09:00")}
    with pytest.raises(Refused, match="Trả lại phải nêu lý do"):
        actions.return_dossier(dossier, reason="", due_on=date(2021, 3, 15), **who)
    with pytest.raises(Refused, match="còn ở phía trước"):
        actions.return_dossier(dossier, reason="Thiếu biên bản.", due_on=date(2021, 3, 8), **who)
    actions.return_dossier(dossier, reason="Thiếu biên bản.", due_on=date(2021, 3, 15), **who)
    assert dossier.nomination.state == "sent"
    actions.complete_dossier(
        dossier, receiver="", reason="Đã có biên bản.", by=cast.binh, at=at("2021-03-12 09:00")
    )
    (listed,) = dossier_facts.listed(Dossier.objects.all(), plan, as_of=at("2021-03-13 09:00"))
    assert listed.returns == 1
    assert listed.appraisal.reason == "Còn 9 ngày, hạn thẩm định 22/03/2021."


def test_the_unit_is_told_of_what_came_back(at, cast, prepare):
    dossier = prepare("Vũ Thị Mai", "2021-03-01 09:00")
    due_on = date(2021, 3, 15)
    actions.return_dossier(
        dossier, reason="Thiếu biên bản.", due_on=due_on, by=cast.hoa, at=at("2021-03-09 09:00")
    )
    (message,) = Message.objects.filter(kind="dossier_return_dossier")
    assert (message.recipient, message.title) == (
        cast.binh.code,
        "Trả lại để bổ sung: Vũ Thị Mai (BD21-H0001)",
    )
    assert "Ý kiến: Thiếu biên bản.\n\nHạn bổ sung: hết ngày 15/03/2021." in message.text


def test_what_waits_too_long_is_told(at, season, plan, prepare):
    dossier = prepare("Vũ Thị Mai", "2021-03-01 09:00")
    prepare("Đỗ Văn Tâm", "2021-03-09 09:00")
    last_good = at("2021-03-11 23:59")
    assert dossier_facts.overdue_appraisals(season, plan, as_of=last_good) == []
    late = dossier_facts.overdue_appraisals(season, plan, as_of=last_good + timedelta(minutes=1))
    assert [(row.dossier, row.appraisal.reason) for row in late] == [
        (dossier, "Quá hạn thẩm định 11/03/2021 1 ngày.")
    ]


def test_the_plan_says_how_long_which_papers_and_how_often(plan):
    changed = plan.dossier.model_copy(update={"days": 5, "papers": ("proposal",), "returns": 1})
    terms = dossier_facts.terms_of(plan.model_copy(update={"dossier": changed}))
    assert (terms.days, terms.papers, terms.returns) == (5, ("proposal",), 1)
    assert dossier_facts.terms_of(plan.model_copy(update={"dossier": None})).days == 10


def test_a_dissolved_body_is_not_commended(at, season, cast, units, prepare_collective):
    dossier = prepare_collective("Phường Kim Mã", "2021-03-01 09:00")
    units.kim_ma.until = date(2021, 2, 1)
    units.kim_ma.save()
    with pytest.raises(Refused, match="không khen thưởng đơn vị đã giải thể"):
        actions.appraise(
            dossier, fit=True, statement="", checks=CHECKS, by=cast.hoa, at=at("2021-03-05 09:00")
        )


def test_a_nomination_withdrawn_takes_its_dossier_along(at, cast, prepare):
    dossier = prepare("Vũ Thị Mai", "2021-03-01 09:00")
    actions.withdraw(dossier.nomination, reason="Đơn vị đề nghị.", by=cast.binh, at=at("2021-03-02 09:00"))
    dossier.refresh_from_db()
    assert (dossier.state, dossier.steps.last().reason) == ("withdrawn", "Đơn vị đề nghị.")
    with pytest.raises(Refused, match="chưa lập hồ sơ"):
        actions.prepare(
            dossier.nomination,
            actions.Asked(level="host", form="giay_khen", occasion="good_deed"),
            by=cast.binh,
            at=at("2021-03-03 09:00"),
        )


def test_whom_one_asked_and_what_was_answered(at, cast, prepare):
    dossier = prepare("Vũ Thị Mai", "2021-03-01 09:00")
    who = {"by": cast.hoa, "at": at("2021-03-03 09:00")}
    asked = actions.inquire(dossier, asked=" Công an phường ", question="Có vi phạm gì không?", **who)
    actions.note_answer(asked, answer="Không.", by=cast.hoa, at=at("2021-03-04 09:00"))
    (row,) = dossier.inquiries.all()
    assert (row.asked, row.answer, row.answered_at) == ("Công an phường", "Không.", at("2021-03-04 09:00"))


def test_consent_of_a_pupil_is_the_pupils_and_the_guardians(at, cast, plan, prepare):
    exemplar = prepare("Vũ Minh Anh", "2021-03-01 09:00", born=2010).exemplar
    on = date(2021, 3, 5)
    who = {"by": cast.hoa, "at": at("2021-03-05 09:00")}

    def word(giver, name):
        given = actions.Agreement(who=giver, name=name, given_on=on, way="Ký phiếu đồng ý")
        return actions.agree(exemplar, given, **who)

    def public():
        return may_be_public([exemplar], plan, on=on)[exemplar.pk]

    word("guardian", "Vũ Văn Hải")
    assert public().reason == "Chưa công khai được: chờ em đồng ý."
    own = word("own", "Vũ Minh Anh")
    assert public().met
    actions.take_consent_back(own, **who)
    assert not public().met
    later = actions.Agreement(who="own", name="Anh", given_on=date(2021, 3, 6), way="nói")
    with pytest.raises(Refused, match="chưa đến"):
        actions.agree(exemplar, later, **who)


def test_whom_a_school_nominates_may_be_a_pupil_until_the_year_of_birth_is_known(
    at, cast, plan, units, introduce
):
    sent = introduce(cast.hoa, units.cu_ba, "Vũ Minh Anh", at=at("2021-03-01 09:00"))
    exemplar, on = sent.exemplar, date(2021, 3, 5)
    who = {"by": cast.hoa, "at": at("2021-03-05 09:00")}
    given = actions.Agreement(who="own", name="Vũ Minh Anh", given_on=on, way="Ký phiếu đồng ý")
    actions.agree(exemplar, given, **who)
    first = may_be_public([exemplar], plan, on=on)[exemplar.pk]
    assert (first.met, "Hãy ghi năm sinh" in first.reason) == (False, True)
    with pytest.raises(Refused, match="Năm sinh 2030 không hợp lý"):
        actions.note_birth(exemplar, born=2030, **who)
    actions.note_birth(exemplar, born=1980, **who)
    assert may_be_public([exemplar], plan, on=on)[exemplar.pk].met


def test_warning_names_the_other_dossier_where_nothing_was_given_before(at, cast, plan, prepare):
    first = prepare("Vũ Thị Mai", "2021-03-01 09:00")
    asked = actions.Asked(level="host", form="good_deed_title", occasion="good_deed")
    other = actions.prepare(first.nomination, asked, by=cast.binh, at=at("2021-03-02 09:00"))
    other.other_deed = "Hai việc ở hai năm."
    (told,) = candidates([other], plan, as_of=at("2021-03-03 09:00"))
    assert told.warned == (
        f"Đã có: hồ sơ {first.code} đang xét. Người thẩm định kết luận là việc khác: Hai việc ở hai năm."
    )


def test_scan_that_was_altered_after_it_was_signed_is_refused(at, cast, prepare):
    dossier = prepare("Vũ Thị Mai", "2021-03-01 09:00")
    who = {"by": cast.binh, "at": at("2021-03-02 09:00")}
    altered = store(b"%PDF-1.7 /ByteRange [0 1 2 3]", "application/pdf", by="", at=who["at"])
    with pytest.raises(Refused, match="Không đọc được chữ ký số"):
        actions.bring_paper(dossier, ("proposal",), stored=altered, name="ban-ky.pdf", **who)
    assert dossier.papers.count() == 0
