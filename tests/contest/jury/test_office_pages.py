"""The office's pages of a round: inviting, masking, assigning, moving, paper sheets, results, papers."""

import re
from decimal import Decimal
from io import BytesIO

import pytest
from django.test import Client
from openpyxl import load_workbook

from hoadep.contest.jury import actions, facts, scores
from hoadep.contest.jury.models import Masking, Panelist, Round, Sheet
from hoadep.contest.people import actions as people
from hoadep.office.outbox.models import Message
from tests.contest.conftest import OPENED

DESK = "/ba-dinh-2021/cham-thi/"


@pytest.fixture
def hoa(cast, signed_in):
    return signed_in(cast.hoa)


@pytest.fixture
def secretary(cast, signed_in):
    """Somebody else at the office, who types from paper."""
    who = {"by": people.SYSTEM, "at": OPENED}
    account = people.make_account(username="thuky", name="Trịnh Thu Ký", password=None, **who)
    people.give_role(account, "secretary", **who)
    return signed_in(account)


def said(client, path) -> str:
    answer = client.get(path)
    assert answer.status_code == 200
    return answer.content.decode()


def test_from_invitation_to_an_open_round(prepared, hoa, units):
    place = f"{DESK}{prepared.code}/"
    for n in range(3):
        slip = hoa.post(f"{place}moi-giam-khao/", {"name": f"Giám khảo {n}", "unit": ""}).content.decode()
    key, code = re.search(r"vao/([\w-]+)/", slip)[1], re.search(r'number">([a-z0-9]{8})<', slip)[1]
    judge = Client()
    judge.post(f"/ba-dinh-2021/giam-khao/vao/{key}/", {"code": code})
    assert "Vòng chấm chưa mở" in said(judge, "/ba-dinh-2021/giam-khao/bai/")
    hoa.post(f"{place}viec/phan-bai/")
    assert "Mở vòng chấm" in said(hoa, place)
    hoa.post(f"{place}viec/mo/")
    prepared.refresh_from_db()
    assert prepared.state == Round.State.OPEN
    assert "Đã chấm 0/4 bài" in said(judge, "/ba-dinh-2021/giam-khao/bai/")


def test_opening_asks_when_names_are_still_to_be_seen(prepared, judges, entries, hoa, who):
    entries[1].text = "Chuyện ở phường Ngọc Hà, gọi 0912345678."
    entries[1].save()
    actions.assign(prepared, seed=1, **who)
    path = f"{DESK}{prepared.code}/viec/mo/"
    assert "Mở Vòng sơ khảo khi còn 2 chỗ chưa che?" in hoa.post(path).content.decode()
    prepared.refresh_from_db()
    assert prepared.state == Round.State.PREPARING
    hoa.post(path, {"confirmed": "1"})
    prepared.refresh_from_db()
    assert prepared.state == Round.State.OPEN


def test_a_new_slip_replaces_the_old_one(prepared, judges, hoa):
    before = judges[0].key
    hoa.post(f"{DESK}giam-khao/{judges[0].code}/phieu-moi/")
    judges[0].refresh_from_db()
    assert (judges[0].key != before, judges[0].slip) == (True, 2)


def test_names_found_are_shown_and_those_ticked_are_masked(prepared, entries, hoa):
    entry = entries[1]
    entry.text = "Cô Vũ Thị Mai ở phường Ngọc Hà, người kể: Tác Giả B, 0912345678."
    entry.save()
    number = prepared.numbered.get(entry=entry).number
    shown = said(hoa, f"{DESK}{prepared.code}/che-ten/")
    assert all(word in shown for word in ("Ngọc Hà", "Tác Giả B", "0912345678"))
    hoa.post(f"{DESK}{prepared.code}/che-ten/", {"che": [f"{number}:Tác Giả B", f"{number}:không có"]})
    assert list(Masking.objects.values_list("found", "shown")) == [("Tác Giả B", "[tác giả]")]
    one = said(hoa, f"{DESK}{prepared.code}/che-ten/{number}/")
    assert "người kể: [tác giả]" in one
    hoa.post(f"{DESK}{prepared.code}/che-ten/{number}/", {"found": "phường Ngọc Hà", "shown": "phường tôi"})
    assert "ở phường tôi, người kể" in said(hoa, f"{DESK}{prepared.code}/che-ten/{number}/")
    row = Masking.objects.get(shown="phường tôi")
    hoa.post(f"{DESK}{prepared.code}/che-ten/{number}/viec/bo-che/", {"chon": row.pk})
    assert "ở phường Ngọc Hà" in said(hoa, f"{DESK}{prepared.code}/che-ten/{number}/")


def test_a_sheet_is_moved_on_the_page_with_a_reason(prepared, judges, hoa, who):
    actions.assign(prepared, seed=1, **who)
    sheet = judges[0].sheets.standing()[0]
    to = next(j for j in judges if not j.sheets.filter(numbered=sheet.numbered).exists())
    path = f"{DESK}giam-khao/{judges[0].code}/viec/chuyen-phieu/"
    hoa.post(path, {"number": sheet.numbered.number, "to": to.code, "reason": "am hiểu đề tài"})
    assert to.sheets.standing().filter(numbered=sheet.numbered).exists()
    assert "chuyển sang giám khảo khác: am hiểu đề tài" in said(hoa, f"{DESK}giam-khao/{judges[0].code}/")


def test_a_conflict_with_a_unit_takes_its_sheets_back(opened, judges, hoa, units):
    given = {"lien_quan-unit": units.kim_ma.pk, "lien_quan-reason": "công tác ở phường"}
    hoa.post(f"{DESK}giam-khao/{judges[0].code}/viec/lien-quan/", given)
    left = judges[0].sheets.standing().values_list("numbered__entry__unit__code", flat=True)
    assert set(left) <= {"P-NGOCHA"}


def test_a_late_judge_is_done_without_on_the_page(opened, judges, hoa):
    hoa.post(f"{DESK}giam-khao/{judges[0].code}/viec/thoi-cham/", {"reason": "đi công tác dài ngày"})
    assert "chưa đủ 2 giám khảo" in said(hoa, f"{DESK}{opened.code}/")
    assert "đi công tác dài ngày" in said(hoa, f"{DESK}giam-khao/{judges[0].code}/")


def test_paper_sheets_are_typed_by_one_and_checked_by_another(opened, judges, hoa, secretary):
    path = f"{DESK}giam-khao/{judges[0].code}/nhap-diem/"
    numbers = list(judges[0].sheets.standing().values_list("numbered__number", flat=True))
    typed = {f"{numbers[0]}-diem_content": "7,5", f"{numbers[0]}-diem_language": "11"}
    assert "điểm 11 không được" in secretary.post(path, typed).content.decode()
    assert Sheet.objects.filter(typed_by__isnull=False).count() == 0
    secretary.post(path, typed | {f"{numbers[0]}-diem_language": "8"})
    sheet = Sheet.objects.get(typed_by__isnull=False)
    assert (sheet.total, facts.is_marked(sheet)) == (Decimal("15.5"), False)
    check = f"{DESK}{opened.code}/doi-chieu/"
    refused = secretary.post(check, {"dung": sheet.pk})
    assert "Người nhập điểm không tự kiểm tra" in refused.content.decode()
    assert "15,5" in said(hoa, check)
    hoa.post(check, {"dung": sheet.pk})
    sheet.refresh_from_db()
    assert facts.is_marked(sheet)


def test_numbers_are_joined_with_entries_only_once_closed(everything, hoa, entries):
    path = f"{DESK}{everything.round.code}/ket-qua/"
    open_page = said(hoa, path)
    assert "BD21-B0" not in open_page
    assert "(15 + 15) : 2 = 15" in open_page
    hoa.post(f"{DESK}{everything.round.code}/viec/dong/", {"reason": ""})
    assert said(hoa, path).count("BD21-B0") >= len(entries)


def test_papers_and_tables_of_a_round(everything, judges, hoa):
    place = f"{DESK}{everything.round.code}/"
    for path in (f"{place}tong-hop/", f"{place}bien-ban/", f"{DESK}giam-khao/{judges[0].code}/phieu-cham/"):
        assert hoa.get(path).content.startswith(b"%PDF")
    assert hoa.get(f"{place}ket-qua/?dang=xlsx").content.startswith(b"PK")
    assert hoa.get(f"{place}ket-qua/?dang=csv").content.decode().count("\r\n") == 7


def test_severity_and_remarks_stand_on_the_results_for_the_office(everything, judges, hoa, at):
    sheet = judges[0].sheets.standing().select_related("panelist").first()
    given = actions.Given(remark_office="Cần xác minh năm.", remark_author="Mở bài rất hay.")
    actions.mark(sheet, given, by=judges[0].code, at=at("2021-04-05 21:00"))
    place = f"{DESK}{everything.round.code}/ket-qua/"
    page = said(hoa, place)
    assert "Mức chặt – lỏng (tham khảo)" in page
    assert "Mọi phiếu bằng điểm nhau nên không có mức chặt – lỏng." in page
    assert "Cần xác minh năm." in page
    book = load_workbook(BytesIO(hoa.get(f"{place}?dang=xlsx").content))
    assert book.sheetnames == ["Tổng hợp điểm", "Mức chặt – lỏng", "Nhận xét"]
    cells = [cell for row in book["Nhận xét"].iter_rows(values_only=True) for cell in row]
    assert {sheet.numbered.number, "Cần xác minh năm.", "Mở bài rất hay."} <= set(cells)


def test_authors_read_remarks_once_the_office_lets_them(everything, judges, cast, hoa, who, at):
    sheet = judges[0].sheets.standing().select_related("panelist", "numbered").first()
    author = sheet.numbered.entry.authorships.get().person
    cast.lan.person = author
    cast.lan.save()
    given = actions.Given(remark_author="Mở bài rất hay.")
    actions.mark(sheet, given, by=judges[0].code, at=at("2021-04-05 21:00"))
    path = f"{DESK}{everything.round.code}/viec/nhan-xet/"
    assert "chưa đóng" in hoa.post(path).content.decode()
    actions.close_round(everything.round, **who)
    hoa.post(path)
    message = Message.objects.get(kind="jury_remarks")
    assert message.recipient == cast.lan.code
    assert "Mở bài rất hay." in message.text
    assert judges[0].name not in message.text
    assert "đã được chuyển" in hoa.post(path).content.decode()
    assert "Đã chuyển nhận xét cho tác giả" in said(hoa, f"{DESK}{everything.round.code}/ket-qua/")


def test_a_final_mark_tells_every_sheet(everything, hoa):
    page = said(hoa, f"{DESK}{everything.round.code}/ket-qua/")
    assert re.search(r"BD21-GK00\d: Nội dung 7 \+ Ngôn ngữ 8 = 15\.", page)


def test_a_round_that_cannot_close_says_why(opened, hoa):
    answer = hoa.post(f"{DESK}{opened.code}/viec/dong/", {"reason": ""})
    assert "Còn phiếu chưa chấm của" in answer.content.decode()
    assert answer.status_code == 403


def test_the_best_of_a_round_with_ties(everything, who):
    actions.close_round(everything.round, **who)
    assert len(scores.best(everything.round, 2)) == 6


def test_nobody_but_the_office_sees_rounds(opened, cast, signed_in):
    assert signed_in(cast.dung).get(DESK).status_code == 403
    assert Panelist.objects.count() == 3
