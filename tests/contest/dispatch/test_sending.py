"""A decided list is sent once, whole, with its proof; never before its công văn, late only with a reason."""

import pytest
from pypdfium2 import PdfDocument

from hoadep.contest.dispatch import actions, documents
from hoadep.contest.dispatch.models import Sending
from hoadep.contest.plans.facts import book_of
from hoadep.contest.selection.models import Selection
from hoadep.office.bundles.models import Sent
from hoadep.office.documents.pdf import to_pdf
from hoadep.office.files import facts as files
from hoadep.office.files import shelf
from hoadep.office.journal.models import Row
from hoadep.rules.exchange import dispatch_from


def test_a_list_goes_whole_as_a_signed_bundle(ready, entries, partners, who, offered):
    sending = actions.send(ready, partners.city, **who)
    assert (sending.recipient, sending.entries) == ("Ban Tổ chức Cuộc thi Thành phố", 2)
    found = offered(sending)
    first, second = found.dispatch.entries
    assert (first.title, first.photos[0].caption) == ("Bếp lửa của ngõ nhỏ", "Nồi cháo buổi sớm")
    assert (first.text, first.uuid) == (entries[0].text, str(entries[0].uuid))
    assert [(detail.key, detail.value) for detail in first.details] == [("outlet", "Hànộimới")]
    assert (first.unit, first.kind_name, second.photos) == ("Phường Ngọc Hà", "Bài viết", ())
    assert (first.authors[0].name, first.authors[0].address) == ("Đặng Văn Tám", "Ngọc Hà")
    assert found.photos["anh/BD21-B0001-1.jpg"] == files.read(entries[0].photos.get().stored)
    assert found.sender == "UBND quận Ba Đình"
    assert sorted(found.opened.files) == [
        "anh/BD21-B0001-1.jpg",
        "van-ban/cong-van.pdf",
        "van-ban/danh-sach.pdf",
    ]
    assert b"0912345678" not in found.opened.content
    row = Row.objects.get(verb="send_dispatch")
    assert (row.subject, row.codes) == (ready.code, [str(sending.uuid), sending.stored.sha256])


def test_it_is_sent_once(ready, partners, who):
    first = actions.send(ready, partners.city, **who)
    again = actions.send(ready, partners.city, **who)
    ready.refresh_from_db()
    assert (again, Sent.objects.count(), ready.state) == (first, 1, Selection.State.SENT)
    assert shelf.name_of(files.read(first.stored)) == first.stored.sha256
    assert ready.sent_at == who["at"]


def test_not_before_the_letter_is_issued(decided, partners, who, said):
    assert said(actions.send, decided, partners.city, **who).startswith("Công văn gửi cấp trên chưa ban hành")
    decided.refresh_from_db()
    assert (decided.state, Sending.objects.count()) == (Selection.State.DECIDED, 0)


def test_late_needs_a_reason(ready, partners, who, said, at):
    late = {"by": who["by"], "at": at("2021-05-25 00:00")}
    refused = said(actions.send, ready, partners.city, **late)
    assert refused.startswith("Đã quá hạn gửi danh sách: 23:59 ngày 24/5/2021.")
    assert refused.endswith("Hãy ghi lý do vẫn gửi.")
    sending = actions.send(ready, partners.city, reason="Ban Tổ chức cho gửi muộn", **late)
    assert sending.despite == "Ban Tổ chức cho gửi muộn"


def test_a_partner_that_ended_or_ones_own_season_get_nothing(season, ready, partners, who, said):
    partners.city.ended_at = who["at"]
    partners.city.save()
    assert "Đã thôi trao đổi" in said(actions.send, ready, partners.city, **who)
    assert said(actions.send, ready, season, **who) == "Không gửi danh sách cho chính mùa thi này."


def test_a_photo_that_is_gone_is_named(ready, entries, partners, who, said):
    stored = entries[0].photos.get().stored
    stored.gone_at, stored.gone_reason = who["at"], "gia đình đề nghị xóa"
    stored.save()
    assert said(actions.send, ready, partners.city, **who) == (
        "Bài BD21-B0001, ảnh số 1: Tệp không còn được giữ: gia đình đề nghị xóa."
    )


def test_in_one_installation_it_goes_without_a_file(ready, city, who):
    sending = actions.send(ready, city.season, **who)
    dispatch = dispatch_from(files.read(sending.stored))
    assert (sending.bundle, sending.recipient) == (None, "Người tốt, việc tốt Hà Nội 2021")
    assert [entry.code for entry in dispatch.entries] == ["BD21-B0001", "BD21-B0002"]


@pytest.mark.parametrize("way", ["bundle", "here"])
def test_the_receipt_names_instant_hash_count_and_key(ready, partners, city, who, way):
    to = partners.city if way == "bundle" else city.season
    sending = actions.send(ready, to, **who)
    plan = book_of(ready.season, who["at"]).latest
    text = PdfDocument(to_pdf(documents.receipt(sending, plan)))[0].get_textpage().get_text_range()
    assert "09:00:00 ngày 20/5/2021" in text
    digits = "".join(text.split())
    assert (sending.stored.sha256 in digits, str(sending.uuid) in digits) == (True, True)
    assert (partners.city.fingerprint in digits) == (way == "bundle")
