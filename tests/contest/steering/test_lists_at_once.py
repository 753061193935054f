"""Two people, or two pages of one, take the same list in at the same moment: it stands once."""

import threading
from dataclasses import replace

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django_tasks_db.models import DBTaskResult

from hoadep.contest.entries.models import Entry
from hoadep.contest.people.actions import SYSTEM, give_role, make_account
from hoadep.contest.people.models import SubUnit
from hoadep.contest.steering import lists
from hoadep.contest.steering.tasks import take_list_in
from hoadep.office.uploads.models import TakenRow, Upload
from tests.contest.steering.sheets import LIST, filled

PARTS = [[f"Tổ dân phố {n}", f"Bà {n}"] for n in range(1, 9)]
ENTRY = ["Bình trà đầu ngõ", "Bài viết", "Lê Văn Tư", "Tổ 5, Ngọc Hà", "0912000111", "Cá nhân", "Vũ Thị Mai"]
ENTRIES = [[*ENTRY, "Tổ 12", "Một chuyện có thật."], [*ENTRY, "Tổ 12", "Một chuyện có thật, đã sửa."]]


@pytest.fixture(autouse=True)
def _stored_apart(transactional_db, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def pair(cast, units, signed_in, at):
    """The head of the ward and its coordinator, each at a desk."""
    who = {"by": SYSTEM, "at": at("2021-01-01 08:00")}
    kim = make_account(username="kim", name="Lê Kim", password=None, **who)
    give_role(kim, "coordinator", unit=units.ngoc_ha, **who)
    return signed_in(cast.binh), signed_in(kim)


def sent(client, what, rows):
    """The address of the preview of a list with these rows."""
    file = SimpleUploadedFile("Danh sách.xlsx", filled(client, what, rows))
    return client.post(f"{LIST}{what}/", {"unit": "P-NGOCHA", "file": file}).headers["Location"]


@pytest.fixture
def while_taking(monkeypatch):
    """Let somebody else act while the first row of a list is being taken in; gives what came of it."""

    def begin(what, act):
        begun, answers, offer = threading.Event(), [], lists.OFFERS[what]

        def acting():
            try:
                answers.append(act())
            finally:
                connection.close()

        other = threading.Thread(target=acting)

        def make(setting, given):
            if not begun.is_set():
                begun.set()
                other.start()
                other.join(0.4)
                assert other.is_alive()  # it waits for this list
            return offer.make(setting, given)

        monkeypatch.setitem(lists.OFFERS, what, replace(offer, make=make))
        return other, answers

    return begin


def test_list_asked_for_in_two_pages_at_once_stands_once(pair, while_taking):
    binh, kim = pair
    preview = sent(binh, "truc-thuoc", PARTS)
    other, answers = while_taking("truc-thuoc", lambda: kim.post(preview, {"all": ""}, follow=True))
    first = binh.post(preview, {"all": ""}, follow=True)
    other.join(20)
    assert "Đã nhập 8 dòng." in first.content.decode()
    page = answers[0].content.decode()
    assert ("Danh sách này đã được nhập rồi." in page, "Chưa nhập dòng nào" in page) == (True, False)
    assert (SubUnit.objects.count(), TakenRow.objects.count()) == (8, 8)


@pytest.mark.parametrize(
    ("what", "mine", "theirs", "said"),
    [
        ("truc-thuoc", PARTS, PARTS[::-1], "Dòng này đã được nhập trước đây"),
        ("bai-du-thi", ENTRIES[:1], ENTRIES[:1], "Dòng này đã được nhập trước đây"),
        ("bai-du-thi", ENTRIES[:1], ENTRIES[1:], "Có thể là bài BD21-B0001 đã gửi"),
    ],
    ids=["in another order", "the same entry", "an entry with some words mended"],
)
def test_list_that_two_sent_and_take_in_at_once_stands_once(pair, while_taking, what, mine, theirs, said):
    binh, kim = pair
    preview, same = sent(binh, what, mine), sent(kim, what, theirs)
    other, answers = while_taking(what, lambda: kim.post(same, {"all": ""}))
    binh.post(preview, {"all": ""})
    other.join(20)
    page = answers[0].content.decode()
    assert (answers[0].status_code, "Chưa nhập dòng nào." in page, said in page) == (422, True, True)
    assert "Dòng chưa đúng" in page
    assert SubUnit.objects.count() + Entry.objects.count() == len(mine)
    assert Upload.objects.exclude(done_at=None).count() == 1


def test_two_long_lists_of_the_same_rows_at_once_stand_once(pair, while_taking, monkeypatch):
    monkeypatch.setattr("hoadep.contest.steering.list_views.AT_ONCE", 5)
    monkeypatch.setattr("hoadep.contest.steering.tasks.SOME", 3)
    for client in pair:
        client.post(sent(client, "truc-thuoc", PARTS), {"all": ""})
    mine, theirs = Upload.objects.order_by("pk")
    other, _ = while_taking("truc-thuoc", lambda: take_list_in.call(theirs.pk))
    take_list_in.call(mine.pk)
    other.join(20)
    assert (SubUnit.objects.count(), TakenRow.objects.count()) == (8, 8)
    assert (mine.taken.count(), theirs.taken.count()) == (8, 0)
    theirs.refresh_from_db()
    assert theirs.stage == "stopped"


def test_list_asked_for_twice_is_handed_to_the_worker_once(pair, monkeypatch):
    monkeypatch.setattr("hoadep.contest.steering.list_views.AT_ONCE", 5)
    preview = sent(pair[0], "truc-thuoc", PARTS)
    together = threading.Barrier(2)

    def ask(client):
        try:
            together.wait(10)
            client.post(preview, {"all": ""})
        finally:
            connection.close()

    asking = [threading.Thread(target=ask, args=[client]) for client in pair]
    for each in asking:
        each.start()
    for each in asking:
        each.join(20)
    assert DBTaskResult.objects.count() == 1
