"""The marking room: the door, one sheet a page, marks that cannot be given, revision until the end."""

from decimal import Decimal

import pytest
from django.test import Client

from hoadep.contest.jury import actions
from hoadep.contest.jury.models import Mark, Sheet
from tests.contest.jury.conftest import SECRET

ROOM = "/ba-dinh-2021/giam-khao/"


def enter(judge) -> Client:
    client = Client()
    client.post(f"{ROOM}vao/{judge.key}/", {"code": SECRET})
    return client


@pytest.fixture
def nam(opened, judges):
    """Nam, inside."""
    return enter(judges[0])


@pytest.fixture
def first(opened, judges) -> Sheet:
    """The first of Nam's sheets."""
    return judges[0].sheets.standing().order_by("numbered__number")[0]


def address(sheet) -> str:
    return f"{ROOM}bai/{sheet.numbered.number}/"


def test_link_and_short_code_open_the_room(opened, judges):
    client = Client()
    assert client.get(f"{ROOM}vao/{judges[0].key}/").status_code == 200
    assert client.post(f"{ROOM}vao/{judges[0].key}/", {"code": "sai"}).status_code == 422
    answer = client.post(f"{ROOM}vao/{judges[0].key}/", {"code": SECRET.upper()})
    assert answer.headers["Location"] == f"{ROOM}bai/"
    assert "Đã chấm 0/4 bài" in client.get(f"{ROOM}bai/").content.decode()


def test_guessing_has_to_wait_even_with_the_right_code(opened, judges):
    client = Client()
    for _ in range(5):
        client.post(f"{ROOM}vao/{judges[0].key}/", {"code": "sai"})
    answer = client.post(f"{ROOM}vao/{judges[0].key}/", {"code": SECRET})
    assert "Hãy đợi" in answer.content.decode()


def test_a_forged_cookie_opens_nothing(opened, judges):
    client = Client()
    client.cookies["giam-khao"] = f"{judges[0].code}:1:abc:def"
    assert client.get(f"{ROOM}bai/").headers["Location"] == ROOM


def test_a_renewed_slip_shuts_out_the_old_one(nam, judges, who):
    assert nam.get(f"{ROOM}bai/").status_code == 200
    actions.renew_slip(judges[0], key="moi", secret="moi12345", **who)
    assert nam.get(f"{ROOM}bai/").headers["Location"] == ROOM


def test_nothing_is_shown_before_the_round_opens(prepared, judges, who):
    actions.assign(prepared, seed=1, **who)
    client = enter(judges[0])
    sheet = judges[0].sheets.first()
    assert "Vòng chấm chưa mở" in client.get(f"{ROOM}bai/").content.decode()
    assert client.get(address(sheet)).status_code == 404
    assert client.get(f"{ROOM}in-bai/").status_code == 403


def test_a_sheet_of_another_judge_does_not_exist(nam, judges):
    mine = set(judges[0].sheets.values_list("numbered__number", flat=True))
    other = Sheet.objects.exclude(numbered__number__in=mine).first()
    assert nam.get(address(other)).status_code == 404


def test_marks_are_saved_and_may_be_changed(nam, first):
    nam.post(address(first), {"diem_content": "7,5", "diem_language": "8", "remark_author": "Nên gọn hơn."})
    first.refresh_from_db()
    assert (first.total, first.remark_author) == (Decimal("15.5"), "Nên gọn hơn.")
    nam.post(address(first), {"diem_content": "9", "diem_language": "8"})
    first.refresh_from_db()
    assert first.total == Decimal(17)
    assert "Đã chấm 1/4 bài" in nam.get(f"{ROOM}bai/").content.decode()


def test_eleven_of_ten_is_refused_and_the_rest_is_kept(nam, first):
    answer = nam.post(address(first), {"diem_content": "11", "diem_language": "8"})
    assert answer.status_code == 422
    assert "Nội dung: điểm 11 không được; cho điểm từ 0 đến 10." in answer.content.decode()
    assert list(Mark.objects.values_list("criterion", "value")) == [("language", Decimal(8))]


@pytest.mark.parametrize("typed", ["-1", "7.3", "bảy", "NaN", "1e1", "10,01"])
def test_other_marks_that_cannot_be_given(nam, first, typed):
    wrong = typed != "1e1"
    assert (nam.post(address(first), {"diem_content": typed}).status_code == 422) is wrong


def test_saving_by_itself_gives_back_only_the_sign(nam, first):
    asks = {"HX-Request": "true", "HX-Target": "div#saved"}
    answer = nam.post(address(first), {"diem_content": "6"}, headers=asks).content.decode()
    assert "Đã lưu trên máy chủ" in answer
    assert "<html" not in answer
    wrong = nam.post(address(first), {"diem_content": "60"}, headers=asks)
    assert (wrong.status_code, "điểm 60 không được" in wrong.content.decode()) == (422, True)


def test_a_judge_with_a_conflict_gives_the_entry_back(nam, first, judges):
    nam.post(f"{address(first)}lien-quan/", {"lien_quan-reason": "tác giả là cháu tôi"})
    assert nam.get(address(first)).status_code == 404
    assert "Đã chấm 0/3 bài" in nam.get(f"{ROOM}bai/").content.decode()


def test_after_closing_marks_can_be_read_but_not_changed(everything, judges, who):
    actions.close_round(everything.round, **who)
    client, sheet = enter(judges[0]), judges[0].sheets.first()
    assert client.get(address(sheet)).status_code == 200
    assert client.post(address(sheet), {"diem_content": "1"}).status_code == 403


def test_prints(nam, judges):
    assert nam.get(f"{ROOM}phieu-cham/").content.startswith(b"%PDF")
    assert nam.get(f"{ROOM}phieu-cham/?dang=xlsx").content.startswith(b"PK")
    assert nam.get(f"{ROOM}in-bai/").content.decode().count("blind-copy") == 4
