"""Files brought to an entry on its page: photos, the text in a file, and what cannot be used."""

import io
import os
from datetime import UTC, datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.urls import reverse
from docx import Document
from PIL import Image

from hoadep.contest.entries.desks import files_mentioned
from hoadep.contest.entries.models import Entry
from hoadep.office.drafts.models import Draft
from hoadep.office.files.models import Stored
from tests.contest.entries.writers import SEASON, Writer, address, hidden
from tests.office.uploads.makers import picture, saved, typed, word
from tests.vietnamese.test_legacy import encode_tcvn3, encode_vni


@pytest.fixture
def writer(season, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return Writer()


def bring(writer, name, content, *, field="file", **more):
    """Press the button beside a file; the page that follows, as text."""
    upload = SimpleUploadedFile(name, content)
    answer = writer.type(3, {field: upload, **more})
    shown = answer if answer.status_code == 422 else writer.open(3)
    return answer.status_code, shown.content.decode()


def jpeg(**more):
    out = io.BytesIO()
    Image.new("RGB", (640, 480), "green").save(out, "JPEG", **more)
    return out.getvalue()


def with_gps():
    exif = Image.Exif()
    exif.get_ifd(0x8825)[2] = (21.0, 2.0, 3.0)
    return jpeg(exif=exif)


def test_page_left_behind_keeps_its_photos_with_its_text(writer):
    page, other = writer.open(3), writer.open(3)
    writer.type(3, {"text": "Một"}, page, keep="")
    told = writer.type(3, {"photos": SimpleUploadedFile("a.jpg", jpeg()), "text": "Hai ![](1)"}, other)
    assert told.status_code == 409
    held = hidden(told, "held")
    writer.type(3, {"text": "Hai ![](1)", "caption_1": "Lớp học", "held": held}, told, keep="")
    draft = Draft.objects.get().data
    assert ([photo["caption"] for photo in draft["photos"]], draft["text"]) == (["Lớp học"], "Hai ![](1)")
    writer.type(3, {"text": "Ba", "held": held + "x"}, keep="")
    assert Draft.objects.get().data["text"] == "Ba"


def test_draft_that_its_writer_wants_gone_is_gone(writer, units):
    bring(writer, "a.jpg", jpeg(), field="photos")
    assert "Xóa hẳn bản nháp" in writer.open(1).content.decode()
    writer.type(1, {}, discard="")
    assert not Draft.objects.exists()
    assert "Xóa hẳn bản nháp" not in writer.open(1).content.decode()
    writer.lodge(units.ngoc_ha)
    assert Entry.objects.get().photos.count() == 0


def test_word_file_is_read_and_taken_after_a_look(writer):
    status, shown = bring(writer, "bài của tôi.docx", word("Bà Mai dạy chữ.", "Mười năm nay."))
    assert (status, "Bà Mai dạy chữ." in shown, "Đưa vào bài" in shown) == (302, True, True)
    writer.type(3, {"take_file": "instead"})
    assert Draft.objects.get().data["text"] == "Bà Mai dạy chữ.\n\nMười năm nay."


def test_file_may_come_after_what_is_typed_or_be_left(writer):
    bring(writer, "b.docx", word("Đoạn hai."), text="Đoạn một.")
    writer.type(3, {"take_file": "after"})
    bring(writer, "c.docx", word("Đoạn ba."))
    writer.type(3, {"leave_file": ""})
    assert Draft.objects.get().data["text"] == "Đoạn một.\n\nĐoạn hai."
    assert "proposal" not in Draft.objects.get().data


def test_old_font_is_told_before_its_text_is_taken(writer):
    document = Document()
    typed(document, encode_tcvn3("người tốt việc tốt"), ".VnTime")
    _, shown = bring(writer, "cu.docx", saved(document))
    assert ("TCVN3" in shown, "người tốt việc tốt" in shown) == (True, True)


def test_pictures_of_the_file_become_photos_of_the_entry(writer, units):
    document = Document()
    document.add_paragraph("Trước ảnh.")
    document.add_picture(io.BytesIO(picture()))
    bring(writer, "ảnh.docx", saved(document))
    writer.type(3, {"take_file": "instead"})
    data = Draft.objects.get().data
    assert ([photo["n"] for photo in data["photos"]], data["text"]) == ([1], "Trước ảnh.\n\n![](1)")


def test_photos_are_sent_with_captions_and_without_their_place(writer, units):
    bring(writer, "IMG_1.jpg", with_gps(), field="photos")
    writer.type(3, {"caption_1": "Bà Mai và lớp học"})
    writer.lodge(units.ngoc_ha)
    photo = Entry.objects.get().photos.get()
    assert (photo.caption, photo.width, photo.height) == ("Bà Mai và lớp học", 640, 480)
    writer.client.post(address("look_up"), {"code": "BD21-B0001", "telephone": "0912000111"})
    page = writer.client.get(address("looked_up", code="BD21-B0001")).content.decode()
    url = reverse("looked_up_photo", kwargs=SEASON | {"code": "BD21-B0001", "n": 1})
    assert url in page
    fetched = writer.client.get(url)
    assert fetched.headers["Content-Type"] == "image/jpeg"
    assert not Image.open(io.BytesIO(fetched.content)).getexif()


def test_photo_of_a_draft_is_shown_to_its_writer_alone(writer, client):
    bring(writer, "a.jpg", jpeg(), field="photos")
    assert writer.client.get(writer.url, {"anh": 1}).headers["Content-Type"] == "image/jpeg"
    assert client.get(writer.url, {"anh": 1}).status_code == 404


def test_photo_of_an_entry_is_not_shown_to_another_unit(writer, units, cast, signed_in):
    bring(writer, "a.jpg", jpeg(), field="photos")
    writer.lodge(units.ngoc_ha)
    url = reverse("entry_photo", kwargs=SEASON | {"code": "BD21-B0001", "n": 1})
    assert signed_in(cast.binh).get(url).status_code == 200
    assert signed_in(cast.dung).get(url).status_code == 404


def test_dropped_photo_leaves_the_others_their_numbers(writer):
    for name in ("a.jpg", "b.jpg"):
        bring(writer, name, jpeg(), field="photos")
    writer.type(3, {"drop_photo": "1"})
    assert [photo["n"] for photo in Draft.objects.get().data["photos"]] == [2]


def test_file_of_a_draft_is_known_as_used(writer):
    bring(writer, "a.jpg", jpeg(), field="photos")
    sha256 = Draft.objects.get().data["photos"][0]["sha256"]
    assert files_mentioned(Draft.objects.all()) == {sha256}


def test_files_in_use_outlive_the_sweeping_and_others_do_not(writer, units, settings):
    bring(writer, "a.jpg", jpeg(), field="photos")
    writer.lodge(units.ngoc_ha)
    bring(writer, "b.jpg", picture(), field="photos")
    forgotten = Writer()
    bring(forgotten, "c.jpg", jpeg(quality=20), field="photos")
    Draft.objects.order_by("-pk").first().delete()
    for path in settings.MEDIA_ROOT.glob("??/*"):
        os.utime(path, (0, 0))
    call_command("tick")
    assert len(list(settings.MEDIA_ROOT.glob("??/*"))) == 2
    assert Stored.objects.exclude(gone_at=None).count() == 1


def test_hidden_marks_do_not_reach_the_entry(writer, units):
    writer.lodge(units.ngoc_ha, text="Bà\0 M\u202eai\u200b.", title="Lớp\u202e học")
    entry = Entry.objects.get()
    assert (entry.text, entry.title) == ("Bà Mai.", "Lớp học")


def test_letters_typed_apart_are_kept_composed(writer, units):
    writer.lodge(units.ngoc_ha, text="Nguye\u0302\u0303n")
    assert Entry.objects.get().text == "Nguyễn"


def test_two_files_at_once_keep_what_was_typed_beside_them(writer):
    _, shown = bring(writer, "a.jpg", jpeg(), field="photos", title="Tên bài")
    assert 'value="Tên bài"' in shown
    assert Draft.objects.get().saved_at <= datetime.now(UTC)


STORY = "Bà Nguyễn Thị Hường đã giúp đỡ các cháu nhỏ mồ côi suốt hai mươi năm."


@pytest.mark.parametrize(("encode", "font"), [(encode_tcvn3, "TCVN3"), (encode_vni, "VNI")])
def test_pasted_text_of_an_old_font_is_offered_in_unicode_before_it_is_kept(writer, encode, font):
    answer = writer.type(3, {"title": encode("Bà Hường"), "text": encode(STORY)}, next="")
    shown = writer.open(3).content.decode()
    assert answer.headers["Location"].endswith("buoc=3")
    assert ("có vẻ gõ bằng phông cũ" in shown, font in shown, STORY in shown) == (True, True, True)
    assert Draft.objects.get().data["text"] == encode(STORY)
    writer.type(3, {"take_file": "instead"})
    data = Draft.objects.get().data
    assert (data["title"], data["text"], "proposal" in data) == ("Bà Hường", STORY, False)


def test_pasted_text_may_stay_as_it_is_and_is_not_asked_about_again(writer):
    writer.type(3, {"text": encode_tcvn3(STORY)}, keep="")
    writer.type(3, {"leave_file": ""})
    writer.type(3, {"text": encode_tcvn3(STORY)}, keep="")
    assert "phông cũ TCVN3" not in writer.open(3).content.decode()
    assert Draft.objects.get().data["text"] == encode_tcvn3(STORY)


def test_page_that_saves_by_itself_tells_of_the_old_font(writer):
    page = writer.open(3)
    held = {"seen": hidden(page, "seen"), "tab": hidden(page, "tab"), "text": encode_vni(STORY)}
    headers = {"HX-Request": "true", "HX-Target": "div#saved"}
    told = writer.client.post(f"{writer.url}?buoc=3", held, headers=headers).content.decode()
    assert ("có vẻ gõ bằng phông cũ" in told, "proposal" in Draft.objects.get().data) == (True, False)
