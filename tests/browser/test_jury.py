"""The marking room on a desk, a tablet and a phone; the office's pages of a round beside it."""

from datetime import datetime
from decimal import Decimal
from types import SimpleNamespace

import pytest
from django.conf import settings as project
from PIL import Image

from hoadep.contest.entries import actions as entries
from hoadep.contest.entries.models import Photo
from hoadep.contest.exemplars import actions as exemplars
from hoadep.contest.jury import actions, blinding
from hoadep.contest.jury.models import Sheet
from hoadep.contest.jury.rubrics import Criterion, Rubric
from hoadep.contest.people import actions as people
from hoadep.contest.plans import actions as plans
from hoadep.contest.plans.files import read_files
from hoadep.office.files.actions import store
from hoadep.office.files.photos import reencode
from tests.browser.conftest import DEVICES, new_page
from tests.contest.conftest import OPENED

PLAN = project.PROJECT / "plans" / "kh-190-2020.toml"
AT = datetime.fromisoformat("2021-04-01T09:00+07:00")
PASSWORD, SECRET = "một mật khẩu dài", "abcd2345"
SCREENS = {
    **DEVICES,
    "tablet": {"viewport": {"width": 768, "height": 1024}, "has_touch": True},
    "wide tablet": {"viewport": {"width": 1024, "height": 768}, "has_touch": True},
}
RUBRIC = Rubric(
    key="preliminary",
    name="Vòng sơ khảo",
    criteria=(
        Criterion("content", "Nội dung, tính chân thực của tấm gương", Decimal(10)),
        Criterion("newness", "Tính phát hiện mới", Decimal(10)),
        Criterion("language", "Bố cục, ngôn ngữ, cảm xúc", Decimal(10)),
    ),
    step=Decimal("0.5"),
    marks_each=2,
    third_over=Decimal(6),
    combine="mean",
    clause="II.1",
)
STORY = """Mười lăm năm nay, sáng nào bà cũng dậy từ bốn giờ để nấu **nồi cháo** cho các cụ neo đơn trong ngõ.

![](1)

Bà bảo chẳng có gì phải kể, chỉ là *“thấy thiếu thì bù”*. Nhưng cả tổ dân phố ai cũng nhớ đợt rét năm ấy,
khi bà đi từng nhà gõ cửa hỏi ai còn chăn, ai đã hết. Nguyễn Thị Viết, ở phường Ngọc Hà, ghi.

Đến nay đã có hơn ba mươi người cùng bà giữ bếp lửa ấy, mỗi người một buổi, không ai vắng."""


@pytest.fixture
def season(transactional_db, settings, tmp_path):
    """Twelve eligible entries of a ward, each with a photo; Hoa is the standing office."""
    settings.MEDIA_ROOT = tmp_path / "files"
    settings.MEDIA_ROOT.mkdir()
    by = {"by": people.system_account(at=OPENED).code, "at": OPENED}
    found = plans.open_season(*read_files(PLAN), **by)
    unit = people.make_unit(code="P-NGOCHA", name="UBND phường Ngọc Hà", short_name="Phường Ngọc Hà", **by)
    people.take_part(unit, found, kind="ward", **by)
    hoa = people.make_account(username="hoa", name="Phạm Thu Hoa", password=PASSWORD, **by)
    people.give_role(hoa, "officer", **by)
    for n in range(12):
        lodge(found, unit, hoa, n, tmp_path)
    return SimpleNamespace(season=found, hoa=hoa, who={"by": hoa, "at": AT})


def lodge(season, unit, hoa, n, folder):
    """One eligible entry with its photo."""
    who = {"by": people.SYSTEM, "at": AT}
    name = f"Nguyễn Thị Viết {'ABCDEGHIKLMN'[n]}"
    writer = people.enter_person(name=name, address="Ngọc Hà", telephone="0912345678", **who)
    person = people.enter_person(name=f"Vũ Thị Mai {n}", **who)
    about = exemplars.enter_exemplar(season, person, place="Tổ 12", **who)
    title = f"Bếp lửa của ngõ nhỏ {n + 1}"
    writing = entries.Writing(kind="essay", title=title, text=STORY)
    entry = entries.start_draft(
        season, writing, unit=unit, authors=[writer], exemplars=[about], by=hoa, at=AT
    )
    Image.new("RGB", (1200, 750), "#8aa89a").save(folder / f"{n}.jpg")
    drawn = reencode((folder / f"{n}.jpg").read_bytes())
    stored = store(drawn.content, "image/jpeg", **who)
    size = {"width": drawn.width, "height": drawn.height}
    Photo.objects.create(entry=entry, n=1, stored=stored, caption="Nồi cháo buổi sớm", **size)
    entries.submit(entry, by=hoa, at=AT)
    entries.approve(entry, appraisal="Đã hỏi tổ dân phố.", by=hoa, at=AT)
    entries.appraise(entry, eligible=True, reason="", by=hoa, at=AT)


@pytest.fixture
def jury(season):
    """A round under way with three judges."""
    eligible = blinding.eligible(season.season)
    round = actions.make_round(season.season, RUBRIC, entries=eligible, due_on=AT.date(), **season.who)
    names = ("Đỗ Hải Nam", "Phan Thị Yến", "Tô Minh Đức")
    judges = [
        actions.invite(
            round,
            actions.Invitation(name=name, workplace="Hội Nhà báo"),
            key=f"duong-dan-{n}",
            secret=SECRET,
            **season.who,
        )
        for n, name in enumerate(names)
    ]
    actions.assign(round, seed=2021, **season.who)
    actions.open_round(round, **season.who)
    return SimpleNamespace(round=round, judges=judges, **vars(season))


@pytest.fixture(params=SCREENS)
def screen(request, browser, address):
    """A desk, a phone, a tablet held upright, a tablet lying."""
    opened = new_page(browser, address, SCREENS[request.param])
    yield opened
    opened.context.close()


def come_in(page, judge):
    page.goto(f"/ba-dinh-2021/giam-khao/vao/{judge.key}/")
    page.fill("#id_code", SECRET)
    page.click("main button")


def fits(page, axe):
    width = page.evaluate("document.documentElement.scrollWidth")
    assert (axe(page), width <= page.viewport_size["width"]) == ([], True)


def test_marking_room(jury, screen, look, axe):
    come_in(screen, jury.judges[0])
    look(screen, "jury-sheets")
    fits(screen, axe)
    screen.click("[data-rows] tbody tr:first-child a")
    screen.fill("#id_diem_content", "8,5")
    screen.wait_for_selector("text=Đã lưu trên máy chủ")
    screen.fill("#id_diem_newness", "11")
    screen.wait_for_selector("text=điểm 11 không được")
    look(screen, "jury-sheet")
    fits(screen, axe)
    screen.fill("#id_diem_newness", "9")
    screen.fill("#id_diem_language", "8")
    screen.wait_for_selector("text=Tổng điểm 25,5/30")
    screen.click("text=Lưu và sang bài sau")
    screen.wait_for_selector("text=Bài 2/")
    screen.goto("/ba-dinh-2021/giam-khao/bai/")
    assert f"Đã chấm 1/{jury.judges[0].sheets.count()} bài" in screen.inner_text("main")


def test_a_dropped_connection_loses_no_mark(jury, browser, address, look):
    page = new_page(browser, address, SCREENS["tablet"])
    come_in(page, jury.judges[0])
    page.click("[data-rows] tbody tr:first-child a")
    page.context.set_offline(True)
    page.fill("#id_diem_content", "7")
    page.wait_for_selector("text=Mất kết nối")
    look(page, "jury-offline")
    page.context.set_offline(False)
    page.wait_for_selector("text=Đã lưu trên máy chủ")
    assert Sheet.objects.get(marks__isnull=False).marks.get().value == 7
    page.context.close()


def test_a_sheet_is_not_left_before_its_marks_are_saved(jury, browser, address):
    page = new_page(browser, address, SCREENS["tablet"])
    come_in(page, jury.judges[0])
    page.click("[data-rows] tbody tr:first-child a")
    page.wait_for_selector(".rubric")
    first = page.url
    page.context.set_offline(True)
    page.fill("#id_diem_content", "7,5")
    page.click("text=Lưu và sang bài sau")
    page.wait_for_selector("text=điểm vẫn giữ trên máy này")
    assert (page.url, page.input_value("#id_diem_content")) == (first, "7,5")
    page.context.set_offline(False)
    page.wait_for_selector("text=Đã lưu trên máy chủ")
    page.fill("#id_diem_newness", "6")
    page.click("text=Lưu và sang bài sau")
    page.wait_for_url(lambda url: url != first)
    sheet = Sheet.objects.get(marks__criterion="newness")
    assert sorted(float(mark.value) for mark in sheet.marks.all()) == [6, 7.5]
    page.goto(first)
    assert page.input_value("#id_diem_newness") == "6"
    page.context.close()


def test_keys_and_no_script(jury, browser, address, desktop):
    come_in(desktop, jury.judges[0])
    desktop.click("[data-rows] tbody tr:first-child a")
    desktop.wait_for_selector(".rubric")
    desktop.wait_for_load_state()
    first = desktop.url
    desktop.keyboard.press("7")
    desktop.keyboard.press("Enter")
    assert desktop.evaluate("document.activeElement.id") == "id_diem_newness"
    desktop.click("h1")
    desktop.keyboard.press("j")
    desktop.wait_for_url(lambda url: url != first)
    assert Sheet.objects.get(marks__isnull=False).marks.get().value == 7
    plain = new_page(browser, address, DEVICES["phone"], java_script_enabled=False)
    come_in(plain, jury.judges[1])
    plain.click("[data-rows] tbody tr:first-child a")
    for criterion in RUBRIC.criteria:
        plain.fill(f"#id_diem_{criterion.key}", "6,5")
    plain.click("text=Lưu và sang bài sau")
    assert Sheet.objects.get(total__isnull=False).total == Decimal("19.5")
    plain.context.close()


def test_pages_of_the_office(jury, page, look, axe):
    for judge in jury.judges:
        for n, sheet in enumerate(judge.sheets.select_related("panelist")):
            marks = {c.key: Decimal(6 + (n + len(judge.name)) % 4) for c in RUBRIC.criteria}
            actions.mark(sheet, actions.Given(marks), by=judge.code, at=AT)
    page.goto("/tai-khoan/dang-nhap/")
    page.fill("#id_username", "hoa")
    page.fill("#id_password", PASSWORD)
    page.click("main button")
    page.wait_for_url("**/ba-dinh-2021/**")
    place = f"/ba-dinh-2021/cham-thi/{jury.round.code}/"
    number = jury.round.numbered.first().number
    judge = f"/ba-dinh-2021/cham-thi/giam-khao/{jury.judges[0].code}/"
    pages = [
        place,
        f"{place}che-ten/",
        f"{place}che-ten/{number}/",
        judge,
        f"{judge}nhap-diem/",
        f"{place}moi-giam-khao/",
        f"{judge}in-bai/",
        "/ba-dinh-2021/cham-thi/lap-vong/",
    ]
    for n, path in enumerate(pages):
        page.goto(path)
        look(page, f"jury-office-{n}")
        fits(page, axe)
    page.goto(place)
    page.fill("#id_reason", "Ban Giám khảo thống nhất không chấm thêm")
    page.click("text=Đóng vòng, chốt điểm")
    page.goto(f"{place}ket-qua/")
    assert "Chỉ để tham khảo, không đổi thứ hạng." in page.inner_text("main")
    look(page, "jury-results")
    fits(page, axe)
