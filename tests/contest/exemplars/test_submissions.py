"""Lists of dossiers: made, settled, forwarded, decided; what stands twice or comes too early is refused."""

from datetime import date
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import load_workbook
from pypdfium2 import PdfDocument

from hoadep.contest.exemplars import actions
from hoadep.contest.exemplars.models import Commendation, Dossier
from hoadep.contest.people import actions as people
from hoadep.office.documents.content import Issuer, Paper
from hoadep.office.documents.pdf import to_pdf
from hoadep.office.files.actions import store
from hoadep.office.issuing.models import Document
from hoadep.office.numbers.models import Number
from hoadep.rules.verdict import Refused, met, not_met

HEADING = actions.Heading(
    title="Khen gương tháng 3/2021", level="host", form="giay_khen", occasion="good_deed", way="meeting"
)
RULING = actions.Ruling(number="512/QĐ-UBND", decided_on=date(2021, 3, 25), giver="Chủ tịch UBND quận")


@pytest.fixture
def hoa(at, cast):
    """What the officer does at an instant: `hoa("2021-03-20 09:00")`."""
    return lambda when: {"by": cast.hoa, "at": at(when)}


@pytest.fixture
def ready(prepare, fit):
    """A fit dossier."""

    def make(name: str, **asked) -> Dossier:
        dossier = prepare(name, "2021-03-01 09:00", **asked)
        fit(dossier, "2021-03-05 09:00")
        return dossier

    return make


@pytest.fixture
def two(ready):
    return [ready("Vũ Thị Mai"), ready("Đỗ Văn Tâm")]


def states(*dossiers):
    for dossier in dossiers:
        dossier.refresh_from_db()
    return [dossier.state for dossier in dossiers]


@pytest.fixture
def settled(season, hoa, two):
    """A list of two, of whom the meeting passed one."""
    submission = actions.start_list(season, HEADING, two, **hoa("2021-03-15 09:00"))
    actions.close_list(submission, **hoa("2021-03-16 09:00"))
    outcomes = {
        two[0].code: met("", "9 trên 9 phiếu đồng ý."),
        two[1].code: not_met("", "5 trên 9 phiếu đồng ý, cần 70%."),
    }
    return actions.settle(submission, outcomes, settled_on=date(2021, 3, 22), **hoa("2021-03-22 15:00"))


def test_what_the_vote_said_is_carried_out(settled, two):
    assert states(*two) == ["passed", "rejected"]
    assert [dossier.steps.last().reason for dossier in two] == [
        "9 trên 9 phiếu đồng ý.",
        "5 trên 9 phiếu đồng ý, cần 70%.",
    ]
    assert (settled.stage, settled.code) == ("settled", "BD21-T0001")


def test_the_decision_commends_who_passed(settled, hoa, two):
    (made,) = actions.decide_list(settled, RULING, **hoa("2021-03-26 09:00"))
    assert (made.dossier, made.exemplar, made.number) == (two[0], two[0].exemplar, "512/QĐ-UBND")
    assert (made.level, made.form, made.occasion) == ("host", "giay_khen", "good_deed")
    assert states(*two) == ["commended", "rejected"]
    assert settled.stage == "decided"


def test_a_decision_does_not_come_before_its_meeting(settled, hoa):
    early = actions.Ruling(number="512/QĐ-UBND", decided_on=date(2021, 3, 21), giver="Chủ tịch UBND quận")
    with pytest.raises(Refused, match="trước ngày danh sách được thông qua"):
        actions.decide_list(settled, early, **hoa("2021-03-26 09:00"))
    assert Commendation.objects.count() == 0


def test_a_number_is_not_used_for_two_lists(season, settled, hoa, ready):
    actions.decide_list(settled, RULING, **hoa("2021-03-26 09:00"))
    other = actions.start_list(season, HEADING, [ready("Lê Thị Hoa")], **hoa("2021-03-27 09:00"))
    actions.close_list(other, **hoa("2021-03-27 09:00"))
    (item,) = other.items.all()
    outcomes = {item.dossier.code: met("", "Được thông qua.")}
    actions.settle(other, outcomes, settled_on=date(2021, 3, 27), **hoa("2021-03-28 09:00"))
    again = actions.Ruling(number="512/QĐ-UBND", decided_on=date(2021, 3, 28), giver="Chủ tịch UBND quận")
    with pytest.raises(Refused, match=r"Số 512/QĐ-UBND năm 2021 của .* đã dùng cho: Quyết định .*BD21-T0001"):
        actions.decide_list(other, again, **hoa("2021-03-28 10:00"))


def test_a_list_that_needs_no_vote_is_settled_with_its_closing(season, hoa, two):
    heading = actions.Heading(**{**vars(HEADING), "way": "none"})
    submission = actions.start_list(season, heading, two, **hoa("2021-03-15 09:00"))
    actions.close_list(submission, **hoa("2021-03-16 09:00"))
    assert (submission.settled_on, *states(*two)) == (date(2021, 3, 16), "passed", "passed")


def test_what_is_still_open_is_not_settled(season, hoa, two):
    submission = actions.start_list(season, HEADING, two, **hoa("2021-03-15 09:00"))
    actions.close_list(submission, **hoa("2021-03-16 09:00"))
    outcomes = {two[0].code: met("", "Được thông qua.")}
    with pytest.raises(Refused, match=f"Chưa có kết quả của: {two[1].code}"):
        actions.settle(submission, outcomes, settled_on=date(2021, 3, 22), **hoa("2021-03-22 15:00"))


def test_one_person_under_two_spellings_stands_in_a_list_but_once(season, at, cast, hoa, ready, prepare):
    first, second = ready("Vũ Thị Mai"), ready("Vũ Thị May")
    who = {"by": cast.hoa, "at": at("2021-03-10 09:00")}
    people.link_persons(first.exemplar.person, second.exemplar.person, reason="Cùng địa chỉ.", **who)
    with pytest.raises(Refused, match="Đứng hai lần trong danh sách"):
        actions.start_list(season, HEADING, [first, second], **hoa("2021-03-15 09:00"))


def test_a_list_gives_one_thing(season, hoa, ready):
    title = ready("Vũ Thị Mai", form="good_deed_title")
    with pytest.raises(Refused, match="khác với danh sách"):
        actions.start_list(season, HEADING, [title], **hoa("2021-03-15 09:00"))


def test_taken_off_with_a_reason_a_dossier_is_free_for_another_list(season, hoa, two):
    submission = actions.start_list(season, HEADING, two, **hoa("2021-03-15 09:00"))
    with pytest.raises(Refused, match="phải nêu lý do"):
        actions.take_off_list(submission, two[1], reason=" ", **hoa("2021-03-15 10:00"))
    actions.take_off_list(submission, two[1], reason="Chờ xác minh.", **hoa("2021-03-15 10:00"))
    other = actions.start_list(season, HEADING, [two[1]], **hoa("2021-03-15 11:00"))
    assert [item.dossier for item in other.items.all()] == [two[1]]
    actions.close_list(submission, **hoa("2021-03-16 09:00"))
    with pytest.raises(Refused, match="không sửa được nữa"):
        actions.put_on_list(submission, two[1], **hoa("2021-03-16 10:00"))


@pytest.fixture
def forwarded(season, hoa, ready):
    """Two dossiers that the upper level is asked for."""
    asked = {"level": "upper", "form": "bang_khen"}
    dossiers = [ready("Vũ Thị Mai", **asked), ready("Đỗ Văn Tâm", **asked)]
    heading = actions.Heading(**{**vars(HEADING), **asked})
    submission = actions.start_list(season, heading, dossiers, **hoa("2021-03-15 09:00"))
    actions.close_list(submission, **hoa("2021-03-16 09:00"))
    outcomes = {dossier.code: met("", "9 trên 9 phiếu đồng ý.") for dossier in dossiers}
    actions.settle(submission, outcomes, settled_on=date(2021, 3, 17), **hoa("2021-03-17 15:00"))
    day = date(2021, 3, 18)
    return actions.forward(submission, number="31/TTr-UBND", forwarded_on=day, **hoa("2021-03-18 09:00"))


def test_a_form_is_settled_only_in_the_ways_that_the_plan_gives_it(season, hoa, ready):
    asked = {"level": "upper", "form": "bang_khen"}
    dossier = ready("Vũ Thị Mai", **asked)
    heading = actions.Heading(**{**vars(HEADING), **asked, "way": "none"})
    with pytest.raises(Refused, match="không xét theo cách “không biểu quyết”"):
        actions.start_list(season, heading, [dossier], **hoa("2021-03-15 09:00"))
    assert states(dossier) == ["fit"]


def upper_ruling(*granted, number="1203/QĐ-UBND", **more):
    return actions.Ruling(
        number=number,
        decided_on=date(2021, 4, 20),
        giver="Chủ tịch UBND thành phố",
        granted=granted,
        **more,
    )


def test_the_upper_level_answers_for_each(forwarded, hoa):
    first, second = [item.dossier for item in forwarded.items.all()]
    assert states(first, second) == ["forwarded", "forwarded"]
    ruling = upper_ruling(first.code, final=True)
    (made,) = actions.decide_list(forwarded, ruling, **hoa("2021-04-22 09:00"))
    assert (made.level, made.exemplar) == ("upper", first.exemplar)
    assert (states(first, second), forwarded.stage) == (["commended", "declined"], "decided")


def test_the_upper_level_decides_on_one_list_in_several_decisions(forwarded, hoa):
    first, second = [item.dossier for item in forwarded.items.all()]
    actions.decide_list(forwarded, upper_ruling(first.code), **hoa("2021-04-22 09:00"))
    assert (states(first, second), forwarded.stage) == (["commended", "forwarded"], "forwarded")
    (made,) = actions.decide_list(
        forwarded, upper_ruling(second.code, number="1300/QĐ-UBND"), **hoa("2021-04-23 09:00")
    )
    assert (made.number, forwarded.stage) == ("1300/QĐ-UBND", "decided")
    assert [answer.number for answer in forwarded.answers.all()] == ["1203/QĐ-UBND", "1300/QĐ-UBND"]


def test_nobody_chosen_commends_nobody(forwarded, hoa):
    with pytest.raises(Refused, match="chọn ít nhất một hồ sơ"):
        actions.decide_list(forwarded, upper_ruling(), **hoa("2021-04-22 09:00"))
    assert (Commendation.objects.count(), forwarded.stage) == (0, "forwarded")


def test_the_upper_level_refuses_the_whole_list(forwarded, hoa, stored):
    dossiers = [item.dossier for item in forwarded.items.all()]
    said = {"number": "88/TB-TĐKT", "giver": "Ban Thi đua – Khen thưởng thành phố"}
    early = actions.Refusal(**said, dated=date(2021, 3, 1), reason="Chưa đủ thành tích.")
    with pytest.raises(Refused, match="trước ngày tờ trình gửi cấp trên"):
        actions.refuse_list(forwarded, early, **hoa("2021-04-22 09:00"))
    silent = actions.Refusal(**said, dated=date(2021, 4, 20), reason=" ")
    with pytest.raises(Refused, match="phải nêu lý do"):
        actions.refuse_list(forwarded, silent, **hoa("2021-04-22 09:00"))
    refusal = actions.Refusal(
        **said, dated=date(2021, 4, 20), reason="Chưa đủ thành tích.", stored=stored, name="tra-loi.pdf"
    )
    actions.refuse_list(forwarded, refusal, **hoa("2021-04-22 09:00"))
    assert (states(*dossiers), forwarded.stage) == (["declined", "declined"], "refused")
    assert dossiers[0].steps.last().reason == "88/TB-TĐKT: Chưa đủ thành tích."


def test_the_number_of_the_paper_that_goes_up_is_in_the_register(forwarded):
    assert Number.objects.get(notation="31/TTr-UBND").subject == forwarded.code


def test_the_host_commends_the_whole_list(settled, hoa, two):
    part = actions.Ruling(**{**vars(RULING), "granted": ("BD21-H9999",)})
    with pytest.raises(Refused, match="chọn ít nhất một hồ sơ"):
        actions.decide_list(settled, part, **hoa("2021-03-26 09:00"))


def test_only_the_upper_levels_list_is_forwarded(settled, hoa):
    with pytest.raises(Refused, match="không do cấp trên khen"):
        actions.forward(
            settled, number="31/TTr-UBND", forwarded_on=date(2021, 3, 25), **hoa("2021-03-25 09:00")
        )


def test_a_commendation_is_taken_back_with_its_money(settled, hoa, two):
    (made,) = actions.decide_list(settled, RULING, **hoa("2021-03-26 09:00"))
    withdrawal = actions.Withdrawal(
        number="700/QĐ-UBND", decided_on=date(2021, 5, 4), reason="Kê khai gian dối.", money=450_000
    )
    early = actions.Withdrawal(number="1/QĐ", decided_on=date(2021, 3, 1), reason="Sai.")
    with pytest.raises(Refused, match="trước ngày quyết định khen"):
        actions.revoke(made, early, **hoa("2021-05-05 09:00"))
    revocation = actions.revoke(made, withdrawal, **hoa("2021-05-05 09:00"))
    assert (revocation.money, *states(two[0])) == (450_000, "revoked")
    assert Number.objects.get(notation="700/QĐ-UBND").subject == made.code
    standing = [
        Commendation.objects.standing(hoa(when)["at"]).count()
        for when in ("2021-05-01 09:00", "2021-05-05 09:00")
    ]
    assert standing == [1, 0]
    with pytest.raises(Refused, match="đã bị hủy"):
        actions.revoke(made, withdrawal, **hoa("2021-05-06 09:00"))
    done = actions.note_recovery(
        revocation, recovered_on=date(2021, 5, 20), note="Phiếu thu 12", **hoa("2021-05-21 09:00")
    )
    assert (done.recovered_on, done.recovered_note) == (date(2021, 5, 20), "Phiếu thu 12")


def test_the_answer_is_typed_in_with_its_scan(cast, forwarded, signed_in):
    client, first = signed_in(cast.hoa), forwarded.items.first().dossier
    path = f"/ba-dinh-2021/danh-sach-trinh/{forwarded.code}/"
    typed = {"number": "88/TB", "dated": "20/04/2021", "giver": "Ban TĐKT", "reason": "Chưa đủ thành tích."}
    posted = {f"khong-khen-{name}": value for name, value in typed.items()}
    scan = SimpleUploadedFile("tra-loi.pdf", to_pdf(Paper(kind="letter", issuer=Issuer("Ban", "", "Hà Nội"))))
    kept = client.post(
        f"{path}viec/khong-khen/", posted | {"khong-khen-refused": first.code, "khong-khen-scan": scan}
    )
    assert (kept.status_code, states(first)) == (302, ["declined"])
    page = client.get(path).content.decode()
    assert ("Không khen: văn bản 88/TB" in page, "Chưa đủ thành tích." in page) == (True, True)
    answer = forwarded.answers.get()
    assert client.get(f"{path}tra-loi/{answer.pk}/").getvalue().startswith(b"%PDF")
    assert forwarded.items.last().dossier.state == "forwarded"


def test_what_is_to_be_recovered_is_listed_with_its_total(cast, settled, hoa, signed_in):
    (made,) = actions.decide_list(settled, RULING, **hoa("2021-03-26 09:00"))
    client, home = signed_in(cast.hoa), "/ba-dinh-2021/khen-thuong/"
    drafted = client.post(
        f"{home}{made.code}/huy/du-thao/", {"du-thao-reason": "Kê khai gian dối.", "du-thao-money": "450000"}
    )
    assert drafted.status_code == 302
    document = Document.objects.get(subject=made.code)
    assert (document.kind, "hủy quyết định tặng Giấy khen" in document.title) == ("decision", True)
    withdrawal = actions.Withdrawal(
        number="700/QĐ-UBND", decided_on=date(2021, 5, 4), reason="Kê khai gian dối.", money=450_000
    )
    revocation = actions.revoke(made, withdrawal, **hoa("2021-05-05 09:00"))
    page = client.get(f"{home}phai-thu-hoi/").content.decode()
    assert ("450.000 đồng" in page, made.exemplar.name in page) == (True, True)
    book = load_workbook(BytesIO(client.get(f"{home}phai-thu-hoi/?dang=xlsx").getvalue()))
    assert 450_000 in [cell.value for row in book.active.iter_rows() for cell in row]
    actions.note_recovery(
        revocation, recovered_on=date(2021, 5, 20), note="Phiếu thu 12", **hoa("2021-05-21 09:00")
    )
    assert "Không còn gì phải thu hồi" in client.get(f"{home}phai-thu-hoi/").content.decode()
    assert "Phiếu thu 12" in client.get(f"{home}phai-thu-hoi/?ca=1").content.decode()


def test_set_to_be_signed_holds_what_units_brought(cast, settled, two, signed_in):
    scan = to_pdf(Paper(kind="letter", issuer=Issuer("Phường Ngọc Hà", "", "Ba Đình")))
    kept = store(scan, "application/pdf", by="", at=settled.at)
    who = {"by": cast.binh, "at": settled.at}
    for dossier in two:
        actions.bring_paper(dossier, ("proposal", "minutes"), stored=kept, name="ban-ky.pdf", **who)
    actions.bring_paper(two[0], ("report",), stored=None, name="", **who)
    answer = signed_in(cast.hoa).get(f"/ba-dinh-2021/danh-sach-trinh/{settled.code}/trinh-ky.pdf")
    pages = [page.get_textpage().get_text_bounded() for page in PdfDocument(answer.content)]
    cover = " ".join(pages[0].split())
    assert ("Không được thông qua" in cover, "(bản giấy)" in cover) == (True, True)
    assert "tờ trình (công văn) đề nghị khen thưởng; biên bản họp xét (bản ký)" in " ".join(
        " ".join(pages).split()
    )
    assert ("PHƯỜNG NGỌC HÀ" in pages[-1].upper(), len([p for p in pages if p == pages[-1]])) == (True, 1)
