"""An author makes an account of their own."""

import re

import pytest

from hoadep.contest.people.models import Account
from hoadep.office.outbox.models import Message

PAGE = "/tai-khoan/dang-ky/"
TYPED = {
    "name": "Nguyễn Thị Lan",
    "username": "0912000111",
    "password1": "hoa sen trắng",
    "password2": "hoa sen trắng",
}


def test_new_account_is_an_authors_and_is_signed_in(season, client):
    client.post(PAGE, TYPED)
    account = Account.objects.get(username="0912000111")
    assert [(role.role, role.unit, role.season) for role in account.roles.all()] == [("author", None, None)]
    assert client.get("/ba-dinh-2021/bai-du-thi/").status_code == 200


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"password2": "khác hẳn đi"}, "Hai lần gõ mật khẩu không giống nhau."),
        ({"password1": "12345678", "password2": "12345678"}, "Mật khẩu này quá phổ biến."),
        ({"username": "a b"}, "Tên đăng nhập"),
    ],
)
def test_what_is_wrong_is_told_and_makes_no_account(season, client, change, told):
    before = Account.objects.count()
    answer = client.post(PAGE, TYPED | change)
    assert (answer.status_code, told in answer.content.decode()) == (422, True)
    assert Account.objects.count() == before


def test_name_that_somebody_has_is_refused(season, client):
    client.post(PAGE, TYPED)
    assert "đã có" in client.post(PAGE, TYPED | {"username": "0912000111"}).content.decode()


def test_address_counts_once_its_owner_confirms(season, client):
    client.post(PAGE, TYPED | {"email": "Lan@Example.vn"})
    account = Account.objects.get(username="0912000111")
    link = re.search(r"/tai-khoan/xac-nhan-thu/\S+", Message.objects.get().text)[0]
    client.get(link)
    account.refresh_from_db()
    assert account.email == ""
    client.post(link)
    account.refresh_from_db()
    assert account.email == "lan@example.vn"


def test_account_changes_its_address_and_nobody_takes_anothers(cast, signed_in):
    binh, page = signed_in(cast.binh), "/tai-khoan/thu-dien-tu/"
    assert "Chưa có thư điện tử" in binh.get(page).content.decode()
    assert binh.post(page, {"email": "Binh@BaDinh.vn"}).status_code == 302
    link = re.search(r"/tai-khoan/xac-nhan-thu/\S+", Message.objects.get().text)[0]
    binh.post(link)
    cast.binh.refresh_from_db()
    assert cast.binh.email == "binh@badinh.vn"
    answer = signed_in(cast.dung).post(page, {"email": "binh@badinh.vn"})
    assert (answer.status_code, Message.objects.count()) == (422, 1)
    assert signed_in(cast.binh).post(page, {"email": "binh@"}).status_code == 422


def test_changed_link_confirms_nothing(season, client):
    assert client.post("/tai-khoan/xac-nhan-thu/khong-phai/").status_code == 404


def test_guessing_a_password_has_to_wait(season, client):
    client.post(PAGE, TYPED)
    client.logout()
    typed = {"username": "0912000111", "password": "sai"}
    assert [client.post("/tai-khoan/dang-nhap/", typed).status_code for _ in range(6)] == [200] * 5 + [429]
    right = client.post("/tai-khoan/dang-nhap/", typed | {"password": TYPED["password1"]})
    assert "Hãy đợi" in right.content.decode()
