"""Entries whose data could tell who wrote them, and every page, file and header that a judge gets."""

import io
import re
import zipfile

import pypdfium2
import pytest
from django.test import Client
from PIL import Image

from hoadep.contest.entries.models import Entry, Photo
from hoadep.contest.jury import actions, blinding
from hoadep.contest.jury.models import Numbered
from hoadep.office.files.actions import store
from hoadep.office.files.photos import reencode
from hoadep.office.journal.models import Row
from tests.contest.jury.conftest import SECRET
from tests.contest.jury.test_marking_room import ROOM, enter

TOLD = "Tôi là Nguyễn Tác Giả A, ở phường **Ngọc Hà**, gọi 0912 345 678 hay thu@ngocha.vn. Chuyện như sau."
CAMERA = "May-anh-cua-TAC-GIA"


def with_exif() -> bytes:
    picture = Image.new("RGB", (640, 480), "#335577")
    exif = Image.Exif()
    exif[0x010F], exif[0x013B] = CAMERA, "Nguyen Tac Gia A"
    stream = io.BytesIO()
    picture.save(stream, "JPEG", exif=exif)
    return stream.getvalue()


@pytest.fixture
def leaky(entries, settings, tmp_path, at) -> list[Entry]:
    """Every entry tells, in its text, its caption and its photo's data, who wrote it."""
    settings.MEDIA_ROOT = tmp_path / "files"
    settings.MEDIA_ROOT.mkdir()
    drawn = reencode(with_exif())
    assert CAMERA.encode() in with_exif()
    for entry in entries:
        author = entry.authors.get().name
        entry.text = f"{TOLD.replace('Nguyễn Tác Giả A', author)}\n\n![](1)"
        entry.title = f"Chuyện kể của {author.upper()}"
        entry.save()
        stored = store(drawn.content, "image/jpeg", by="TK0001", at=at("2021-03-01 09:00"))
        Photo.objects.create(
            entry=entry, n=1, stored=stored, caption=f"{author} chụp", width=drawn.width, height=drawn.height
        )
    return entries


@pytest.fixture
def masked(leaky, prepared, judges, who):
    """The round open, after everything found was masked."""
    for row in Numbered.objects.filter(round=prepared):
        found = blinding.give_aways(prepared, at=who["at"], only=row)
        actions.mask(row, [(one.found, one.shown) for one in found], **who)
    actions.assign(prepared, seed=7, **who)
    actions.open_round(prepared, **who)
    return prepared


def secrets_of(entries) -> set[str]:
    """What no judge may read: names, units, codes, contacts, arrivals, file marks, in any spelling."""
    found = {CAMERA, "Nguyen Tac Gia", "0912 345 678", "thu@ngocha.vn", "Ngọc Hà", "Kim Mã", "P-NGOCHA"}
    for entry in entries:
        person, photo = entry.authors.get(), entry.photos.get()
        found |= {
            entry.code,
            str(entry.uuid),
            person.code,
            person.name,
            person.telephone,
            photo.stored.sha256,
        }
        found |= {exemplar.code for exemplar in entry.exemplars.all()}
    return found


def texts_in(answer) -> str:
    """All that an answer says: headers, page, and what stands inside a PDF or a workbook."""
    content = answer.content
    said = "\n".join(f"{name}: {value}" for name, value in answer.headers.items())
    said += "\n".join(str(cookie) for cookie in answer.cookies.values()) + content.decode("utf-8", "replace")
    if content.startswith(b"%PDF"):
        pages = pypdfium2.PdfDocument(content)
        said += "\n".join(page.get_textpage().get_text_range() for page in pages)
        said += str(pages.get_metadata_dict())
    if content.startswith(b"PK"):
        book = zipfile.ZipFile(io.BytesIO(content))
        said += "\n".join(book.read(name).decode("utf-8", "replace") for name in book.namelist())
    return said


def everywhere(client, numbers) -> dict[str, object]:
    """Every answer that a judge can get, by address, following the links of each page."""
    waiting, seen = {f"{ROOM}bai/", ROOM, f"{ROOM}phieu-cham/?dang=xlsx", f"{ROOM}phieu-cham/?dang=csv"}, {}
    while waiting:
        path = waiting.pop()
        seen[path] = client.get(path)
        linked = re.findall(
            r'(?:href|src|action)="(/ba-dinh-2021/giam-khao/[^"]*)"',
            seen[path].content.decode("utf-8", "replace"),
        )
        waiting |= {link for link in linked if link not in seen and not link.endswith("/ra/")}
    for number in numbers:
        path = f"{ROOM}bai/{number}/"
        seen[f"POST {path}"] = client.post(path, {"diem_content": "7"})
        seen[f"htmx {path}"] = client.post(
            path, {"diem_language": "70"}, headers={"HX-Request": "true", "HX-Target": "div#saved"}
        )
    return seen


def test_without_masking_the_names_would_be_there(leaky, prepared, judges, who):
    """The test below can fail: the same data, unmasked, is on the pages."""
    actions.assign(prepared, seed=7, **who)
    actions.open_round(prepared, **who)
    numbers = [sheet.numbered.number for sheet in judges[0].sheets.standing()]
    said = "\n".join(map(texts_in, everywhere(enter(judges[0]), numbers).values()))
    found = {secret for secret in secrets_of(leaky) if secret.lower() in said.lower()}
    assert {"0912 345 678", "thu@ngocha.vn", "Ngọc Hà"} < found
    assert not {entry.code for entry in leaky} & found


def test_no_page_file_or_header_tells_a_judge_who_wrote(masked, leaky, judges):
    for judge in judges:
        numbers = [sheet.numbered.number for sheet in judge.sheets.standing()]
        answers = everywhere(enter(judge), numbers)
        assert {f"{ROOM}bai/{n}/anh/1/" for n in numbers} < set(answers)
        assert f"{ROOM}in-bai/" in answers
        hidden = secrets_of(leaky)
        leaks = [
            (path, secret)
            for path, answer in answers.items()
            for secret in hidden
            if secret.lower() in texts_in(answer).lower()
        ]
        assert leaks == []


def test_photos_carry_no_data_and_a_name_that_says_nothing(masked, judges):
    number = judges[0].sheets.standing()[0].numbered.number
    answer = enter(judges[0]).get(f"{ROOM}bai/{number}/anh/1/")
    assert dict(Image.open(io.BytesIO(answer.content)).getexif()) == {}
    assert answer.headers["Content-Disposition"] == 'inline; filename="anh-1.jpg"'
    assert not {"Last-Modified", "ETag"} & set(answer.headers)


def test_a_masked_photo_is_neither_shown_nor_given(masked, judges, who):
    row = judges[0].sheets.standing()[0].numbered
    actions.mask_photo(row, 1, **who)
    client = enter(judges[0])
    assert "<img" not in client.get(f"{ROOM}bai/{row.number}/").content.decode()
    assert client.get(f"{ROOM}bai/{row.number}/anh/1/").status_code == 404


def test_the_order_of_sheets_is_that_of_random_numbers(masked, judges):
    shown = re.findall(r"/giam-khao/bai/(\d+)/\"", enter(judges[0]).get(f"{ROOM}bai/").content.decode())
    assert shown == sorted(shown)


def test_an_entry_s_own_page_is_shut_to_a_judge(masked, leaky, judges, cast, signed_in):
    by_link = enter(judges[0])
    with_account = signed_in(cast.nam)
    for path in (f"bai-du-thi/{leaky[0].code}/", f"bai-du-thi/{leaky[0].code}/anh/1/", "cham-thi/"):
        answer = by_link.get(f"/ba-dinh-2021/{path}")
        assert "/dang-nhap/" in answer.headers["Location"]
        assert with_account.get(f"/ba-dinh-2021/{path}").status_code == 403
    assert by_link.get(f"{ROOM}bai/{leaky[0].code}/").status_code == 404


def test_the_journal_holds_codes_only(masked, leaky, judges):
    enter(judges[0]).post(
        f"{ROOM}bai/{judges[0].sheets.standing()[0].numbered.number}/", {"diem_content": "7"}
    )
    rows = Row.objects.filter(verb__in=["make_round", "invite", "assign", "mask", "open_round", "mark"])
    said = " ".join(f"{row.subject} {row.codes} {row.digests}" for row in rows)
    assert [secret for secret in secrets_of(leaky) if secret in said] == []
    assert SECRET not in said


def test_the_code_is_kept_only_as_its_hash(judges):
    assert SECRET not in judges[0].secret
    assert Client().get(f"{ROOM}vao/{judges[0].key}/").content.decode().count(judges[0].name) == 0
