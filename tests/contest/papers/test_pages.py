"""Papers on their pages: kept from a meeting, signed, numbered, replaced, corrected; the register."""

from io import BytesIO

import pytest
from openpyxl import load_workbook

from hoadep.contest.council import actions as council
from hoadep.contest.papers import actions
from hoadep.office.documents.content import Issuer, Paper, Paragraph
from hoadep.office.documents.pdf import to_pdf
from hoadep.office.issuing.models import Document
from hoadep.office.numbers.models import OwnSeries

HOME = "/ba-dinh-2021"


@pytest.fixture
def page(cast, signed_in):
    return signed_in(cast.hoa)


@pytest.fixture
def paper() -> Paper:
    return Paper(
        kind="notice",
        issuer=Issuer("Ủy ban nhân dân quận Ba Đình", "UBND", "Ba Đình"),
        subject="Về việc nhận bài dự thi",
        year=2021,
        body=(Paragraph("Các đơn vị gửi bài trước ngày 10 hằng tháng."),),
    )


@pytest.fixture
def kept(season, cast, paper, at) -> Document:
    who = {"by": cast.hoa, "at": at("2021-03-26 09:00")}
    (document,) = actions.keep_papers(season, {"tb": paper}, subject="BD21-T0001", page="/", **who)
    return document


def do(page, document, name, **data):
    return page.post(f"{HOME}/van-ban/{document.code}/viec/{name}/", data)


def scan(paper) -> BytesIO:
    file = BytesIO(to_pdf(paper))
    file.name = "ban-ky.pdf"
    return file


@pytest.fixture
def issued(page, kept, paper) -> Document:
    do(page, kept, "ban-ky", scan=scan(paper))
    do(page, kept, "ban-hanh", number="15/TB-UBND", dated="25/03/2021", signer="Phạm Thị Diễm")
    kept.refresh_from_db()
    return kept


def test_from_the_draft_to_the_issue(page, issued):
    assert (issued.state, issued.number.notation) == ("issued", "15/TB-UBND")
    shown = page.get(f"{HOME}/van-ban/{issued.code}/").content.decode()
    assert "15/TB-UBND, 25/03/2021" in shown
    assert page.get(f"{HOME}/van-ban/{issued.code}/tep/signed/").content[:5] == b"%PDF-"


def test_without_a_signed_file_the_page_does_not_offer_a_number(page, kept):
    shown = page.get(f"{HOME}/van-ban/{kept.code}/").content.decode()
    assert "Ghi số và ban hành" not in shown
    answer = do(page, kept, "ban-hanh", number="15/TB-UBND", dated="25/03/2021")
    assert (answer.status_code, "Chưa có bản ký" in answer.content.decode()) == (422, True)


def test_what_is_no_scan_is_told_at_the_field(page, kept):
    program = BytesIO(b"MZ\x90\x00")
    program.name = "ban-ky.pdf"
    answer = do(page, kept, "ban-ky", scan=program)
    assert (answer.status_code, "Tệp này không phải bản quét" in answer.content.decode()) == (422, True)


def test_the_second_draft_of_a_paper_takes_the_place_of_the_first(season, cast, kept, paper, at):
    who = {"by": cast.hoa, "at": at("2021-03-27 09:00")}
    (again,) = actions.keep_papers(season, {"tb": paper}, subject="BD21-T0001", page="/", **who)
    kept.refresh_from_db()
    assert (kept.state, again.state) == ("dropped", "draft")


def test_an_issued_paper_is_replaced_and_corrected_by_new_ones(page, issued):
    do(page, issued, "thay-the")
    do(page, issued, "dinh-chinh", wrong="ngày 10", right="ngày 09")
    rows = Document.objects.exclude(pk=issued.pk).order_by("pk")
    assert [(row.kind, row.replaces, row.corrects) for row in rows] == [
        ("notice", issued, None),
        ("letter", None, issued),
    ]
    shown = page.get(f"{HOME}/van-ban/{issued.code}/").content.decode()
    assert "Đang soạn văn bản thay thế:" in shown
    assert "Đang soạn công văn đính chính:" in shown


def test_the_register_is_shown_printed_and_given_as_excel(page, issued):
    assert "15/TB-UBND" in page.get(f"{HOME}/so-van-ban/?nam=2021").content.decode()
    assert page.get(f"{HOME}/so-van-ban/in.pdf?nam=2021").content[:5] == b"%PDF-"
    sheet = load_workbook(BytesIO(page.get(f"{HOME}/so-van-ban/?nam=2021&dang=xlsx").content)).active
    assert [row[0] for row in sheet.values][-1] == "15/TB-UBND"


def test_all_columns_of_a_row_are_written_and_printed(page, issued):
    number = issued.number
    given = {"recipients": "Các phường", "keeper": "VT, NV", "copies": "12", "transferred_on": "26/03/2021"}
    page.post(
        f"{HOME}/so-van-ban/{number.pk}/", {**given, "receipt": "Đã nhận", "note": "Gửi trục liên thông"}
    )
    number.refresh_from_db()
    assert (number.keeper, number.copies, str(number.transferred_on)) == ("VT, NV", 12, "2021-03-26")
    sheet = load_workbook(BytesIO(page.get(f"{HOME}/so-van-ban/?nam=2021&dang=xlsx").content)).active
    assert list(sheet.values)[-1][4:7] == ("Các phường", "VT, NV", 12)
    assert "Gửi trục liên thông" in page.get(f"{HOME}/so-van-ban/?nam=2021").content.decode()


def test_a_series_of_the_office_gives_the_number(page, kept, paper):
    page.post(f"{HOME}/so-van-ban/day-so/", {"issuer": paper.issuer.name, "symbol": "TB-UBND"})
    do(page, kept, "ban-ky", scan=scan(paper))
    do(page, kept, "ban-hanh", series=OwnSeries.objects.get().pk, dated="25/03/2021")
    kept.refresh_from_db()
    assert kept.number.notation == "01/TB-UBND"


def test_a_meetings_papers_are_kept_from_its_page(season, cast, page, at):
    called = council.Called(title="Xét khen", place="Phòng họp", starts_at=at("2021-03-22 14:00"))
    meeting = council.call_meeting(season, called, by=cast.hoa, at=at("2021-03-16 09:00"))
    page.post(f"{HOME}/hop-hoi-dong/{meeting.code}/luu/")
    assert [row.name for row in Document.objects.order_by("pk")] == ["Giấy mời", "Biên bản"]


def test_other_units_do_not_see_papers(cast, signed_in, kept):
    assert signed_in(cast.binh).get(f"{HOME}/van-ban/").status_code == 403
