"""A member without an account answers in writing: by a slip, a link and a short code, and nothing else."""

import re
from datetime import date

import pytest
from django.test import Client

from hoadep.contest.council import actions
from hoadep.contest.council.models import Motion, OpinionSlip

HOME = "/ba-dinh-2021/y-kien"


@pytest.fixture
def motion(council, put, hoa) -> Motion:
    """A question that went to all members, to be answered in time."""
    made = put(way="written")
    asked = {"asked_at": hoa("2021-03-20 09:00")["at"], **hoa("2021-03-20 09:00")}
    actions.ask_for_opinions([made], date(2021, 3, 25), **asked)
    return made


@pytest.fixture
def slip(council, cast, signed_in):
    """A new slip of the second member, as its page shows it: the path of the link, and the code."""

    def give() -> tuple[str, str]:
        path = f"/ba-dinh-2021/hoi-dong/{council[1].code}/"
        assert "Cho ý kiến không cần tài khoản" in signed_in(cast.hoa).get(path).content.decode()
        shown = signed_in(cast.hoa).post(f"{path}phieu-moi/")
        assert (shown.status_code, shown.headers["Cache-Control"]) == (200, "private, no-store")
        page = shown.content.decode()
        link = re.search(r'id="link">http://testserver([^<]+)<', page)[1]
        return link, re.search(r'class="number">([^<]+)<', page)[1]

    return give


@pytest.fixture
def inside(slip) -> Client:
    client, (link, code) = Client(), slip()
    assert client.post(link, {"code": code}).status_code == 302
    return client


def test_by_link_and_code_a_member_answers_and_changes_the_answer(inside, motion, council):
    page = inside.get(f"{HOME}/noi-dung/").content.decode()
    assert (council[1].name in page, motion.title in page) == (True, True)
    for option, note in (("against", "Chưa rõ."), ("in_favour", "Nay đã rõ.")):
        given = {"option": option, "note": note}
        assert inside.post(f"{HOME}/noi-dung/{motion.code}/", given).status_code == 302
    (vote,) = motion.named_votes.all()
    assert (vote.member, vote.option, vote.note, vote.own) == (council[1], "in_favour", "Nay đã rõ.", True)
    empty = inside.post(f"{HOME}/noi-dung/{motion.code}/", {"option": "", "note": "Giữ lại chữ này"})
    assert (empty.status_code, "Giữ lại chữ này" in empty.content.decode()) == (422, True)


def test_a_wrong_code_is_said_and_guessing_has_to_wait(slip, motion):
    client, (link, code) = Client(), slip()
    first = client.post(link, {"code": "sai"})
    assert (first.status_code, "Mã ngắn không đúng" in first.content.decode()) == (422, True)
    for _ in range(30):
        last = client.post(link, {"code": "sai"})
    assert "Mã ngắn không đúng" not in last.content.decode()
    assert client.post(link, {"code": code}).status_code == 422


def test_a_new_slip_shuts_the_old_one_out(inside, slip, motion):
    slip()
    assert inside.get(f"{HOME}/noi-dung/").headers["Location"] == f"{HOME}/"
    assert "Hãy mở đường dẫn" in inside.get(f"{HOME}/").content.decode()
    assert OpinionSlip.objects.get().n == 2


def test_no_one_comes_in_without_a_slip_and_nothing_secret_is_there(inside, season, plan, put, motion):
    assert Client().get(f"{HOME}/noi-dung/").headers["Location"] == f"{HOME}/"
    secret = put("BD21-H0002", mode="online")
    assert secret.title not in inside.get(f"{HOME}/noi-dung/").content.decode()
    assert inside.post(f"{HOME}/noi-dung/{secret.code}/", {"option": "in_favour"}).status_code == 404
    assert inside.get("/ba-dinh-2021/hop-hoi-dong/").status_code != 200
    inside.post(f"{HOME}/ra/")
    assert inside.get(f"{HOME}/noi-dung/").headers["Location"] == f"{HOME}/"


def test_only_a_hash_of_the_code_is_kept(slip):
    _, code = slip()
    assert code not in OpinionSlip.objects.get().secret
