"""From sixty eligible entries to the city's answer: two installations, each with its own server and key."""

import re
import shutil
from contextlib import ExitStack
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.browser.conftest import DEVICES, new_page
from tests.browser.fifty import CRITERIA, PASSWORD, UNITS, do
from tests.home import PATIENCE, Home, answers, free_port, until

HERE, CITY = "/ba-dinh-2021/", "/ha-noi-2021/"
JUDGES = ("Đỗ Nam", "Đỗ Yến", "Đỗ Đức", "Đỗ Thảo", "Đỗ Vinh", "Đỗ Hiền")
LATE = JUDGES[5]
LIST = f"{HERE}chon-bai/BD21-C01/"
SENT = f"{HERE}gui-cap-tren/BD21-C01/"


@pytest.fixture
def homes(tmp_path):
    """The district and the city, each an installation of its own, served beside each other."""
    empty = Home(tmp_path / "empty", HOADEP_TESTING="0")
    empty.run("migrate", "--verbosity=0")
    with ExitStack() as running:
        found = {}
        for name in ("district", "city"):
            home = Home(shutil.copytree(empty.folder, tmp_path / name), HOADEP_TESTING="0")
            do(home, name)
            port = free_port()
            running.enter_context(home.running("serve", f"--port={port}"))
            until(lambda port=port: answers(port))
            found[name] = SimpleNamespace(home=home, address=f"http://127.0.0.1:{port}")
        yield SimpleNamespace(**found)


@pytest.fixture
def opened(homes, browser):
    """The officers' pages: the district's and the city's."""
    pages = []
    for place, season in ((homes.district, "ba-dinh-2021"), (homes.city, "ha-noi-2021")):
        page = new_page(browser, place.address, DEVICES["desktop"], accept_downloads=True)
        page.set_default_timeout(PATIENCE * 1000)
        page.goto("/tai-khoan/dang-nhap/")
        page.fill("#id_username", "hoa")
        page.fill("#id_password", PASSWORD)
        page.click("main button")
        page.wait_for_url(f"**/{season}/**")
        pages.append(page)
    yield pages
    for page in pages:
        page.context.close()


@pytest.fixture
def seen(look, axe):
    """Keep how a page looks; it is free of faults and no wider than the screen."""

    def check(page, name):
        look(page, name)
        width = page.evaluate("document.documentElement.scrollWidth")
        assert (axe(page), width <= page.viewport_size["width"]) == ([], True)

    return check


def invite_six(page) -> tuple[str, dict[str, tuple[str, str]]]:
    """A round with six judges, the first from a unit: its page, their links and short codes by name."""
    page.goto(f"{HERE}cham-thi/lap-vong/")
    page.select_option("#id_rubric", "preliminary")
    page.click("main form button")
    round_page = page.url
    slips = {}
    for name in JUDGES:
        page.goto(f"{round_page}moi-giam-khao/")
        page.fill("#id_name", name)
        page.fill("#id_workplace", "Hội Nhà báo")
        if name == JUDGES[0]:
            page.select_option("#id_unit", label="Phường Ngọc Hà")
        page.click("main form button")
        slips[name] = (page.inner_text("#link"), page.inner_text("strong.number"))
    page.goto(round_page)
    page.click("button:has-text('Phân bài')")
    page.click("button:has-text('Mở vòng chấm')")
    page.wait_for_selector("text=giám khảo vào chấm được")
    return round_page, slips


def as_judge(browser, slip):
    """A browser of the judge's own, let in by link and code."""
    page = browser.new_context(locale="vi-VN", **DEVICES["desktop"]).new_page()
    page.set_default_timeout(PATIENCE * 1000)
    page.goto(slip[0])
    page.fill("#id_code", slip[1])
    page.click("main button")
    return page


def declare_a_conflict(browser, slip) -> str:
    """A judge gives one sheet back; the title of the entry."""
    page = as_judge(browser, slip)
    title = page.inner_text("[data-rows] tbody tr:first-child th")
    page.click("[data-rows] tbody tr:first-child a")
    page.click("summary:has-text('Tôi có liên quan đến bài này')")
    page.fill("#id_lien_quan-reason", "Tác giả là học trò cũ")
    page.click("text=Trả lại bài, không chấm")
    page.wait_for_selector("text=Đã trả lại bài số phách")
    page.context.close()
    return title


def do_without_the_late_one(page, round_page) -> None:
    """The officer records that a judge stops; the sheets are given to others."""
    page.goto(round_page)
    page.click(f"main a:has-text('{LATE}')")
    page.click("summary:has-text('Giám khảo thôi chấm')")
    page.fill("form[action$='thoi-cham/'] textarea", "Đi công tác dài ngày")
    page.click("text=Ghi thôi chấm")
    page.click("button:has-text('Phân bài')")
    page.wait_for_selector("text=Đã phân bài")


def give_a_third_mark(page, browser, slips, round_page) -> None:
    """Two judges differ too much: a third one marks, criterion by criterion."""
    page.goto(round_page)
    page.click("text=Giao chấm thêm")
    page.wait_for_selector("text=Đã giao chấm thêm")
    loads = {
        row.split("\n")[0].strip(): row for row in page.locator("[data-rows] tbody tr").all_inner_texts()
    }
    shares = {name: re.search(r"(\d+)/(\d+)", row).groups() for name, row in loads.items()}
    (third,) = [name for name, (done, given) in shares.items() if done != given]
    judge = as_judge(browser, slips[third])
    judge.click("tr:has-text('chưa chấm') a")
    for key, most in CRITERIA.items():
        judge.fill(f"#id_diem_{key}", str(most - 1))
    before = judge.url
    judge.click("#phieu button.button-main")
    judge.wait_for_url(lambda url: url != before)
    judge.context.close()


def close(page, round_page) -> None:
    """The officer closes the round; the marks are final."""
    page.goto(round_page)
    if not page.locator("#id_reason").is_visible():
        page.click("summary:has-text('Đóng vòng chấm')")
    page.fill("#id_reason", "Ban Giám khảo thống nhất")
    page.click("text=Đóng vòng, chốt điểm")
    page.wait_for_selector("text=chốt điểm chính thức")


def mark_all(page, browser, district, seen) -> tuple[str, str]:
    """Six judges, a conflict, one who is late, a third mark; the round's page and the title given back."""
    round_page, slips = invite_six(page)
    title = declare_a_conflict(browser, slips[JUDGES[1]])
    do(district, "mark_the_rest", LATE)
    do_without_the_late_one(page, round_page)
    do(district, "mark_the_rest")
    give_a_third_mark(page, browser, slips, round_page)
    seen(page, "fifty-round")
    close(page, round_page)
    return round_page, title


def ask_for_one(page, but: str) -> None:
    """More sheets only of the entry that fewest settle, and not of the one that a judge gave back."""
    wanted = {}
    for row in page.locator("tr:has(input[name=bai])").all():
        box = row.locator("input")
        box.uncheck()
        if but not in row.inner_text():
            wanted[box.get_attribute("value")] = int(re.search(r"(\d+) phiếu", row.inner_text())[1])
    page.check(f"input[value='{min(wanted, key=wanted.get)}']")
    page.fill("#ly-do-cham-them", "Các bài quanh ranh giới chênh nhau ít")
    page.click("button:has-text('Xin thêm phiếu chấm')")
    page.wait_for_selector("text=vòng chấm mở lại")


def choose_twenty(page, seen) -> None:
    """Twenty under a minimum for each block."""
    page.goto(f"{HERE}chon-bai/lap/")
    page.fill("#id_number", "20")
    page.click("main form button")
    for n, (block, least) in enumerate((("wards", 6), ("departments", 6), ("schools", 5))):
        page.select_option(f"#id_dieu-kien-whom{n}", f"block:{block}")
        page.fill(f"#id_dieu-kien-least{n}", str(least))
    page.click("text=Ghi số bài và điều kiện")
    page.click("button:has-text('Chọn theo điểm')")
    page.wait_for_selector("text=Đã chọn 20 bài theo điểm: không có cách chọn nào tổng điểm cao hơn")
    page.wait_for_selector("h2:has-text('Ranh giới chọn')")
    seen(page, "fifty-cut-line")


def decide(page, seen) -> None:
    """Chosen anew by the marks as they are now, proposed and decided."""
    page.goto(LIST)
    page.click("button:has-text('Chọn lại theo điểm')")
    page.wait_for_selector("text=Đã chọn 20 bài theo điểm")
    if page.locator("#id_ngang-nhau-reason").count():
        page.fill("#id_ngang-nhau-reason", "Đề tài mới hơn")
        page.click("button:has-text('Quyết định giữa các bài ngang nhau')")
    page.click("summary:has-text('Trình danh sách')")
    page.click("button:has-text('Trình danh sách')")
    page.fill("#id_quyet-dinh-number", "812/QĐ-UBND")
    page.fill("#id_quyet-dinh-decided_on", today(page))
    page.click("button:has-text('Ghi quyết định')")
    page.wait_for_selector("text=danh sách đã được quyết định")
    assert "20/20" in page.inner_text("main aside")
    seen(page, "fifty-decided")


def today(page) -> str:
    """Today as people type it, by the browser's clock."""
    return page.evaluate("new Date().toLocaleDateString('en-GB', {timeZone: 'Asia/Ho_Chi_Minh'})")


def issue_the_letter(page, tmp_path) -> None:
    """Keep the papers, bring the công văn back signed, enter its number and day."""
    page.click("text=Lưu vào Văn bản")
    page.wait_for_selector("text=Đã lưu 2 văn bản")
    page.click("main a:has-text('Công văn')")
    with page.expect_download() as started:
        page.click("text=Bản in (PDF)")
    signed = tmp_path / "cong-van.pdf"
    started.value.save_as(signed)
    page.set_input_files("input[type=file]", signed)
    page.click("button:has-text('Tải bản ký lên')")
    page.fill("#id_number", "901/UBND-NV")
    page.fill("#id_dated", today(page))
    page.click("button:has-text('Ghi số và ban hành')")
    page.wait_for_selector("text=Đã ban hành")


def exchange_keys(page, there, seen) -> None:
    """Each side makes its key and writes down the other's, compared by telephone."""
    for side, place in ((page, HERE), (there, CITY)):
        side.goto(f"{place}goi-ho-so/khoa/")
        side.click("button:has-text('Lập khóa')")
    keys = {side: side.inner_text("#khoa") for side in (page, there)}
    for side, name, other in ((page, "Ban Tổ chức Thành phố", there), (there, "UBND quận Ba Đình", page)):
        side.fill("#id_name", name)
        side.fill("#id_public_key", keys[other])
        side.check("#id_compared")
        side.click("text=Ghi nơi trao đổi")
        side.wait_for_selector(f"text=Đã ghi khóa của {name}")
    seen(page, "fifty-keys")


def downloaded(page, words: str, path: Path) -> Path:
    """The file that a link gives."""
    with page.expect_download() as started:
        page.click(words)
    started.value.save_as(path)
    return path


def send_it(page, tmp_path, seen) -> Path:
    """Late, with a reason, after a question; the bundle as a file."""
    page.goto(SENT)
    page.fill("#id_reason", "Ban Tổ chức cho gửi muộn")
    seen(page, "fifty-sending")
    page.click("button:has-text('Gửi cấp trên')")
    page.wait_for_selector("text=danh sách không đổi được nữa")
    page.click("button:has-text('Gửi cấp trên')")
    page.wait_for_selector("text=Đã gửi 20 bài")
    seen(page, "fifty-sent")
    return downloaded(page, "a:has-text('Tải gói hồ sơ')", tmp_path / "goi.zip")


def take_in(there, bundle, seen) -> None:
    """The city checks the bundle, looks at it, and takes it in once."""
    there.goto(f"{CITY}goi-ho-so/")
    there.set_input_files("#id_bundle", bundle)
    there.click("text=Kiểm tra và xem gói")
    there.wait_for_selector("text=mọi tệp nguyên vẹn")
    seen(there, "fifty-offer")
    there.click("button:has-text('Nhận 20 bài')")
    there.wait_for_selector("text=Đã nhận 20 bài")
    seen(there, "fifty-intake")
    there.goto(f"{CITY}goi-ho-so/")
    there.set_input_files("#id_bundle", bundle)
    there.click("text=Kiểm tra và xem gói")
    there.wait_for_selector("text=không nhận lần nữa")


def judge_there(there, browser) -> None:
    """The city's one judge marks all twenty, the first best; the round is closed."""
    there.goto(f"{CITY}cham-thi/lap-vong/")
    there.click("main form button")
    round_page = there.url
    there.goto(f"{round_page}moi-giam-khao/")
    there.fill("#id_name", "Nguyễn Văn Giám")
    there.click("main form button")
    judge = as_judge(browser, (there.inner_text("#link"), there.inner_text("strong.number")))
    there.goto(round_page)
    there.click("button:has-text('Phân bài')")
    there.click("button:has-text('Mở vòng chấm')")
    judge.reload()
    judge.click("[data-rows] tbody tr:first-child a")
    for n in range(20):
        judge.fill("#id_diem_content", f"{9 if n == 0 else 7}")
        before = judge.url
        judge.click("#phieu button.button-main")
        judge.wait_for_url(lambda url, before=before: url != before)
    judge.context.close()
    there.goto(round_page)
    there.click("text=Đóng vòng, chốt điểm")
    there.wait_for_selector("text=chốt điểm chính thức")


def prize_there(there, seen) -> str:
    """The best entry gets the first prize by a decided list; its code at the city."""
    there.goto(f"{CITY}chon-bai/lap/")
    there.fill("#id_title", "Bài đoạt giải")
    there.fill("#id_number", "1")
    there.click("main form button")
    there.click("button:has-text('Chọn theo điểm')")
    there.click("summary:has-text('Giải thưởng')")
    there.fill("#id_giai-name", "Giải Nhất")
    there.fill("#id_giai-money", "7000000")
    there.fill("#id_giai-reason", "Theo cơ cấu giải của Ban Tổ chức")
    there.click("button:has-text('Ghi giải')")
    there.click("summary:has-text('Trình danh sách')")
    there.fill("#id_trinh-reason", "Theo cơ cấu giải")
    there.click("button:has-text('Trình danh sách')")
    there.fill("#id_quyet-dinh-number", "77/QĐ-BTC")
    there.fill("#id_quyet-dinh-decided_on", today(there))
    there.click("button:has-text('Ghi quyết định')")
    there.wait_for_selector("text=danh sách đã được quyết định")
    seen(there, "fifty-prize")
    return there.inner_text("main tbody tr:first-child th a")


def commend_there(there, entry: str) -> None:
    """The city's chairman commends whom the entry tells of."""
    there.goto(f"{CITY}bai-du-thi/{entry}/")
    there.click("dd a[href*='/guong/']")
    there.click("text=Ghi khen thưởng")
    there.select_option("#id_level", "host")
    there.select_option("#id_form", "bang_khen")
    there.select_option("#id_occasion", "good_deed")
    there.fill("#id_number", "4001/QĐ-UBND")
    there.fill("#id_decided_on", "01/09/2021")
    there.click("main form button.button-main")
    there.wait_for_selector("#credits form")
    there.select_option("#credits #id_entry", index=1)
    there.click("#credits button")
    there.wait_for_selector("text=viết về việc được khen")


def answer_there(there, tmp_path, seen) -> Path:
    there.goto(f"{CITY}goi-ho-so/HN21-N01/")
    there.click("button:has-text('Trả kết quả')")
    there.wait_for_selector("text=Đã lập kết quả trả cho UBND quận Ba Đình")
    seen(there, "fifty-answered")
    return downloaded(there, "a:has-text('Tải gói kết quả')", tmp_path / "ket-qua.zip")


def take_results(page, results, seen) -> None:
    page.goto(SENT)
    page.set_input_files("#id_bundle", results)
    page.click("text=Kiểm tra và xem kết quả")
    page.wait_for_selector("text=Giải Nhất, 7.000.000 đồng")
    seen(page, "fifty-results")
    page.click("button:has-text('Nhận kết quả')")
    page.wait_for_selector("text=Đã nhận kết quả của")
    seen(page, "fifty-outcomes")


def prospect(page, unit: str) -> list[str]:
    """What is said of a unit's prospects by the upper route, folded or not."""
    page.goto(f"{HERE}trien-vong/don-vi/{unit}/")
    return re.findall(r"[^\n.]*thành phố[^\n.]*", page.text_content("main"))


def test_from_sixty_entries_to_the_citys_answer(homes, opened, browser, tmp_path, seen):
    page, there = opened
    district, city = homes.district.home, homes.city.home
    round_page, given_back = mark_all(page, browser, district, seen)
    choose_twenty(page, seen)
    on_a_phone(page, browser, homes.district.address, seen, {"cut-line": LIST})
    ask_for_one(page, but=given_back)
    do(district, "mark_the_rest")
    close(page, round_page)
    decide(page, seen)
    issue_the_letter(page, tmp_path)
    exchange_keys(page, there, seen)
    bundle = send_it(page, tmp_path, seen)
    take_in(there, bundle, seen)
    do(city, "appraise_all")
    judge_there(there, browser)
    commend_there(there, prize_there(there, seen))
    results = answer_there(there, tmp_path, seen)
    before = {code: prospect(page, code) for code, *_ in UNITS}
    take_results(page, results, seen)
    after = {code: prospect(page, code) for code, *_ in UNITS}
    assert [code for code in before if after[code] != before[code]] == [do(district, "commended_unit")]
    places = {"decided": LIST, "sent": SENT, "bundles": f"{HERE}goi-ho-so/", "keys": f"{HERE}goi-ho-so/khoa/"}
    on_a_phone(page, browser, homes.district.address, seen, places)


def on_a_phone(page, browser, address, seen, places) -> None:
    """The same person's pages on a phone."""
    phone = new_page(browser, address, DEVICES["phone"], storage_state=page.context.storage_state())
    for name, path in places.items():
        phone.goto(path)
        seen(phone, f"fifty-{name}")
    phone.context.close()
