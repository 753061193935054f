"""A report of nothing, given and taken back: the board knows what held at each instant."""

import pytest
from django.utils import timezone

from hoadep.contest.people.models import Account
from hoadep.contest.progress.models import NothingToReport

PAGE = "/ba-dinh-2021/bang-theo-doi/P-NGOCHA/entries/2021-03/khong-phat-sinh/"
UNIT = "/ba-dinh-2021/bang-theo-doi/P-NGOCHA/"


@pytest.fixture
def binh(cast, signed_in):
    client = signed_in(cast.binh)
    client.post(PAGE, {"reason": "Đã rà soát, không có."})
    return client


def test_it_is_taken_back_and_may_be_given_again(binh):
    given = NothingToReport.objects.get()
    assert "Rút lại" in binh.get(UNIT).content.decode()
    binh.post(f"/ba-dinh-2021/khong-phat-sinh/{given.pk}/rut-lai/")
    given.refresh_from_db()
    assert (given.undone_at is not None, given.undone_by) == (True, Account.objects.get(username="binh"))
    binh.post(PAGE, {"reason": "Vẫn không có."})
    assert NothingToReport.objects.standing(timezone.now()).get().reason == "Vẫn không có."


def test_board_of_an_earlier_instant_still_has_it(binh):
    given = NothingToReport.objects.get()
    before = timezone.now()
    binh.post(f"/ba-dinh-2021/khong-phat-sinh/{given.pk}/rut-lai/")
    assert list(NothingToReport.objects.standing(before)) == [given]
    assert not NothingToReport.objects.standing(timezone.now()).exists()


def test_it_is_given_once(binh):
    answer = binh.post(PAGE, {"reason": "Lần nữa."})
    assert (answer.status_code, NothingToReport.objects.count()) == (403, 1)


def test_another_unit_takes_nothing_back(binh, cast, signed_in):
    given = NothingToReport.objects.get()
    assert signed_in(cast.dung).post(f"/ba-dinh-2021/khong-phat-sinh/{given.pk}/rut-lai/").status_code == 403
