"""Long lists are taken in by the worker, some rows at a time: each once, whatever stops it on the way."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.db import OperationalError, connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from hoadep.contest.exemplars.models import Nomination
from hoadep.contest.people.actions import SYSTEM, give_role, make_account
from hoadep.contest.people.models import Account, Launch, Participation, SubUnit, Unit
from hoadep.contest.plans.models import Season
from hoadep.contest.steering import lists
from hoadep.contest.steering.tasks import take_list_in
from hoadep.office.uploads.lists import digest
from hoadep.office.uploads.models import TakenRow, Upload
from hoadep.rules.verdict import Refused, not_met
from tests.contest.steering.sheets import LIST, filled

PARTS = [[f"Tổ dân phố {n}", f"Bà {n}"] for n in range(1, 11)]


@pytest.fixture(autouse=True)
def _long_at_six_rows(settings, tmp_path, monkeypatch):
    settings.MEDIA_ROOT = tmp_path
    monkeypatch.setattr("hoadep.contest.steering.list_views.AT_ONCE", 5)
    monkeypatch.setattr("hoadep.contest.steering.tasks.SOME", 4)


@pytest.fixture
def binh(cast, signed_in):
    return signed_in(cast.binh)


def sent(client, what, rows):
    """The address of the preview of a list with these rows."""
    content = filled(client, what, rows)
    return again(client, what, content), content


def again(client, what, content):
    file = SimpleUploadedFile("Danh sách.xlsx", content)
    return client.post(f"{LIST}{what}/", {"unit": "P-NGOCHA", "file": file}).headers["Location"]


def text(client, url):
    return client.get(url).content.decode()


def work():
    for waiting in DBTaskResult.objects.ready():
        waiting.task.call(*waiting.task_result.args)
        DBTaskResult.objects.filter(pk=waiting.pk).update(status="SUCCESSFUL")


def stopping_at(n, fault):
    """The list of parts of a unit, whose n-th row meets with this fault."""
    made = []

    def make(setting, given):
        made.append(given)
        if len(made) == n:
            raise fault
        return lists.SUB_UNITS.make(setting, given)

    return lists.OFFERS | {"truc-thuoc": replace(lists.SUB_UNITS, make=make)}


def test_page_tells_how_far_it_is_and_can_be_left(binh):
    preview, _ = sent(binh, "truc-thuoc", PARTS)
    assert "Danh sách dài được nhập dần" in text(binh, preview)
    run = binh.post(preview, {"all": ""}).url
    page = text(binh, run)
    assert ("Đang chờ đến lượt" in page, "0/10 dòng" in page, 'hx-trigger="every 2s"' in page) == (True,) * 3
    assert binh.get(preview).url == run
    assert "đang nhập, được 0/10 dòng" in text(binh, f"{LIST}truc-thuoc/")
    work()
    page = text(binh, run)
    assert ("10/10 dòng" in page, "Đã nhập xong" in page, "hx-trigger" in page) == (True, True, False)
    assert "đã nhập 10 dòng" in text(binh, f"{LIST}truc-thuoc/")
    rows = SubUnit.objects.filter(unit__code="P-NGOCHA")
    assert (rows.count(), {row.at for row in rows}) == (10, {Upload.objects.get().asked_at})


def test_killed_midway_it_goes_on_by_itself_and_takes_no_row_twice(binh, monkeypatch):
    run = binh.post(sent(binh, "truc-thuoc", PARTS)[0], {"all": ""}).url
    monkeypatch.setattr(lists, "OFFERS", stopping_at(7, SystemExit()))
    DBTaskResult.objects.all().delete()
    with pytest.raises(SystemExit):
        take_list_in.call(Upload.objects.get().pk)
    assert (SubUnit.objects.count(), "4/10 dòng" in text(binh, run)) == (4, True)
    call_command("tick")
    assert not DBTaskResult.objects.ready().exists()
    Upload.objects.update(moved_at=timezone.now() - timedelta(minutes=4))
    assert "Nhập tiếp 6 dòng" in text(binh, run)
    call_command("tick")
    work()
    assert "10/10 dòng" in text(binh, run)
    assert sorted(SubUnit.objects.values_list("name", flat=True)) == sorted(name for name, _ in PARTS)
    take_list_in.call(Upload.objects.get().pk)
    assert SubUnit.objects.count() == 10


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        (Refused(not_met("", "Không ghi được.")), "Dòng 11: Không ghi được."),
        (RuntimeError("đĩa đầy"), "Máy chủ gặp lỗi khi nhập."),
    ],
)
def test_fault_midway_is_told_with_how_many_rows_stand_and_goes_on(binh, monkeypatch, fault, said):
    preview, _ = sent(binh, "truc-thuoc", PARTS)
    run = binh.post(preview, {"all": ""}).url
    monkeypatch.setattr(lists, "OFFERS", stopping_at(7, fault))
    work()
    page = text(binh, run)
    assert all(
        words in page for words in (said, "4 dòng đã nhập vẫn giữ nguyên, còn 6 dòng", "Nhập tiếp 6 dòng")
    )
    assert "đã dừng ở 4/10 dòng" in text(binh, f"{LIST}truc-thuoc/")
    left = text(binh, preview)
    assert ("Tổ dân phố 4<" in left, "Tổ dân phố 5<" in left, said in left) == (False, True, True)
    binh.post(f"{run[: -len('tien-do/')]}tiep/")
    work()
    assert ("10/10 dòng" in text(binh, run), SubUnit.objects.count()) == (True, 10)


def test_database_that_does_not_answer_is_no_fault_of_the_list(binh, monkeypatch):
    run = binh.post(sent(binh, "truc-thuoc", PARTS)[0], {"all": ""}).url
    monkeypatch.setattr(lists, "OFFERS", stopping_at(7, OperationalError("waited 10 s")))
    with pytest.raises(OperationalError):
        take_list_in.call(Upload.objects.get().pk)
    assert ("Đã dừng" in text(binh, run), "4/10 dòng" in text(binh, run)) == (False, True)
    Upload.objects.update(moved_at=timezone.now() - timedelta(minutes=4))
    DBTaskResult.objects.all().delete()
    call_command("tick")
    work()
    assert ("10/10 dòng" in text(binh, run), SubUnit.objects.count()) == (True, 10)


def test_row_taken_in_from_another_list_meanwhile_is_named(binh, monkeypatch):
    def racing(setting, given):
        if given["name"] == "Tổ dân phố 7":
            other = Upload.objects.exclude(pk=upload.pk).get()
            same = {"purpose": upload.purpose, "scope": upload.scope, "unit": upload.unit}
            TakenRow.objects.create(upload=other, **same, digest=digest(given), code="x", at=timezone.now())
        return lists.SUB_UNITS.make(setting, given)

    sent(binh, "truc-thuoc", PARTS[:1])
    run = binh.post(sent(binh, "truc-thuoc", PARTS)[0], {"all": ""}).url
    upload = Upload.objects.get(asked_at__isnull=False)
    racer = lists.OFFERS | {"truc-thuoc": replace(lists.SUB_UNITS, make=racing)}
    monkeypatch.setattr(lists, "OFFERS", racer)
    work()
    assert "Dòng 11: vừa được nhập từ một danh sách khác." in text(binh, run)
    assert SubUnit.objects.count() == 4


def test_list_that_stopped_offers_no_row_that_was_not_asked_for(binh, monkeypatch):
    SubUnit.objects.create(
        season=Season.objects.get(code="BD21"),
        unit=Unit.objects.get(code="P-NGOCHA"),
        name="Tổ dân phố 9",
        at=timezone.now(),
        by=Account.objects.get(username="binh"),
    )
    preview, _ = sent(binh, "truc-thuoc", PARTS)
    binh.post(preview, {"good": ""})
    monkeypatch.setattr(lists, "OFFERS", stopping_at(7, RuntimeError("đĩa đầy")))
    work()
    SubUnit.objects.filter(name="Tổ dân phố 9").update(ended_at=timezone.now())
    left = text(binh, preview)
    assert ("Tổ dân phố 8<" in left, "Tổ dân phố 9<" in left) == (True, False)


def test_unit_that_takes_part_no_longer_takes_nothing_in(binh):
    preview, _ = sent(binh, "truc-thuoc", PARTS)
    Participation.objects.filter(unit__code="P-NGOCHA").update(until=timezone.now() - timedelta(days=1))
    page = binh.post(preview, {"all": ""}).content.decode()
    assert ("không còn tham gia cuộc thi" in page, SubUnit.objects.count()) == (True, 0)


def test_list_is_found_again_by_all_of_its_unit(binh, cast, signed_in, at):
    who = {"by": SYSTEM, "at": at("2021-01-01 08:00")}
    other = make_account(username="kim", name="Lê Kim", password=None, **who)
    give_role(other, "coordinator", unit=Unit.objects.get(code="P-NGOCHA"), **who)
    sent(binh, "truc-thuoc", PARTS)
    assert "Danh sách.xlsx" in text(signed_in(other), f"{LIST}truc-thuoc/")
    assert "Danh sách.xlsx" not in text(signed_in(cast.dung), f"{LIST}truc-thuoc/")


def nominations(count):
    return [["Cá nhân", f"Vũ Thị {n}", "Tổ 12", 1958, f"Hai mươi năm dạy chữ {n}."] for n in range(count)]


def test_no_row_is_taken_while_one_cannot_be(binh, cast):
    preview, _ = sent(binh, "gioi-thieu-guong", nominations(8))
    run = binh.post(preview, {"all": ""}).url
    binh.post(
        sent(binh, "gioi-thieu-guong", [["Cá nhân", "Vũ Thị 6", "Tổ 1", 1950, "Vớt người."]])[0], {"all": ""}
    )
    assert Nomination.objects.count() == 1
    work()
    page = text(binh, run)
    assert ("Dòng 11: Đã có gương tên Vũ Thị 6" in page, "Chưa dòng nào được nhập" in page) == (True, True)
    assert Nomination.objects.count() == 1
    binh.post(preview, {"good": ""})
    work()
    assert ("7/7 dòng" in text(binh, run), Nomination.objects.count()) == (True, 8)


def test_names_and_words_that_stand_twice_in_a_list_are_told_before_anything_is_taken(binh):
    rows = nominations(3)
    rows[1][1], rows[2][4] = "Vu Thi 0", rows[0][4]
    page = text(binh, sent(binh, "gioi-thieu-guong", rows)[0])
    assert "Dòng ở trên cũng có gương tên Vu Thi 0" in page
    assert "Thành tích ghi y hệt một dòng ở trên" in page


def test_preview_asks_as_much_of_the_database_for_forty_rows_as_for_two(binh):
    asked = []
    for count in (2, 40):
        preview, _ = sent(binh, "gioi-thieu-guong", nominations(count))
        with CaptureQueriesContext(
            connection,
        ) as queries:
            binh.get(preview)
        asked.append(len(queries))
    assert asked[0] == asked[1]


def test_same_file_sent_again_is_told(binh):
    preview, content = sent(binh, "truc-thuoc", PARTS)
    binh.post(preview, {"all": ""})
    work()
    page = text(binh, again(binh, "truc-thuoc", content))
    assert ("Chính tệp này đã được nhập lúc" in page, "Dòng này đã được nhập trước đây" in page) == (
        True,
        True,
    )


def test_launches_come_by_list_and_each_wrong_day_or_number_is_told(binh):
    rows = [
        ["05/03/2021", "Hội nghị", "1.490"],
        [date(2021, 3, 6), "Loa phường", 300],
        ["31/02/2021", "Chào cờ", 20],
        [44260, "Chào cờ", 20],
        [date(2121, 1, 1), "Chào cờ", 20],
        ["07/03/2021", "Chào cờ", 1.49],
        ["07/03/2021", "Họp tổ", "nhiều"],
        ["07/03/2021", "Họp", 0],
        ["05/03/2021", "Hội nghị", 12],
    ]
    preview, _ = sent(binh, "phat-dong", rows)
    page = text(binh, preview)
    for said in (
        "31/02/2021",
        "Ô này là số, không phải ngày. Hãy ghi ngày/tháng/năm",
        "2121",
        "Số 1,49 không phải số nguyên. Có phải là 1.490.000?",
        "“nhiều”",
        "Số người dự phải từ 1 đến 1.000.000.",
        "Trùng một dòng ở trên.",
    ):
        assert said in page, said
    assert "2 dòng đúng" in page
    binh.post(preview, {"good": ""})
    found = set(Launch.objects.values_list("held_on", "people"))
    assert found == {(date(2021, 3, 5), 1490), (date(2021, 3, 6), 300)}
