"""Whatever awkward thing is brought to the page where one writes: its own message, and the draft stays."""

import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from hoadep.office.drafts.models import Draft
from tests.contest.entries.writers import Writer
from tests.office.files.test_photos import png_header
from tests.office.uploads.makers import picture, rezipped, word
from tests.office.uploads.pdf_maker import pdf
from tests.office.uploads.test_pdf import LOCK

OLE = bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 500
PROGRAM = b"MZ\x90\0" + b"\0" * 2000
TYPED = "Đang viết dở."


def workbook():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("xl/workbook.xml", "<workbook/>")
    return out.getvalue()


def scanned():
    out = io.BytesIO()
    Image.new("RGB", (400, 600), "white").save(out, "PDF")
    return out.getvalue()


FILES = {
    "zip bomb": (
        "bai.docx",
        rezipped(word("X"), word__document_xml=b" " * 20 * 2**20),
        "bung ra lớn bất thường",
    ),
    "password of Word": ("bai.docx", OLE + "EncryptedPackage".encode("utf-16-le"), "bảo vệ bằng mật khẩu"),
    "old Word": ("bai.docx", OLE + "WordDocument".encode("utf-16-le"), "Word kiểu cũ"),
    "program as Word": ("bai.docx", PROGRAM, "là chương trình"),
    "broken Word": ("bai.docx", word("Người tốt")[:1000], "bị hỏng"),
    "table as Word": ("bai.docx", workbook(), "không phải bài viết"),
    "photo as Word": ("bai.docx", picture(), "Tệp này là ảnh"),
    "PDF without text": ("bai.pdf", scanned(), "không có chữ để lấy"),
    "password of PDF": ("bai.pdf", pdf([[("plain", "Người tốt")]], trailer=LOCK), "bảo vệ bằng mật khẩu"),
    "broken PDF": ("bai.pdf", b"%PDF-1.4 hong", "bị hỏng"),
    "RTF": ("bai.rtf", b"{\\rtf1 Xin chao}", "dạng .rtf"),
    "null bytes": ("bai.txt", b"Xin\0 chao", "ký tự rỗng"),
    "no text at all": ("bai.txt", b"\x01\x02\x03\x04" * 100, "không nhận ra đây là tệp gì"),
    "empty": ("bai.txt", b"", "Tệp trống"),
    "two million letters": ("bai.txt", "chữ ".encode() * 500_000, "Bài dài 1.999.999 ký tự"),
    "40 MB": ("bai.docx", b"PK\x03\x04" + b"0" * 40 * 2**20, "40 MB, quá mức 30 MB"),
}
PHOTOS = {
    "60 MB": ("lon.jpg", b"\xff\xd8\xff" + b"\0" * (60 * 2**20), "60 MB, quá mức 20 MB"),
    "program": ("anh.jpg", PROGRAM, "không phải là ảnh"),
    "50,000 by 50,000": ("anh.png", png_header(50_000, 50_000), "Ảnh quá lớn"),
    "broken": ("anh.jpg", picture()[:60], "bị hỏng"),
    "HEIC": ("anh.heic", b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + b"\0" * 100, "Tương thích nhất"),
    "drawing with script": ("anh.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>", "không phải là ảnh"),
}


@pytest.fixture
def writer(season, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return Writer()


def brought(writer, field, name, content):
    """What the page says to a file, and that what was typed beside it is there and kept."""
    answer = writer.type(3, {field: SimpleUploadedFile(name, content), "text": TYPED})
    shown = answer.content.decode()
    assert (answer.status_code, TYPED in shown, Draft.objects.get().data["text"]) == (422, True, TYPED)
    return shown


@pytest.mark.parametrize(("name", "content", "told"), FILES.values(), ids=FILES)
def test_each_awkward_file_has_its_message(writer, name, content, told):
    assert told in brought(writer, "file", name, content)


@pytest.mark.parametrize(("name", "content", "told"), PHOTOS.values(), ids=PHOTOS)
def test_each_awkward_photo_has_its_message(writer, name, content, told):
    shown = brought(writer, "photos", name, content)
    assert (told in shown, name in shown) == (True, True)


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("bai.docm", rezipped(word("Người tốt"), word__vbaProject_bin=b"macro"), "có macro"),
        ("bai.txt", "Người \u202etốt\u202c".encode(), "ký tự đảo chiều chữ"),
    ],
    ids=["macros", "turned letters"],
)
def test_file_that_is_read_tells_what_was_left_out(writer, name, content, told):
    writer.type(3, {"file": SimpleUploadedFile(name, content), "text": TYPED})
    shown = writer.open(3).content.decode()
    assert (told in shown, "Người tốt" in shown, Draft.objects.get().data["text"]) == (True, True, TYPED)


@pytest.mark.parametrize(
    ("typed", "kept", "told"),
    [("Bà\0 Mai", "Bà Mai", "ký tự rỗng"), ("Bà M\u202eai", "Bà Mai", "ký tự đảo chiều chữ")],
    ids=["null", "turned"],
)
def test_hidden_letters_that_are_typed_are_told_and_taken_out(writer, typed, kept, told):
    writer.type(3, {"text": typed, "title": "Lớp học"}, keep="")
    shown = writer.open(3).content.decode()
    assert (told in shown, Draft.objects.get().data["text"]) == (True, kept)


def test_text_of_two_million_letters_is_told_and_the_draft_before_stays(writer):
    writer.type(3, {"text": "Bản trước."}, keep="")
    answer = writer.type(3, {"text": "a" * 2_000_000}, keep="")
    assert (answer.status_code, "Bài dài 2.000.000 ký tự" in answer.content.decode()) == (422, True)
    assert Draft.objects.get().data["text"] == "Bản trước."
