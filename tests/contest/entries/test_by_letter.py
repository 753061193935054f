"""What the standing office does for a unit carries the unit's letter, and is marked wherever it counts."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import load_workbook

from hoadep.contest.entries.models import Entry, EntryStep
from hoadep.contest.exemplars.models import Nomination
from hoadep.contest.progress import facts as progress
from hoadep.contest.progress.models import NothingToReport
from hoadep.office.files.models import IncomingLetter
from hoadep.office.tables.blanks import HEAD
from tests.contest.entries.writers import SEASON, Writer, address

PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n%%EOF\n"
LETTER = {"letter_number": "15/CV", "letter_on": "08/03/2021"}
CHECKED = {"checked_by": "Bà Tư", "reason": "Đã hỏi tổ dân phố."}


@pytest.fixture(autouse=True)
def _folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def hoa(cast, signed_in):
    return signed_in(cast.hoa)


@pytest.fixture
def online(units):
    """An entry that an author sent and Ngọc Hà has not approved."""
    Writer().lodge(units.ngoc_ha)
    return Entry.objects.get()


def scan():
    return SimpleUploadedFile("cong-van-15.pdf", PDF)


def prefixed(prefix, **typed):
    return {f"{prefix}-{name}": value for name, value in typed.items()}


def approve(client, entry, **typed):
    return client.post(address("entry_step", code=entry.code, name="duyet"), prefixed("duyet", **typed))


def line(season, unit, counts, key, as_of):
    return progress.line_of(season, unit, counts, key, as_of=as_of)


def test_office_approves_for_a_unit_only_by_its_letter(hoa, online):
    refused = approve(hoa, online, **CHECKED)
    online.refresh_from_db()
    assert (refused.status_code, online.state) == (422, "submitted")
    assert approve(hoa, online, **CHECKED, **LETTER, letter_scan=scan()).status_code == 302
    step = online.steps.last()
    assert (step.name, step.on_behalf, str(step.letter)) == ("approve", True, "15/CV ngày 08/03/2021")
    page = hoa.get(address("entry", code=online.code)).content.decode()
    assert "nhập thay" in page
    assert "theo văn bản 15/CV ngày 08/03/2021" in page


def test_letter_of_tomorrow_is_none(hoa, online):
    answer = approve(hoa, online, **CHECKED, letter_number="15/CV", letter_on="01/01/2999")
    assert "Ngày 01/01/2999 của văn bản chưa đến." in answer.content.decode()


def test_head_of_the_unit_is_asked_for_no_letter(cast, online, signed_in):
    approve(signed_in(cast.binh), online, **CHECKED)
    assert (online.steps.last().name, online.steps.last().on_behalf) == ("approve", False)


def test_scan_is_opened_by_the_unit_and_by_no_other(cast, hoa, online, signed_in):
    approve(hoa, online, **CHECKED, **LETTER, letter_scan=scan())
    page = address("unit_letter", pk=IncomingLetter.objects.get().pk)
    assert (hoa.get(page).status_code, signed_in(cast.binh).get(page).status_code) == (200, 200)
    assert signed_in(cast.dung).get(page).status_code == 403


def test_one_letter_of_several_acts_is_kept_once_and_its_scan_may_follow(hoa, online, units):
    approve(hoa, online, **CHECKED, **LETTER)
    assert IncomingLetter.objects.get().stored is None
    Writer().lodge(units.ngoc_ha, title="Bài thứ hai")
    approve(hoa, Entry.objects.last(), **CHECKED, **LETTER, letter_scan=scan())
    letter = IncomingLetter.objects.get()
    assert (letter.name, EntryStep.objects.filter(letter=letter).count()) == ("cong-van-15.pdf", 2)


def test_many_are_approved_by_the_letter_of_one_unit(hoa, units):
    for unit in (units.ngoc_ha, units.ngoc_ha, units.kim_ma):
        Writer().lodge(unit)
    codes = list(Entry.objects.values_list("code", flat=True))
    typed = prefixed("duyet", **CHECKED, **LETTER)
    several = hoa.post(address("entry_acts", name="duyet"), {"code": codes} | typed)
    assert "Một văn bản chỉ của một đơn vị." in several.content.decode()
    asked = address("entry_acts", name="duyet") + "?viec=duyet&don_vi=P-NGOCHA"
    hoa.post(asked, {"code": codes[:2]} | typed)
    steps = EntryStep.objects.filter(name="approve")
    assert [(step.unit, step.on_behalf) for step in steps] == [(units.ngoc_ha, True)] * 2


def test_office_appends_the_scan_to_an_entry_it_types_in(hoa, cast, units, season, at):
    writer = Writer(hoa)
    letter = LETTER | {"arrived_on": "09/03/2021"}
    page = writer.write_all(units.ngoc_ha, text="", manner="paper", **letter)
    writer.type(4, {"scan": scan()}, page=page)
    writer.send()
    entry = Entry.objects.get()
    assert [(s.name, s.on_behalf) for s in entry.steps.all()] == [("submit", True), ("approve", True)]
    assert IncomingLetter.objects.get().name == "cong-van-15.pdf"
    board = line(season, units.ngoc_ha, "entries", "2021-03", at("2021-03-12 08:00"))
    assert (board.received, board.on_behalf) == (1, 1)


def test_mark_stays_after_the_office_receives_and_goes_when_the_unit_sends_again(hoa, cast, online, at):
    approve(hoa, online, **CHECKED, **LETTER)
    hoa.post(address("entry_step", code=online.code, name="tiep-nhan"))
    assert online.steps.last().on_behalf
    hoa.post(address("entry_step", code=online.code, name="tra-lai"), {"tra-lai-reason": "Thiếu ảnh."})
    online.refresh_from_db()
    assert online.steps.last().on_behalf


def test_commendation_is_asked_for_by_letter(hoa, cast, units, send, exemplar):
    entry = send(units.ngoc_ha, "2021-02-20 16:00", about=exemplar("Vũ Thị Mai"))
    typed = {"exemplar": entry.exemplars.get().code, "achievement": "Hai mươi năm dạy chữ."}
    page = address("entry_praise", code=entry.code)
    assert hoa.post(page, typed).status_code == 422
    hoa.post(page, typed | LETTER)
    step = Nomination.objects.get().steps.get()
    assert (step.on_behalf, step.letter.number) == (True, "15/CV")
    assert step.reason == f"Nhập thay đơn vị theo văn bản số 15/CV ngày 08/03/2021, theo bài {entry.code}."


def test_board_its_rows_and_the_units_pages_say_that_it_was_typed_in(hoa, cast, units, signed_in, nominated):
    board = hoa.get(address("board")).content.decode()
    assert "nhập thay 1" in board
    rows = address("board_rows", code="P-NGOCHA", counts="nominations", key="2021-03")
    assert "· nhập thay" in hoa.get(rows).content.decode()
    binh = signed_in(cast.binh)
    assert "nhập thay 1" in binh.get(address("board_unit", code="P-NGOCHA")).content.decode()
    desk = binh.get(address("unit_desk"), {"tinh_den": "2021-03-08T13:00"}).content.decode()
    assert "1 do cơ quan thường trực nhập thay" in desk


@pytest.fixture
def nominated(hoa, units):
    """A nomination that the office typed in by a letter of Ngọc Hà, with its scan."""
    typed = {"unit": "P-NGOCHA", "sort": "person", "name": "Vũ Thị Mai", "place": "Tổ 12"}
    typed |= LETTER | {"achievement": "Hai mươi năm dạy chữ.", "arrived_on": "08/03/2021"}
    hoa.post(address("nomination_new"), typed | {"letter_scan": scan()})
    return Nomination.objects.get()


def test_nomination_has_its_letter_with_the_scan(hoa, nominated):
    page = hoa.get(address("nomination", code=nominated.code)).content.decode()
    assert "theo văn bản 15/CV ngày 08/03/2021" in page
    assert "Bản quét văn bản" in page


def test_nothing_to_report_has_its_letter(hoa, units):
    page = address("nothing", code="P-NGOCHA", counts="nominations", key="2021-03")
    assert hoa.post(page, {"reason": "Đã rà soát."}).status_code == 422
    hoa.post(page, {"reason": "Đã rà soát.", **LETTER, "letter_scan": scan()})
    assert NothingToReport.objects.get().letter.name == "cong-van-15.pdf"
    said = hoa.get(address("board_unit", code="P-NGOCHA")).content.decode()
    assert "nhập thay theo văn bản 15/CV ngày 08/03/2021" in said


def test_list_that_the_office_sends_has_its_letter(hoa, units):
    page = f"/{SEASON['season']}/nhap-danh-sach/gioi-thieu-guong/"
    book = load_workbook(io.BytesIO(hoa.get(f"{page}mau.xlsx").content))
    row = ["Cá nhân", "Đỗ Văn Khiết", "Tổ 12", 1954, "Mười năm trà đá miễn phí."]
    for column, value in enumerate(row, 1):
        book.active.cell(HEAD + 1, column, value)
    stream = io.BytesIO()
    book.save(stream)
    sent = hoa.post(page, {"unit": "P-NGOCHA", "file": SimpleUploadedFile("ds.xlsx", stream.getvalue())})
    preview = sent.headers["Location"]
    assert hoa.post(preview, {"all": ""}).status_code == 422
    hoa.post(preview, {"all": "", **LETTER})
    step = Nomination.objects.get().steps.get()
    assert (step.on_behalf, step.reason) == (
        True,
        "Nhập thay đơn vị theo văn bản số 15/CV ngày 08/03/2021.",
    )
