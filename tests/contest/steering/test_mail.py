"""Messages as people manage them: one's wishes, the link in a mail, and what waits before it leaves."""

import io
from datetime import timedelta

import pytest
from django.db import transaction
from openpyxl import load_workbook

from hoadep.office.outbox import actions
from hoadep.office.outbox.facts import setting_token, wishes_of
from hoadep.office.outbox.models import Message, State

WISHES, LETTERS = "/ba-dinh-2021/thong-bao/cai-dat/", "/ba-dinh-2021/thu/"


@pytest.fixture
def held(cast, at):
    """Two messages of bulk mail that wait to be read."""
    now = at("2021-03-01 08:00")
    letters = [
        actions.Letter(
            kind="reminder",
            subject="BD21",
            recipient=account.code,
            due=now,
            title="Nhắc việc",
            text="Còn thiếu 1 bài.",
            address=f"{account.username}@example.vn",
        )
        for account in (cast.binh, cast.dung)
    ]
    with transaction.atomic():
        actions.queue(letters, at=now, bulk=True)
    return list(Message.objects.order_by("pk"))


def states():
    return list(Message.objects.order_by("pk").values_list("state", flat=True))


def test_one_chooses_what_to_get(cast, signed_in):
    binh = signed_in(cast.binh)
    binh.post(WISHES, {"mail.entry_submit": "on", "bell.entry_submit": "on", "bell.entry_approve": "on"})
    chosen = wishes_of(cast.binh.code)
    assert (chosen["entry_approve"], chosen["entry_receive"]) == ((False, True), (False, False))
    assert "entry_submit" not in chosen


def test_link_changes_nothing_until_it_is_clicked(cast, client):
    link = f"/tin/{setting_token(cast.binh.code, 'entry_submit')}/"
    assert "Thôi gửi thư" in client.get(link).content.decode()
    assert wishes_of(cast.binh.code) == {}
    client.post(link, {"List-Unsubscribe": "One-Click"})
    assert wishes_of(cast.binh.code)["entry_submit"] == (False, True)
    client.post(link, {"mail": ""})
    assert wishes_of(cast.binh.code)["entry_submit"] == (True, True)


def test_changed_link_is_not_ours(client, season):
    assert client.post("/tin/khong-phai/").status_code == 404


def test_held_mail_is_read_changed_and_let_go(cast, signed_in, held):
    hoa = signed_in(cast.hoa)
    assert hoa.get(LETTERS).content.decode().count("Nhắc việc</a>") == 2
    hoa.post(f"{LETTERS}{held[0].pk}/", {"title": "Nhắc việc tháng 3", "text": "Còn thiếu 1 bài, hạn 09/3."})
    hoa.post(LETTERS, {"pk": [held[0].pk], "release": ""})
    hoa.post(LETTERS, {"pk": [held[1].pk], "drop": ""})
    assert states() == [State.QUEUED, State.DROPPED]
    assert Message.objects.get(pk=held[0].pk).title == "Nhắc việc tháng 3"


def test_mail_in_doubt_is_sent_again_by_a_person_alone(cast, signed_in, held):
    Message.objects.update(state=State.SENDING, claimed_at=held[0].at)
    actions.doubt_stuck(at=held[0].at + timedelta(hours=1))
    hoa = signed_in(cast.hoa)
    assert "Nhắc việc" in hoa.get(LETTERS, {"tinh_trang": "in_doubt"}).content.decode()
    hoa.post(f"{LETTERS}?tinh_trang=in_doubt", {"pk": [held[0].pk], "again": ""})
    assert states() == [State.QUEUED, State.IN_DOUBT]


def test_mail_that_left_is_not_changed(cast, signed_in, held):
    hoa = signed_in(cast.hoa)
    hoa.post(LETTERS, {"pk": [held[0].pk], "release": ""})
    assert "<textarea" not in hoa.get(f"{LETTERS}{held[0].pk}/").content.decode()


def test_units_do_not_see_the_mail(cast, signed_in, held):
    assert signed_in(cast.binh).get(LETTERS).status_code == 403


def test_letters_of_the_tab_leave_as_files(cast, held, signed_in):
    hoa = signed_in(cast.hoa)
    Message.objects.filter(pk=held[1].pk).update(state=State.REFUSED, reason="Hộp thư không có.")
    assert 'dang=csv" download' in hoa.get(LETTERS).content.decode()
    refused = hoa.get(LETTERS, {"tinh_trang": "refused", "dang": "csv"}).content.decode("utf-8-sig")
    lines = refused.splitlines()
    assert lines[0] == "STT,Tiêu đề,Gửi cho,Viết lúc,Ghi chú"
    assert lines[1:] == [f"1,Nhắc việc,{held[1].address},08:00 01/03/2021,Hộp thư không có."]
    sheet = load_workbook(io.BytesIO(hoa.get(LETTERS, {"dang": "xlsx"}).content)).active
    assert [row[2] for row in sheet.iter_rows(min_row=5, values_only=True)] == [held[0].address]
    assert signed_in(cast.binh).get(LETTERS, {"dang": "xlsx"}).status_code == 403
