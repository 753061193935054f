"""What stands on the papers of a round: phiếu chấm, bảng tổng hợp, biên bản, blind copies from the office."""

import re

import pytest
from pypdfium2 import PdfDocument

from hoadep.contest.jury import actions
from hoadep.contest.jury.models import Sheet

DESK = "/ba-dinh-2021/cham-thi/"


@pytest.fixture
def hoa(cast, signed_in):
    return signed_in(cast.hoa)


def text_of(client, path) -> str:
    """The words of a PDF, white space made single."""
    answer = client.get(path)
    assert answer.status_code == 200
    document = PdfDocument(answer.content)
    return " ".join(" ".join(page.get_textpage().get_text_range() for page in document).split())


def test_a_judges_sheet_has_every_mark_and_no_author(everything, judges, give, hoa):
    sheet = judges[0].sheets.standing().select_related("panelist", "numbered").first()
    give(sheet, "9.5", 6)
    said = text_of(hoa, f"{DESK}giam-khao/{judges[0].code}/phieu-cham/")
    assert "PHIẾU CHẤM ĐIỂM" in said.upper()
    assert f"Giám khảo: Đỗ Hải Nam ({judges[0].code})" in said
    assert f"{sheet.numbered.number} 9,5 6 15,5" in said
    assert "Số bài được giao: 4. Điểm lẻ đến 0,5." in said
    assert "Nguyễn Tác Giả" not in said
    assert "Ngọc Hà" not in said


def test_the_summary_has_each_number_with_its_marks_and_final_mark(everything, give, hoa, who):
    sheet = Sheet.objects.standing().select_related("panelist", "numbered").first()
    give(sheet, 6, 6)
    actions.close_round(everything.round, **who)
    said = text_of(hoa, f"{DESK}{everything.round.code}/tong-hop/")
    assert re.search(rf"{sheet.numbered.number} (12; 15|15; 12) 3 13,5", said)
    assert said.count("15; 15 0 15") == 5
    assert "Tổng số: 6 bài." in said
    assert "TRƯỞNG BAN GIÁM KHẢO" in said


def test_the_minutes_say_who_marked_how_and_what_did_not_go_as_planned(everything, give, hoa, who):
    sheet = Sheet.objects.standing().select_related("panelist", "numbered").first()
    give(sheet, 2, 3)
    actions.close_round(everything.round, reason="Hết giám khảo không liên quan", **who)
    said = text_of(hoa, f"{DESK}{everything.round.code}/bien-ban/")
    for words in (
        "Đỗ Hải Nam, Hội Nhà báo: chấm 4 bài.",
        "Mỗi bài 2 giám khảo chấm độc lập; phân bài theo số gốc 2021.",
        "Điểm chính thức: trung bình cộng các phiếu.",
        "Hai điểm chênh nhau quá 4 thì giao thêm một giám khảo chấm: trung bình cộng tất cả các phiếu.",
        "Số bài: 6; số phiếu chấm: 12.",
        "Lý do đóng vòng khi chưa chấm thêm: Hết giám khảo không liên quan.",
    ):
        assert words in said


def test_the_office_prints_blind_copies_for_who_marks_on_paper(opened, judges, hoa, cast, signed_in):
    path = f"{DESK}giam-khao/{judges[0].code}/in-bai/"
    page = hoa.get(path).content.decode()
    numbers = list(judges[0].sheets.standing().values_list("numbered__number", flat=True))
    assert all(f"Số phách {number}" in page for number in numbers)
    assert "Nguyễn Tác Giả" not in page
    assert signed_in(cast.dung).get(path).status_code == 403
