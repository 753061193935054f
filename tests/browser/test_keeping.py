"""The achievement that somebody types is kept in the browser until it was sent, by person, page and tab."""

from datetime import timedelta

import pytest
from django.utils import timezone

from hoadep.contest.exemplars import actions
from hoadep.contest.exemplars.models import Nomination
from hoadep.contest.people.models import Account, Unit
from tests.browser.people import sign_in
from tests.browser.test_saving import kept_here

NEW = "/ba-dinh-2021/gioi-thieu-guong/moi/"
WORDS = "Hai mươi năm bà mở lớp dạy chữ tại nhà."
BACK = "text=Đã lấy lại chữ gõ dở"


@pytest.fixture
def nomination(season):
    """One that came back to its unit to be completed."""
    binh, hoa = (Account.objects.get(username=name) for name in ("binh", "hoa"))
    unit, now = Unit.objects.get(code="P-NGOCHA"), timezone.now()
    who = actions.Introduced(sort="person", name="Vũ Thị Mai", place="Tổ 12", born=1958)
    text = actions.NominationText(achievement="Dạy chữ.", foci=())
    sent = actions.introduce(season, unit, who, text=text, by=binh, at=now)
    actions.return_for_completion(
        sent, reason="Thiếu thời gian.", due_at=now + timedelta(days=5), by=hoa, at=now
    )
    return sent


def write(page):
    page.fill("#id_name", "Vũ Thị Mai")
    page.fill("#id_place", "Tổ 12, Ngọc Hà")
    page.fill("#id_achievement", WORDS)


def test_page_left_and_opened_again_brings_back_what_was_typed_until_it_was_sent(season, page, look, axe):
    sign_in(page, "binh")
    page.goto(NEW)
    write(page)
    assert "giữ trên máy này cho đến khi gửi" in page.inner_text("form[data-keep]")
    page.goto("/ba-dinh-2021/")
    page.goto(NEW)
    page.wait_for_selector(BACK)
    look(page, "kept-here")
    assert (axe(page), page.input_value("#id_achievement"), page.input_value("#id_name")) == (
        [],
        WORDS,
        "Vũ Thị Mai",
    )
    page.click("text=Gửi giới thiệu")
    page.wait_for_selector(".messages .notice-good")
    assert (kept_here(page), Nomination.objects.get().achievement) == ([], WORDS)
    page.goto(NEW)
    assert page.input_value("#id_achievement") == ""


def test_network_that_drops_at_sending_loses_nothing(season, desktop):
    sign_in(desktop, "binh")
    desktop.goto(NEW)
    write(desktop)
    desktop.context.set_offline(True)
    desktop.click("text=Gửi giới thiệu")
    desktop.wait_for_timeout(300)
    desktop.context.set_offline(False)
    desktop.goto(NEW)
    desktop.wait_for_selector(BACK)
    assert desktop.input_value("#id_achievement") == WORDS


def test_form_sent_back_with_faults_keeps_what_stands_in_it(season, desktop):
    sign_in(desktop, "binh")
    desktop.goto(NEW)
    write(desktop)
    desktop.fill("#id_born", "2999")
    desktop.click("text=Gửi giới thiệu")
    desktop.wait_for_selector("form[data-bound]")
    desktop.fill("#id_achievement", f"{WORDS} Sửa thêm.")
    desktop.goto(NEW)
    desktop.wait_for_selector(BACK)
    assert (desktop.input_value("#id_achievement"), desktop.input_value("#id_name")) == (
        f"{WORDS} Sửa thêm.",
        "Vũ Thị Mai",
    )


def test_another_tab_and_another_person_see_nothing_of_it(season, desktop):
    sign_in(desktop, "binh")
    desktop.goto(NEW)
    write(desktop)
    tab = desktop.context.new_page()
    tab.goto(NEW)
    tab.wait_for_load_state("networkidle")
    assert tab.input_value("#id_achievement") == ""
    desktop.close()
    tab.reload()
    tab.wait_for_selector(BACK)
    assert tab.input_value("#id_achievement") == WORDS
    sign_in(tab, "hoa")
    tab.goto(NEW)
    tab.wait_for_load_state("networkidle")
    assert tab.input_value("#id_achievement") == ""


def test_kept_words_are_dropped_by_their_button(season, desktop):
    sign_in(desktop, "binh")
    desktop.goto(NEW)
    write(desktop)
    desktop.reload()
    desktop.wait_for_selector(BACK)
    desktop.on("dialog", lambda dialog: dialog.accept())
    desktop.click("text=Bỏ chữ đã giữ")
    desktop.wait_for_load_state("networkidle")
    assert (desktop.input_value("#id_achievement"), kept_here(desktop)) == ("", [])


def test_words_kept_do_not_run_over_a_newer_version(nomination, desktop):
    address = f"/ba-dinh-2021/gioi-thieu-guong/{nomination.code}/bo-sung/"
    sign_in(desktop, "binh")
    desktop.goto(address)
    desktop.fill("#id_achievement", WORDS)
    desktop.goto("/ba-dinh-2021/")
    text = actions.NominationText(achievement="Ai đó đã sửa.", foci=())
    now, binh, hoa = timezone.now(), *(Account.objects.get(username=name) for name in ("binh", "hoa"))
    nomination.refresh_from_db()
    actions.complete(nomination, text, reason="", letter=None, by=binh, at=now)
    actions.return_for_completion(
        nomination, reason="Vẫn thiếu.", due_at=now + timedelta(days=5), by=hoa, at=now
    )
    desktop.goto(address)
    desktop.wait_for_selector(BACK)
    desktop.click("text=Gửi lại >> nth=-1")
    desktop.wait_for_selector("text=Thành tích đã được sửa ở trang khác")
    assert desktop.input_value("#id_achievement") == WORDS
