"""Choosing 20 of 60 by marks of six judges, and by hand: the officer's pages on a desk and on a phone."""

import random
from datetime import datetime
from decimal import Decimal
from types import SimpleNamespace

import pytest
from django.conf import settings as project

from hoadep.contest.entries import actions as entries
from hoadep.contest.exemplars import actions as exemplars
from hoadep.contest.jury import actions as jury
from hoadep.contest.jury import blinding
from hoadep.contest.jury.rubrics import Criterion, Rubric
from hoadep.contest.people import actions as people
from hoadep.contest.plans import actions as plans
from hoadep.contest.plans.files import read_files
from tests.contest.conftest import OPENED

PLAN = project.PROJECT / "plans" / "kh-190-2020.toml"
AT = datetime.fromisoformat("2021-05-04T09:00+07:00")
PASSWORD, PLACE = "một mật khẩu dài", "/ba-dinh-2021/chon-bai/"
UNITS = (
    ("P-NGOCHA", "Phường Ngọc Hà", "ward"),
    ("P-KIMMA", "Phường Kim Mã", "ward"),
    ("PB-TP", "Phòng Tư pháp", "department"),
    ("TH-CUBA", "TH Việt Nam – Cu Ba", "school"),
    ("DT-LHPN", "Hội LHPN quận", "union_monthly"),
)
GIVEN = ("Mai", "Tâm", "Hà", "Kiên", "Lụa", "Quý", "Sen", "Đào", "Bền", "Thơm", "Phúc", "Lộc")
DEEDS = (
    "Bếp lửa của ngõ nhỏ",
    "Người gác cổng trường",
    "Tủ sách sau giờ tan ca",
    "Ba mươi năm giữ đường ray",
)
RUBRIC = Rubric(
    key="final",
    name="Vòng chung khảo",
    criteria=(Criterion("content", "Nội dung", Decimal(10)),),
    step=Decimal("0.5"),
    marks_each=3,
    third_over=None,
    combine="mean",
    clause="",
)


@pytest.fixture
def season(transactional_db):
    """Sixty eligible entries of five units; Hoa is the standing office."""
    by = {"by": people.system_account(at=OPENED).code, "at": OPENED}
    found = plans.open_season(*read_files(PLAN), **by)
    units = []
    for code, name, kind in UNITS:
        unit = people.make_unit(code=code, name=name, short_name=name, **by)
        people.take_part(unit, found, kind=kind, **by)
        units.append(unit)
    hoa = people.make_account(username="hoa", name="Phạm Thu Hoa", password=PASSWORD, **by)
    people.give_role(hoa, "officer", **by)
    writers = [
        people.enter_person(name=f"Nguyễn Thị {name}", address="Ba Đình", telephone="0912345678", **by)
        for name in GIVEN * 4
    ]
    for n in range(60):
        lodge(found, units[n * n % 5], hoa, writers[n * 7 % 48], n)
    return SimpleNamespace(season=found, who={"by": hoa, "at": AT})


def lodge(season, unit, hoa, writer, n):
    """One eligible entry."""
    person = people.enter_person(name=f"Vũ Thị {GIVEN[n % 12]}", by=people.SYSTEM, at=AT)
    about = exemplars.enter_exemplar(season, person, place="Tổ 12", by=people.SYSTEM, at=AT)
    writing = entries.Writing(kind="essay", title=f"{DEEDS[n % 4]} ({n + 1})", text="Một chuyện có thật.")
    who = {"by": hoa, "at": AT}
    entry = entries.start_draft(season, writing, unit=unit, authors=[writer], exemplars=[about], **who)
    entries.submit(entry, **who)
    entries.approve(entry, appraisal="Đã hỏi tổ dân phố.", **who)
    entries.appraise(entry, eligible=True, reason="", **who)


@pytest.fixture
def marked(season):
    """A closed round of six judges, three marks an entry, who differ by half a point or a whole one."""
    round = jury.make_round(season.season, RUBRIC, entries=blinding.eligible(season.season), **season.who)
    for n, name in enumerate(("Nam", "Yến", "Đức", "Thảo", "Vinh", "Hiền")):
        invitation = jury.Invitation(name=f"Đỗ {name}", workplace="Hội Nhà báo")
        jury.invite(round, invitation, key=f"duong-dan-{n}", secret="abcd2345", **season.who)
    jury.assign(round, seed=2021, **season.who)
    jury.open_round(round, **season.who)
    chance = random.Random(190)
    worth = {pk: chance.randrange(11, 19) for pk in blinding.eligible(season.season)}
    for panelist in round.panelists.all():
        for sheet in panelist.sheets.select_related("numbered", "panelist"):
            half_points = worth[sheet.numbered.entry_id] + chance.choice((-1, 0, 0, 1))
            given = jury.Given({"content": Decimal(half_points) / 2})
            jury.mark(sheet, given, by=panelist.code, at=AT)
    jury.close_round(round, **season.who)
    return season


def sign_in(page):
    page.goto("/tai-khoan/dang-nhap/")
    page.fill("#id_username", "hoa")
    page.fill("#id_password", PASSWORD)
    page.click("main button")
    page.wait_for_url("**/ba-dinh-2021/**")


def fits(page, axe):
    width = page.evaluate("document.documentElement.scrollWidth")
    assert (axe(page), width <= page.viewport_size["width"]) == ([], True)


def test_choosing_by_marks(marked, page, look, axe):
    sign_in(page)
    page.goto(PLACE)
    look(page, "selection-none")
    page.click("main >> text=Lập danh sách")
    page.fill("#id_number", "20")
    look(page, "selection-new")
    fits(page, axe)
    page.click("main form button")
    page.select_option("#id_dieu-kien-whom0", "author:")
    page.fill("#id_dieu-kien-most0", "1")
    page.select_option("#id_dieu-kien-whom1", "unit:")
    page.fill("#id_dieu-kien-least1", "3")
    look(page, "selection-limits")
    fits(page, axe)
    page.click("text=Ghi số bài và điều kiện")
    page.click("button:has-text('Chọn theo điểm')")
    page.wait_for_selector("text=không có cách chọn nào tổng điểm cao hơn")
    look(page, "selection-chosen")
    fits(page, axe)
    page.click("text=Đổi bài >> nth=3")
    look(page, "selection-swap")
    fits(page, axe)
    page.goto(f"{PLACE}{marked.season.code}-C01/bai/?loc=chua")
    look(page, "selection-pool")
    fits(page, axe)
    page.goto(f"{PLACE}{marked.season.code}-C01/")
    if page.locator("text=Quyết định giữa các bài ngang nhau").count():
        page.fill("#id_ngang-nhau-reason", "Đề tài mới hơn")
        page.click("button:has-text('Quyết định giữa các bài ngang nhau')")
    page.click("summary:has-text('Trình danh sách')")
    page.click("button:has-text('Trình danh sách')")
    page.wait_for_selector("text=Đã trình danh sách")
    look(page, "selection-proposed")
    fits(page, axe)


def test_choosing_by_hand_without_script(season, browser, address, look, axe):
    page = browser.new_context(
        base_url=address, locale="vi-VN", viewport={"width": 390, "height": 844}, java_script_enabled=False
    ).new_page()
    sign_in(page)
    page.goto(f"{PLACE}lap/")
    page.fill("#id_number", "2")
    page.click("main form button")
    page.click("main a[href$='/bai/'] >> nth=0")
    page.check("tbody tr:nth-child(1) input[type=checkbox]")
    page.check("tbody tr:nth-child(3) input[type=checkbox]")
    page.fill("tbody tr:nth-child(3) input[type=text]", "rất cảm động")
    page.click("text=Ghi các bài chọn trên trang này")
    page.goto(f"{PLACE}{season.season.code}-C01/")
    assert "Đã chọn 2/2" in page.inner_text("main")
    page.click("summary:has-text('Trình danh sách')")
    page.click("button:has-text('Trình danh sách')")
    assert "đã trình" in page.inner_text(".page-head")
    page.context.close()
