"""What is typed is saved by itself: between tabs and devices, without the network, past a session's end."""

import pytest
from django.contrib.sessions.models import Session

from hoadep.contest.entries.models import Entry
from hoadep.contest.people.models import Account
from hoadep.office.drafts.models import Draft
from tests.browser.conftest import DEVICES, new_page
from tests.browser.people import PASSWORD, sign_in

STEP = "/ba-dinh-2021/gui-bai/?buoc=3"
SAVED = "text=Đã lưu trên máy chủ"


def kept_here(page):
    """What this browser keeps of unsaved text: the fields of each copy."""
    return page.evaluate(
        "Object.entries(localStorage).filter(([key]) => key.startsWith('hoadep:'))"
        ".map(([, copy]) => JSON.parse(copy).fields)"
    )


def own_draft(page):
    """A new draft of the account that is signed in, at its third step."""
    page.goto("/ba-dinh-2021/bai-du-thi/moi/")
    address = f"{page.url}?buoc=3"
    page.goto(address)
    return address


@pytest.fixture
def other(season, browser, address):
    """A second device."""
    opened = new_page(browser, address, DEVICES["desktop"])
    yield opened
    opened.context.close()


def test_what_is_typed_is_saved_and_no_longer_kept_in_the_browser(season, phone):
    phone.goto(STEP)
    phone.type("#id_text", "Chưa bấm nút nào")
    assert kept_here(phone) == [{"text": "Chưa bấm nút nào"}]
    phone.wait_for_selector(SAVED)
    assert kept_here(phone) == []
    phone.reload()
    assert phone.input_value("#id_text") == "Chưa bấm nút nào"
    assert phone.inner_text("output") == "4 chữ, thể lệ nhiều nhất 1500"


def test_network_that_drops_loses_nothing(season, phone, look, axe):
    phone.goto(STEP)
    phone.context.set_offline(True)
    phone.type("#id_text", "Viết khi mất mạng")
    phone.wait_for_selector("text=Mất mạng: chữ vẫn giữ trên máy này")
    look(phone, "saving-offline")
    assert axe(phone) == []
    phone.context.set_offline(False)
    phone.wait_for_selector(SAVED)
    assert Draft.objects.get().data["text"] == "Viết khi mất mạng"


def test_page_left_before_it_was_saved_loses_nothing(season, phone):
    phone.goto(STEP)
    phone.type("#id_text", "Viết rồi rời trang ngay")
    phone.goto("/ba-dinh-2021/")
    phone.goto(STEP)
    assert phone.input_value("#id_text") == "Viết rồi rời trang ngay"


def test_page_left_without_the_network_is_saved_when_opened_again(season, phone):
    phone.goto(STEP)
    phone.context.set_offline(True)
    phone.type("#id_text", "Viết rồi đóng máy")
    context = phone.context
    phone.close()
    context.set_offline(False)
    again = context.new_page()
    again.goto(STEP)
    again.wait_for_selector(SAVED)
    assert Draft.objects.get().data["text"] == "Viết rồi đóng máy"
    assert kept_here(again) == []


def test_second_tab_is_told_and_chooses(season, phone, look, axe):
    phone.goto(STEP)
    tab = phone.context.new_page()
    tab.goto(STEP)
    phone.fill("#id_text", "Bà Mai dạy chữ cho trẻ em.")
    phone.wait_for_selector(SAVED)
    tab.fill("#id_text", "Bà Mai dạy toán cho trẻ em.")
    tab.wait_for_selector("text=Hai bản khác nhau")
    assert (tab.inner_text(".difference ins").strip(), tab.inner_text(".difference del").strip()) == (
        "toán",
        "chữ",
    )
    assert Draft.objects.get().data["text"] == "Bà Mai dạy chữ cho trẻ em."
    look(tab, "saving-two-tabs")
    assert axe(tab) == []
    tab.click("text=Giữ bản trên trang này")
    tab.wait_for_selector(SAVED)
    assert Draft.objects.get().data["text"] == "Bà Mai dạy toán cho trẻ em."
    assert kept_here(tab) == []


def written_on_two_devices(phone, other):
    """The phone writes without the network and is put away; meanwhile the other device saves."""
    sign_in(phone, "lan")
    address = own_draft(phone)
    context = phone.context
    context.set_offline(True)
    phone.type("#id_text", "Bà Mai dạy toán.")
    phone.close()
    sign_in(other, "lan")
    other.goto(address)
    other.fill("#id_text", "Bà Mai dạy chữ.")
    other.click("button[name=keep]")
    context.set_offline(False)
    again = context.new_page()
    again.goto(address)
    again.wait_for_selector("text=Hai bản khác nhau")
    return again


def test_text_kept_on_a_phone_does_not_replace_what_was_saved_since(season, phone, other, look, axe):
    again = written_on_two_devices(phone, other)
    assert again.input_value("#id_text") == "Bà Mai dạy toán."
    assert "chữ" in again.inner_text(".difference del")
    assert Draft.objects.get().data["text"] == "Bà Mai dạy chữ."
    look(again, "saving-two-devices")
    assert axe(again) == []
    again.click("text=Mở bản mới hơn")
    again.wait_for_selector(SAVED)
    assert (again.input_value("#id_text"), kept_here(again)) == ("Bà Mai dạy chữ.", [])


def test_text_kept_on_a_phone_may_be_chosen_after_looking(season, phone, other):
    again = written_on_two_devices(phone, other)
    again.click("text=Giữ bản trên trang này")
    again.wait_for_selector(SAVED)
    assert (Draft.objects.get().data["text"], kept_here(again)) == ("Bà Mai dạy toán.", [])


def test_two_devices_see_where_they_differ_when_a_button_is_pressed(season, phone, other, look, axe):
    sign_in(phone, "lan")
    address = own_draft(phone)
    sign_in(other, "lan")
    other.goto(address)
    phone.fill("#id_text", "Bà Mai dạy chữ cho trẻ em.")
    phone.fill("#id_title", "Cô giáo làng")
    phone.click("button[name=keep]")
    other.fill("#id_text", "Bà Mai dạy toán cho trẻ em.")
    other.click("button[name=keep]")
    assert other.inner_text(".difference ins >> nth=0").strip() == "toán"
    assert "Cô giáo làng" in other.inner_text("dl.difference del")
    look(other, "saving-difference")
    assert axe(other) == []
    other.fill("#id_text", "Bà Mai dạy toán và chữ.")
    other.wait_for_timeout(2500)
    assert Draft.objects.get().data["text"] == "Bà Mai dạy chữ cho trẻ em."
    other.click("button[name=keep]")
    other.wait_for_selector(SAVED)
    assert Draft.objects.get().data["text"] == "Bà Mai dạy toán và chữ."


def test_session_that_ends_in_the_middle_keeps_the_text_for_after_the_sign_in(season, phone, look, axe):
    sign_in(phone, "lan")
    address = own_draft(phone)
    Session.objects.all().delete()
    phone.type("#id_text", "Viết khi phiên đã hết")
    phone.wait_for_selector("text=Phiên đã hết: chữ vẫn giữ trên máy này")
    look(phone, "saving-session-end")
    assert axe(phone) == []
    phone.click("#saved a:has-text('Đăng nhập lại')")
    phone.fill("#id_username", "lan")
    phone.fill("#id_password", PASSWORD)
    phone.click("main button")
    phone.wait_for_url(address)
    phone.wait_for_selector(SAVED)
    lan = Account.objects.get(username="lan")
    assert Draft.objects.get(owner=lan.code).data["text"] == "Viết khi phiên đã hết"
    assert kept_here(phone) == []


@pytest.mark.parametrize(
    ("status", "told"), [(503, "Máy chủ đang bận"), (500, "Máy chủ gặp trục trặc"), (403, "Tải lại trang")]
)
def test_server_that_cannot_save_is_told_apart_and_the_text_stays(season, phone, status, told):
    phone.goto(STEP)
    phone.route(
        "**/gui-bai/**",
        lambda route: route.fulfill(status=status) if route.request.method == "POST" else route.continue_(),
    )
    phone.type("#id_text", "Viết khi máy chủ không lưu được")
    phone.wait_for_selector(f"text={told}")
    assert kept_here(phone) == [{"text": "Viết khi máy chủ không lưu được"}]
    phone.unroute("**/gui-bai/**")
    if status != 503:
        phone.reload()
    phone.wait_for_selector(SAVED)
    assert (Draft.objects.get().data["text"], kept_here(phone)) == ("Viết khi máy chủ không lưu được", [])


def test_shared_machine_keeps_no_name_and_no_telephone_number(season, phone):
    phone.goto("/ba-dinh-2021/gui-bai/")
    phone.fill("#id_author_name", "Nguyễn Thị Lan")
    phone.wait_for_selector(SAVED)
    phone.fill("#id_author_telephone", "0912 000 111")
    assert kept_here(phone) == [{"author_telephone": "0912 000 111"}]
    phone.fill("#id_author_address", "Tổ 5, Ngọc Hà")
    phone.click("button[name=next]")
    assert kept_here(phone) == []


def test_unsaved_text_is_forgotten_after_a_week(season, phone):
    phone.goto(STEP)
    phone.context.set_offline(True)
    phone.type("#id_text", "Bỏ dở")
    phone.evaluate(
        "Object.keys(localStorage).forEach((key) => localStorage.setItem(key,"
        " JSON.stringify({ ...JSON.parse(localStorage.getItem(key)), at: Date.now() - 604800001 })))"
    )
    context = phone.context
    phone.close()
    context.set_offline(False)
    again = context.new_page()
    again.goto("/ba-dinh-2021/")
    assert kept_here(again) == []


def test_sending_leaves_nothing_in_the_browser(season, phone):
    steps = (
        {"author_name": "Nguyễn Thị Lan", "author_address": "Ngọc Hà", "author_telephone": "0912000111"},
        {"exemplar_name": "Đỗ Văn Khiết", "exemplar_place": "Tổ 12, Ngọc Hà"},
        {"title": "Bình trà đầu ngõ", "text": "Ai khát thì rót."},
    )
    phone.goto("/ba-dinh-2021/gui-bai/")
    for typed in steps:
        for name, words in typed.items():
            phone.fill(f"#id_{name}", words)
        if phone.query_selector("#id_unit"):
            phone.select_option("#id_unit", "chua-ro")
        phone.click("button[name=next]")
    phone.goto(STEP)
    phone.route("**/gui-bai/**", lambda route: route.abort())
    phone.type("#id_text", "Thêm. ")
    phone.wait_for_selector("text=Mất mạng")
    phone.unroute("**/gui-bai/**")
    phone.goto("/ba-dinh-2021/gui-bai/?buoc=4")
    phone.wait_for_selector("text=Trên máy này còn chữ có thể chưa lưu")
    phone.click("button[name=send]")
    if phone.query_selector("text=hãy đọc lại rồi gửi"):  # the last words came after the page was opened
        phone.click("button[name=send]")
    assert ("BD21-B0001" in phone.inner_text("main"), kept_here(phone)) == (True, [])
    assert Entry.objects.get().text == "Thêm. Ai khát thì rót."
