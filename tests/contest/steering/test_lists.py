"""The round trip of a list: a blank, two hundred rows with fifteen planted faults, mended, taken in once."""

import io
import re
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from openpyxl import Workbook, load_workbook
from openpyxl.styles import Font

from hoadep.contest.entries.actions import withdraw
from hoadep.contest.entries.models import Entry
from hoadep.contest.exemplars.models import Nomination
from hoadep.contest.people.models import GroupMember
from hoadep.office.tables.blanks import HEAD
from hoadep.office.uploads.models import Upload

LIST = "/ba-dinh-2021/nhap-danh-sach/"
ENTRIES = f"{LIST}bai-du-thi/"
ROWS = 200
TITLE, KIND, AUTHOR, ADDRESS, TELEPHONE, SORT, NAME, PLACE, TEXT, SUB_UNIT = range(1, 11)
PLANTED = {
    # row of the sheet: (column, what stands there, what the preview has to say)
    6: (TITLE, "", "Chưa ghi tên bài."),
    12: (KIND, "Thơ", "“Thơ” không có trong danh mục."),
    20: (AUTHOR, None, "Chưa ghi họ tên tác giả."),
    33: (TELEPHONE, "12", "Số điện thoại “12” không đúng"),
    41: (TITLE, '=HYPERLINK("http://x","bấm")', "Ô chứa công thức."),
    57: (SORT, "Con mèo", "“Con mèo” không có trong danh mục."),
    64: (NAME, "Vũ Thị \u202eMai", "Có ký tự ẩn"),
    79: (PLACE, "   ", "Chưa ghi nơi ở, học tập, công tác của gương."),
    88: (TITLE, "B" * 301, "Dài 301 ký tự, nhiều nhất 300."),
    101: (ADDRESS, True, "giá trị đúng/sai"),
    120: (KIND, 1.49, "“1.49” không có trong danh mục."),
    133: (TELEPHONE, "không có", "Số điện thoại “không có” không đúng"),
    150: (NAME, "", "Chưa ghi tên gương."),
    171: (ADDRESS, "merge", "Ô bị gộp với ô khác."),
    190: (TITLE, "same", "Trùng nguyên dòng"),
}


@pytest.fixture(autouse=True)
def _folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def line(n):
    return [
        f"Chuyện thứ {n}",
        "bài viết",
        f"Nguyễn Văn {n}",
        "Tổ 5, Ngọc Hà",
        912000000 + n,
        "ca nhan",
        f"Vũ Thị {n}",
        "Tổ 12",
        f"Một chuyện có thật thứ {n}.",
    ]


def filled(blank, planted):
    """The downloaded blank as a school would send it back."""
    book = load_workbook(io.BytesIO(blank))
    sheet = book.active
    for n in range(ROWS):
        for x, value in enumerate(line(n), 1):
            sheet.cell(HEAD + 1 + n, x, value)
    for y, (x, value, _) in planted.items():
        if value == "merge":
            sheet.merge_cells(start_row=y, end_row=y + 1, start_column=x, end_column=x)
        elif value == "same":
            for column, typed in enumerate(line(0), 1):
                sheet.cell(y, column, typed)
        else:
            sheet.cell(y, x).value = value
    return saved(book)


def saved(book):
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def send(client, content, *, url=ENTRIES, unit="P-NGOCHA"):
    return client.post(url, {"unit": unit, "file": SimpleUploadedFile("Danh sách.xlsx", content)})


def told(page):
    """The rows that the preview calls wrong, and the reasons at their cells."""
    table = re.search(r"<caption>Dòng chưa đúng</caption>.*?</table>", page, re.S)
    rows = re.findall(r'<td class="num">(\d+)</td>(.*?)</tr>', table[0], re.S) if table else []
    return {int(n): re.findall(r"<li>(.*?)</li>", cells) for n, cells in rows}


def work():
    """What the worker does with all that waits."""
    for waiting in DBTaskResult.objects.ready():
        waiting.task.call(*waiting.task_result.args)


@pytest.fixture
def binh(cast, signed_in):
    return signed_in(cast.binh)


def test_round_trip_of_two_hundred_rows(binh):
    blank = binh.get(f"{ENTRIES}mau.xlsx").content
    preview = send(binh, filled(blank, PLANTED)).headers["Location"]
    found = told(binh.get(preview).content.decode())
    assert sorted(found) == sorted([*PLANTED, 172])  # a merged cell spoils both its rows
    assert all(len(reasons) == 1 for reasons in found.values())
    for y, (_, _, reason) in PLANTED.items():
        assert reason in found[y][0], (y, found[y])
    refused = binh.post(preview, {"all": ""})
    assert (refused.status_code, Entry.objects.count()) == (422, 0)

    mended = send(binh, filled(blank, {})).headers["Location"]
    assert told(binh.get(mended).content.decode()) == {}
    binh.post(mended, {"all": ""})
    again = binh.post(mended, {"all": ""})
    work()
    assert (again.url, Entry.objects.count()) == (f"{mended}tien-do/", ROWS)
    assert "200/200 dòng" in binh.get(again.url).content.decode()
    assert {entry.state for entry in Entry.objects.all()} == {"submitted"}
    assert Entry.objects.get(title="Chuyện thứ 7").authors.get().telephone == "0912000007"


def test_good_rows_alone_then_the_mended_rest_and_nothing_twice(binh):
    blank = binh.get(f"{ENTRIES}mau.xlsx").content
    first = send(binh, filled(blank, {6: PLANTED[6], 12: PLANTED[12]})).headers["Location"]
    binh.post(first, {"good": "", "checked_by": "Bà Tư", "reason": "Đã hỏi tổ dân phố."})
    work()
    assert Entry.objects.filter(state="approved").count() == ROWS - 2
    to_mend = load_workbook(io.BytesIO(binh.get(f"{first}can-sua.xlsx").content)).active
    assert [to_mend.cell(HEAD + n, TELEPHONE).value for n in (1, 2)] == ["912000001", "912000007"]
    whole = send(binh, filled(blank, {})).headers["Location"]
    found = told(binh.get(whole).content.decode())
    assert len(found) == ROWS - 2
    assert "Dòng này đã được nhập trước đây: BD21-B" in found[5][0]
    binh.post(whole, {"good": ""})
    assert Entry.objects.count() == ROWS


def sheet_of(client, *rows):
    """The downloaded blank with these rows."""
    book = load_workbook(io.BytesIO(client.get(f"{ENTRIES}mau.xlsx").content))
    for y, row in enumerate(rows, HEAD + 1):
        for x, value in enumerate(row, 1):
            book.active.cell(y, x, value)
    return saved(book)


def mended(n, **changes):
    """The row `n` with other words in some columns."""
    names = ("title", "kind", "author", "address", "telephone", "sort", "name", "place", "text")
    return list((dict(zip(names, line(n), strict=True)) | changes).values())


@pytest.mark.parametrize(
    ("changes", "doubted"),
    [
        ({"text": "Một chuyện có thật, đã sửa."}, True),
        ({"title": "CHUYỆN  THỨ 1.", "address": "Tổ 6, Ngọc Hà"}, True),
        ({"author": "Nguyễn Văn Một"}, True),  # the telephone tells
        ({"telephone": "0987 654 321"}, True),  # the name tells
        ({"title": "Chuyện thứ hai"}, False),
        ({"author": "Trần Thị Hoa", "telephone": "0987654321"}, False),
    ],
)
def test_mended_row_of_an_entry_that_was_sent_is_in_doubt(binh, changes, doubted):
    binh.post(send(binh, sheet_of(binh, line(1))).headers["Location"], {"all": ""})
    code = Entry.objects.get().code
    preview = send(binh, sheet_of(binh, mended(1, **changes))).headers["Location"]
    found = told(binh.get(preview).content.decode())
    doubt = [f"Có thể là bài {code} đã gửi. Nếu là bài khác, hãy đổi tên bài."]
    assert found == ({HEAD + 1: doubt} if doubted else {})
    binh.post(preview, {"good": "", "all": ""})
    assert Entry.objects.count() == (1 if doubted else 2)


def test_row_of_a_withdrawn_entry_is_taken_in_again_once_mended(cast, binh):
    binh.post(send(binh, sheet_of(binh, line(1))).headers["Location"], {"all": ""})
    withdraw(Entry.objects.get(), reason="Nhầm.", by=cast.binh, at=timezone.now())
    binh.post(send(binh, sheet_of(binh, mended(1, text="Đã sửa."))).headers["Location"], {"all": ""})
    assert sorted(Entry.objects.values_list("state", flat=True)) == ["submitted", "withdrawn"]


def test_two_rows_of_one_title_and_author_are_in_doubt(binh):
    preview = send(binh, sheet_of(binh, line(1), line(2), mended(1, text="Bản khác."))).headers["Location"]
    assert told(binh.get(preview).content.decode()) == {
        HEAD + 3: ["Cùng tên bài và tác giả với một dòng ở trên. Nếu là bài khác, hãy đổi tên bài."]
    }


def test_pupils_who_share_title_and_telephone_are_told_apart_by_their_names(binh):
    pupils = [mended(n, title="Cô giáo em", telephone="0912000111") for n in (1, 2, 3)]
    preview = send(binh, sheet_of(binh, *pupils)).headers["Location"]
    assert told(binh.get(preview).content.decode()) == {}
    binh.post(preview, {"all": ""})
    assert Entry.objects.count() == 3
    again = [mended(n, title="Cô giáo em", telephone="0912000111", text="Đã sửa.") for n in (3, 4)]
    preview = send(binh, sheet_of(binh, *again)).headers["Location"]
    assert list(told(binh.get(preview).content.decode())) == [HEAD + 1]


def test_entries_that_were_sent_are_read_in_one_query(binh):
    def queries(many):
        preview = send(binh, sheet_of(binh, *map(line, range(many)))).headers["Location"]
        with CaptureQueriesContext(connection) as asked:
            binh.get(preview)
        return len(asked)

    binh.post(send(binh, sheet_of(binh, *map(line, range(90, 95)))).headers["Location"], {"all": ""})
    assert queries(2) == queries(20)


def test_rows_to_mend_come_back_as_a_list_that_can_be_sent(binh):
    blank = binh.get(f"{ENTRIES}mau.xlsx").content
    first = send(binh, filled(blank, {12: PLANTED[12]})).headers["Location"]
    book = load_workbook(io.BytesIO(binh.get(f"{first}can-sua.xlsx").content))
    sheet = book.active
    assert "không có trong danh mục" in sheet.cell(HEAD + 1, SUB_UNIT + 1).value
    sheet.cell(HEAD + 1, KIND, "Bài viết")
    second = send(binh, saved(book)).headers["Location"]
    assert told(binh.get(second).content.decode()) == {}


def test_nominations_and_members_come_by_list_too(binh):
    for what, row in {
        "gioi-thieu-guong": ["Cá nhân", "Vũ Thị Mai", "Tổ 12", 1958, "Hai mươi năm dạy chữ."],
        "to-cong-tac": ["Trần Văn Bình", "Tổ trưởng", "0912000111"],
    }.items():
        book = load_workbook(io.BytesIO(binh.get(f"{LIST}{what}/mau.xlsx").content))
        for x, value in enumerate(row, 1):
            book.active.cell(HEAD + 1, x, value)
        preview = send(binh, saved(book), url=f"{LIST}{what}/").headers["Location"]
        binh.post(preview, {"all": ""})
    assert Nomination.objects.get().exemplar.person.born == 1958
    assert GroupMember.objects.get().post == "Tổ trưởng"


def test_list_in_an_old_font_is_told_and_taken_in_as_unicode(binh):
    book = load_workbook(io.BytesIO(binh.get(f"{ENTRIES}mau.xlsx").content))
    row = ["TiÕng trèng tr\xadêng", "bài viết", "NguyÔn V¨n Hoµ", "Tæ 5, Ngäc Hµ", 912000111, "cá nhân"]
    for x, value in enumerate([*row, "Vò ThÞ Mai", "Tæ 12", "Mét chuyÖn cã thËt."], 1):
        book.active.cell(HEAD + 1, x, value).font = Font(name=".VnTime")
    preview = send(binh, saved(book)).headers["Location"]
    page = binh.get(preview).content.decode()
    assert "Đã đổi từ phông cũ TCVN3 sang Unicode; hãy đọc lại trước khi nhập." in page
    assert ("Nguyễn Văn Hoà" in page, Entry.objects.count()) == (True, 0)
    binh.post(preview, {"all": ""})
    entry = Entry.objects.get()
    assert (entry.title, entry.text) == ("Tiếng trống trường", "Một chuyện có thật.")
    assert entry.authors.get().name == "Nguyễn Văn Hoà"


def workbook_with(**members):
    out = io.BytesIO(saved(Workbook()))
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as package:
        for name, content in members.items():
            package.writestr(name.replace("__", "/"), content)
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"MZ" + b"\0" * 500, "không phải bảng tính .xlsx"),
        (b"", "không phải bảng tính .xlsx"),
        (bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 500, "kiểu cũ (.xls) hoặc có mật khẩu"),
        (workbook_with(**{"xl__vbaProject.bin": b"x"}), "macro"),
        (workbook_with(**{"xl__lon.xml": b"\0" * 170 * 2**20}), "bung ra lớn bất thường"),
        (saved(Workbook()), "Không thấy dòng tiêu đề"),
        (b"PK\x03\x04" + b"hong" * 50, "bị hỏng"),
    ],
    ids=["program", "nothing", "old or locked", "macros", "bomb", "no heading", "broken"],
)
def test_what_is_no_list_is_told(binh, content, reason):
    answer = send(binh, content)
    assert (answer.status_code, reason in answer.content.decode()) == (422, True), answer.content.decode()
    assert not Upload.objects.exists()


def test_other_units_lists_are_shut(cast, binh, signed_in):
    preview = send(binh, filled(binh.get(f"{ENTRIES}mau.xlsx").content, {})).headers["Location"]
    dung = signed_in(cast.dung)
    assert dung.get(preview).status_code == 403
    assert send(dung, b"", unit="P-NGOCHA").status_code == 422
