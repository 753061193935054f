"""An entry from the author's phone to the officer's desk, each with an account, without any script."""

import pytest
from django.conf import settings

from hoadep.contest.entries.models import Entry
from hoadep.contest.people import actions as people
from hoadep.contest.plans import actions as plans
from hoadep.contest.plans.files import read_files
from tests.contest.conftest import OPENED

PLAN = settings.PROJECT / "plans" / "kh-190-2020.toml"
PASSWORD = "một mật khẩu dài"


@pytest.fixture
def season(transactional_db):
    """A season with one ward; Lan writes, Bình heads the ward, Hoa is the standing office."""
    who = {"by": people.system_account(at=OPENED).code, "at": OPENED}
    found = plans.open_season(*read_files(PLAN), **who)
    unit = people.make_unit(code="P-NGOCHA", name="UBND phường Ngọc Hà", short_name="Phường Ngọc Hà", **who)
    people.take_part(unit, found, kind="ward", **who)
    for name, role, place in (("lan", "author", None), ("binh", "unit_head", unit), ("hoa", "officer", None)):
        account = people.make_account(username=name, name=name.title(), password=PASSWORD, **who)
        people.give_role(account, role, unit=place, **who)
    return found


def sign_in(page, name):
    page.context.clear_cookies()
    page.goto("/tai-khoan/dang-nhap/")
    page.fill("#id_username", name)
    page.fill("#id_password", PASSWORD)
    page.click("main button")


def test_from_the_phone_to_the_desk(season, phone, desktop, look):
    sign_in(phone, "lan")
    phone.goto("/ba-dinh-2021/bai-du-thi/moi/")
    for field, typed in {
        "author_name": "Nguyễn Thị Lan",
        "author_address": "Tổ 5, phường Ngọc Hà",
        "author_telephone": "0912 000 111",
        "exemplar_name": "Đỗ Văn Khiết",
        "exemplar_place": "Tổ 12, phường Ngọc Hà",
        "title": "Bình trà đầu ngõ",
        "text": "Mười năm nay đầu ngõ có bình trà đá.\n\nAi khát thì rót.",
    }.items():
        phone.fill(f"#id_{field}", typed)
    phone.select_option("#id_unit", label="UBND phường Ngọc Hà")
    look(phone, "writing")
    phone.click("button[name=send]")
    assert "BD21-B0001" in phone.inner_text("main")
    sign_in(desktop, "binh")
    desktop.goto("/ba-dinh-2021/bai-du-thi/BD21-B0001/")
    desktop.click("summary:has-text('Duyệt bài')")
    desktop.fill("#id_duyet-reason", "Đã hỏi tổ dân phố, đúng như bài viết.")
    desktop.click("button:has-text('Duyệt bài')")
    sign_in(desktop, "hoa")
    desktop.goto("/ba-dinh-2021/bai-du-thi/BD21-B0001/")
    desktop.click("summary:has-text('Tiếp nhận')")
    desktop.click("button:has-text('Tiếp nhận')")
    look(desktop, "received")
    entry = Entry.objects.get()
    assert [step.name for step in entry.steps.all()] == ["submit", "approve", "receive"]


def test_without_an_account_on_a_phone(season, phone, look, axe):
    phone.goto("/ba-dinh-2021/gui-bai/")
    steps = [
        {
            "author_name": "Nguyễn Thị Lan",
            "author_address": "Tổ 5, Ngọc Hà",
            "author_telephone": "0912000111",
        },
        {"exemplar_name": "Đỗ Văn Khiết", "exemplar_place": "Tổ 12, Ngọc Hà"},
        {"title": "Bình trà đầu ngõ", "text": "Mười năm nay đầu ngõ có bình trà đá."},
    ]
    for number, typed in enumerate(steps, 1):
        for field, words in typed.items():
            phone.fill(f"#id_{field}", words)
        look(phone, f"lodge-{number}")
        assert axe(phone) == []
        phone.click("button[name=next]")
    look(phone, "lodge-4")
    phone.click("button[name=send]")
    look(phone, "receipt")
    assert "BD21-B0001" in phone.inner_text("main")
    assert phone.locator(".qr svg").count() == 1
    assert phone.evaluate("document.documentElement.scrollWidth") == 390
    assert axe(phone) == []
    phone.goto("/ba-dinh-2021/tra-cuu/")
    phone.fill("#id_code", "BD21-B0001")
    phone.fill("#id_telephone", "0912 000 111")
    phone.click("main button")
    look(phone, "looked-up")
    assert "Bình trà đầu ngõ" in phone.inner_text("h1")
    assert axe(phone) == []


def test_what_is_typed_is_saved_by_itself(season, phone):
    phone.goto("/ba-dinh-2021/gui-bai/?buoc=3")
    phone.type("#id_text", "Chưa bấm nút nào")
    phone.wait_for_selector("text=Đã lưu trên máy chủ")
    phone.reload()
    assert phone.input_value("#id_text") == "Chưa bấm nút nào"
    assert phone.inner_text("output") == "4 chữ, thể lệ nhiều nhất 1500"


def test_network_that_drops_loses_nothing(season, phone, look):
    phone.goto("/ba-dinh-2021/gui-bai/?buoc=3")
    phone.context.set_offline(True)
    phone.type("#id_text", "Viết khi mất mạng")
    phone.wait_for_selector("text=Mất kết nối")
    look(phone, "lodge-offline")
    phone.context.set_offline(False)
    phone.wait_for_selector("text=Đã lưu trên máy chủ")
    phone.reload()
    assert phone.input_value("#id_text") == "Viết khi mất mạng"
