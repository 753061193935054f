"""Papers written here: every kind from its text to its issue, versions, what somebody wrote meanwhile."""

from io import BytesIO

import pytest
from docx import Document as Word
from pypdfium2 import PdfDocument

from hoadep.contest.papers import actions
from hoadep.contest.papers.composing import WRITTEN
from hoadep.contest.papers.models import Signer
from hoadep.contest.people import actions as people
from hoadep.office.files.facts import read
from hoadep.office.issuing.models import Document

HOME = "/ba-dinh-2021"
ARTICLES = "Điều 1. Thành lập Ban Giám khảo.\nĐiều 2. Quyết định này có hiệu lực từ ngày ký."
BODY = f"{ARTICLES}\n== Danh sách\n| STT | Tên |\n| 1 | Lan |"


@pytest.fixture
def page(cast, signed_in):
    return signed_in(cast.hoa)


@pytest.fixture
def deputy(season, cast, at) -> Signer:
    signs = actions.Signs(
        body="Ủy ban nhân dân quận Ba Đình",
        name="Phạm Thị Diễm",
        post="Phó Chủ tịch",
        way="deputy",
        since=at("2020-01-01 00:00").date(),
    )
    return actions.enter_signer(signs, by=cast.hoa, at=at("2021-03-01 09:00"))


def write(page, kind: str, **given) -> Document:
    typed = {"subject": "Về việc thử", "body": "Nội dung văn bản.", **given}
    answer = page.post(f"{HOME}/soan-van-ban/?co_quan=host&loai={kind}", typed)
    assert answer.status_code == 302, answer.content.decode()
    return Document.objects.order_by("pk").last()


def words(stored) -> str:
    body = Word(BytesIO(read(stored))).element.body
    return " ".join("".join(node.xpath(".//w:t/text()")) for node in body.xpath(".//w:p"))


def pages(content: bytes) -> int:
    return len(PdfDocument(content))


@pytest.mark.parametrize("kind", WRITTEN)
def test_every_kind_is_written_and_kept_as_word_and_pdf(page, season, kind):
    document = write(page, kind)
    assert (document.kind, document.state, document.wordings.count()) == (kind, "draft", 1)
    assert "Nội dung văn bản./." in words(document.docx)
    assert pages(read(document.pdf)) == 1
    assert page.get(f"{HOME}/van-ban/{document.code}/").status_code == 200


def test_the_plans_recipients_are_offered_and_the_signers_post_follows(page, deputy):
    shown = page.get(f"{HOME}/soan-van-ban/?co_quan=host&loai=decision").content.decode()
    assert "Hội đồng TĐKT quận" in shown
    document = write(
        page,
        "decision",
        body=BODY,
        bases="Căn cứ Luật Thi đua, khen thưởng",
        alone="on",
        signer=deputy.pk,
        recipients="Các phường",
    )
    said = words(document.docx)
    for part in (
        "CHỦ TỊCH ỦY BAN NHÂN DÂN QUẬN BA ĐÌNH",
        "KT. CHỦ TỊCH PHÓ CHỦ TỊCH",
        "- Như Điều 2; - Các phường; - Lưu: VT, NV.",
        "(Kèm theo Quyết định số",
    ):
        assert part in said
    assert "TM." not in said


def test_a_letters_symbol_has_no_kind_and_names_who_drafts(page):
    assert "/UBND-NV" in words(write(page, "letter", subject="nhắc gửi bài").docx)


def test_what_was_typed_comes_back_when_a_part_is_missing(page, season):
    answer = page.post(f"{HOME}/soan-van-ban/?co_quan=host&loai=notice", {"body": "Chữ đã gõ."})
    assert (answer.status_code, "Chữ đã gõ." in answer.content.decode()) == (422, True)


def test_the_preview_keeps_nothing(page, season):
    typed = {"subject": "Về việc thử", "body": "Nội dung.", "xem": "1"}
    answer = page.post(f"{HOME}/soan-van-ban/?co_quan=host&loai=notice", typed)
    assert (answer.content[:5], Document.objects.count()) == (b"%PDF-", 0)


def test_each_change_is_a_version_that_can_be_seen(page, season):
    document = write(page, "notice")
    page.post(f"{HOME}/van-ban/{document.code}/sua/", {"subject": "Mới", "body": "Bản sau.", "ban": "1"})
    document.refresh_from_db()
    assert (document.title, document.wordings.count()) == ("Mới", 2)
    assert "Bản sau." in words(document.docx)
    assert page.get(f"{HOME}/van-ban/{document.code}/ban/1/").content[:5] == b"%PDF-"


def test_whoever_was_slower_sees_the_newer_text_and_keeps_the_own(page, season, signed_in, at):
    document = write(page, "notice")
    who = {"by": people.SYSTEM, "at": at("2021-03-01 09:00")}
    other = people.make_account(username="hang", name="Phạm Thu Hằng", password=None, **who)
    people.give_role(other, "secretary", **who)
    address = f"{HOME}/van-ban/{document.code}/sua/"
    signed_in(other).post(address, {"subject": "Mới", "body": "Bản của Hằng.", "ban": "1"})
    answer = page.post(address, {"subject": "Mới", "body": "Bản của Hoa.", "ban": "1"})
    shown = answer.content.decode()
    assert answer.status_code == 422
    for part in ("Phạm Thu Hằng đã lưu bản 2", "Bản của Hằng.", "Bản của Hoa.", 'name="ban" value="2"'):
        assert part in shown
    assert document.wordings.count() == 2


def attach(page, document: Document) -> None:
    scan = BytesIO(read(document.pdf))
    scan.name = "ban-ky.pdf"
    page.post(f"{HOME}/van-ban/{document.code}/viec/ban-ky/", {"scan": scan})


def issue(page, document: Document, **given) -> Document:
    attach(page, document)
    page.post(f"{HOME}/van-ban/{document.code}/viec/ban-hanh/", {"dated": "25/03/2021", **given})
    document.refresh_from_db()
    return document


def test_the_issuing_form_knows_recipients_and_signer(page, deputy):
    document = write(page, "notice", recipients="Các phường\nCác trường", signer=deputy.pk)
    attach(page, document)
    shown = page.get(f"{HOME}/van-ban/{document.code}/").content.decode()
    assert 'value="Các phường; Các trường"' in shown
    assert '<option value="Phạm Thị Diễm" selected>' in shown
    assert 'value="VT, NV"' in shown


def test_minutes_are_done_when_they_are_signed(page, season):
    document = issue(page, write(page, "minutes", chair="Lê Minh Quân", secretary="Phạm Thu Hằng"))
    assert (document.state, document.number, str(document.dated)) == ("issued", None, "2021-03-25")
    assert "đã ký xong" in page.get(f"{HOME}/van-ban/{document.code}/").content.decode()


def test_a_notice_is_not_done_without_its_number(page, season):
    assert issue(page, write(page, "notice")).state == "signed"


def test_a_replacement_is_written_on_and_names_what_it_replaces(page, season):
    old = issue(page, write(page, "decision", body=BODY), number="512/QĐ-UBND")
    page.post(f"{HOME}/van-ban/{old.code}/viec/thay-the/")
    document = Document.objects.get(replaces=old)
    named = (
        "Điều 3. Quyết định này thay thế Quyết định số 512/QĐ-UBND ngày 25/3/2021 của Ủy ban nhân dân quận"
    )
    assert named in words(document.docx)
    assert "Lan" in words(document.docx)
    assert page.get(f"{HOME}/van-ban/{document.code}/sua/").status_code == 200


def test_a_draft_may_be_worked_on_outside_and_brought_back(page, season):
    document = write(page, "notice")
    outside = Word(BytesIO(read(document.docx)))
    outside.add_paragraph("Sửa ở ngoài.")
    file = BytesIO()
    outside.save(file)
    file.seek(0)
    file.name = "sua.docx"
    page.post(f"{HOME}/van-ban/{document.code}/viec/thay-tep/", {"docx": file})
    document.refresh_from_db()
    assert ("Sửa ở ngoài." in words(document.docx), document.pdf, document.content) == (True, None, None)
    assert page.get(f"{HOME}/van-ban/{document.code}/").status_code == 200


def test_what_is_no_word_file_is_refused_in_words(page, season):
    document = write(page, "notice")
    file = BytesIO(b"PK khong phai Word")
    file.name = "sua.docx"
    answer = page.post(f"{HOME}/van-ban/{document.code}/viec/thay-tep/", {"docx": file})
    assert (answer.status_code, "Tệp Word không mở được" in answer.content.decode()) == (422, True)
