"""Two rows of different names: looked up, laid side by side, joined, parted again."""

import threading

import pytest
from django.db import connection

from hoadep.contest.people import actions as people
from hoadep.contest.people.facts import same_persons
from hoadep.contest.people.models import Link
from hoadep.rules.verdict import Refused
from tests.contest.conftest import OPENED

PAIR = "/ba-dinh-2021/trung-ten/hai-ho-so/"
JOIN, JOINED = "/ba-dinh-2021/trung-ten/gop/", "/ba-dinh-2021/trung-ten/da-gop/"
ONCE = "Hai hồ sơ này đã được gộp rồi."


@pytest.fixture
def enter(season):
    def enter_one(name, **details):
        return people.enter_person(name=name, by=people.SYSTEM, at=OPENED, **details)

    return enter_one


@pytest.fixture
def married(enter):
    """One woman under two names."""
    return (
        enter("Nguyễn Thị Hoa", telephone="0912 000 111", born=1958, address="Tổ 12"),
        enter("Nguyễn Thị Hòa Bình", telephone="0912000111", born=1968, address="tổ 12"),
    )


def text(client, **query):
    return client.get(PAIR, query).content.decode()


def test_two_found_by_name_and_telephone_are_laid_side_by_side_joined_and_parted(
    married, enter, cast, signed_in
):
    enter("Trần Văn Tư")
    hoa = signed_in(cast.hoa)
    page = text(hoa, tim_1="thi hoa binh", tim_2="0912 000 111")
    assert "Giống nhau: số điện thoại, nơi ở hoặc nơi làm việc." in page
    assert ("Khác nhau: năm sinh." in page, "Trần Văn Tư" in page) == (True, False)
    codes = [row.code for row in married]
    answer = hoa.post(JOIN, {"pair": "1", "code": codes[::-1], "reason": "Giấy kết hôn."}, follow=True)
    assert answer.redirect_chain[-1][0] == JOINED
    link = Link.objects.get()
    assert same_persons(link.at) == {row.pk: married[0].pk for row in married}
    assert ONCE in text(hoa, chon_1=codes[0], chon_2=codes[1])
    hoa.post(f"/ba-dinh-2021/trung-ten/tach/{link.pk}/")
    assert ("Gộp hai hồ sơ này" in text(hoa, chon_1=codes[0], chon_2=codes[1])) is True


def test_of_several_found_one_is_chosen_and_words_that_change_drop_the_choice(enter, cast, signed_in):
    an, binh = enter("Vũ Thị An"), enter("Vũ Thị Bình")
    hoa = signed_in(cast.hoa)
    page = text(hoa, tim_1="vu thi", tim_2="vu thi")
    assert (page.count('type="radio"'), "Hai hồ sơ cạnh nhau" in page) == (4, False)
    page = text(hoa, tim_1="vu thi", tim_2="vu thi", chon_1=an.code, chon_2=binh.code)
    assert (page.count(" checked>"), "Gộp hai hồ sơ này" in page) == (2, True)
    assert "chon_1_" not in text(hoa, tim_1="khong co ai", chon_1=an.code)


def test_one_row_on_both_sides_is_told(enter, cast, signed_in):
    an = enter("Vũ Thị An")
    page = text(signed_in(cast.hoa), chon_1=an.code, chon_2=an.code)
    assert ("đang chọn cùng một hồ sơ" in page, "Gộp hai hồ sơ này" in page) == (True, False)


def test_more_than_twenty_are_told(enter, cast, signed_in):
    for n in range(21):
        enter(f"Vũ Thị {n}")
    page = text(signed_in(cast.hoa), tim_1="vu thi")
    assert (page.count('type="radio"'), "Còn nhiều hồ sơ nữa" in page) == (20, True)


def test_collectives_are_joined_by_pair_too(season, cast, signed_in):
    who = {"by": people.SYSTEM, "at": OPENED}
    rows = [
        people.enter_collective(name=name, kind="group", address="", **who)
        for name in ("Tổ 5", "Tổ dân phố số 5")
    ]
    hoa = signed_in(cast.hoa)
    page = text(hoa, loai="tap-the", tim_1="to 5", tim_2="so 5")
    assert ("Gộp hai hồ sơ này" in page, "Năm sinh" in page) == (True, False)
    hoa.post(JOIN, {"pair": "1", "code": [row.code for row in rows], "reason": "Cùng một tổ."})
    assert Link.objects.get().same_collective == rows[1]


def test_what_is_one_already_by_way_of_a_third_is_not_joined_again(enter, cast, at):
    first, second, third = enter("Vũ Thị An"), enter("Vũ Thị Ân"), enter("Vũ Thị Ấn")
    who = {"reason": "Cùng một người.", "by": cast.hoa, "at": at("2021-03-01")}
    people.link_persons(first, second, **who)
    people.link_persons(second, third, **who)
    with pytest.raises(Refused, match="đã được gộp rồi"):
        people.link_persons(third, first, **who)
    assert Link.objects.count() == 2


def test_reason_left_out_joins_nothing(married, cast, signed_in):
    codes = [row.code for row in married]
    answer = signed_in(cast.hoa).post(JOIN, {"pair": "1", "code": codes, "reason": " "})
    assert (answer.status_code, Link.objects.exists()) == (403, False)


@pytest.mark.django_db(transaction=True)
def test_two_officers_who_join_at_once_make_one_link(married, cast, signed_in):
    together, answers = threading.Barrier(2), []
    typed = {"pair": "1", "code": [row.code for row in married], "reason": "Giấy kết hôn."}

    def join(client):
        try:
            together.wait(10)
            answers.append(client.post(JOIN, typed).status_code)
        finally:
            connection.close()

    joining = [threading.Thread(target=join, args=[signed_in(cast.hoa)]) for _ in range(2)]
    for each in joining:
        each.start()
    for each in joining:
        each.join(20)
    assert (sorted(answers), Link.objects.count()) == ([302, 403], 1)
