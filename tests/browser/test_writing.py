"""An entry from the author's phone to the officer's desk, each with an account, without any script."""

import pytest
from docx import Document
from PIL import Image

from hoadep.contest.entries.models import Entry
from tests.browser.conftest import DEVICES, new_page
from tests.browser.people import PASSWORD, sign_in
from tests.office.uploads.makers import saved, typed
from tests.vietnamese.test_legacy import encode_tcvn3

TYPED = [
    {"author_name": "Nguyễn Thị Lan", "author_address": "Tổ 5, Ngọc Hà", "author_telephone": "0912 000 111"},
    {"exemplar_name": "Đỗ Văn Khiết", "exemplar_place": "Tổ 12, Ngọc Hà"},
    {
        "title": "Bình trà đầu ngõ",
        "text": "Mười năm nay đầu ngõ có **bình trà đá**.\n\n![](1)\n\nAi khát thì rót.",
    },
]


def fill(page, step):
    for field, words in TYPED[step - 1].items():
        page.fill(f"#id_{field}", words)


def jpeg(tmp_path):
    path = tmp_path / "IMG_2021.jpg"
    Image.new("RGB", (900, 600), "#5b8c5a").save(path)
    return path


@pytest.fixture(params=[True, False], ids=["with script", "without script"])
def newcomer(request, season, browser, address, settings, tmp_path):
    """Somebody new with a phone, once with script and once without: the page, and which it is."""
    settings.MEDIA_ROOT = tmp_path / "files"
    settings.MEDIA_ROOT.mkdir()
    opened = new_page(browser, address, DEVICES["phone"], java_script_enabled=request.param)
    opened.scripted = request.param
    yield opened
    opened.context.close()


def register(phone):
    phone.goto("/ba-dinh-2021/")
    phone.click("text=Đăng nhập")
    phone.click("text=Đăng ký tài khoản")
    answers = {"name": "Nguyễn Thị Lan", "username": "0912000111", "password1": PASSWORD}
    for field, words in (answers | {"password2": PASSWORD}).items():
        phone.fill(f"#id_{field}", words)


def lose_the_network_and_come_back(phone):
    phone.context.set_offline(True)
    phone.type("#id_text", " ")
    phone.wait_for_selector("text=Mất mạng")
    phone.context.set_offline(False)
    phone.wait_for_selector("text=Đã lưu trên máy chủ")


def test_from_the_phone_to_the_desk(newcomer, desktop, look, axe, tmp_path):
    """Register, write, lose the network, come back, send, see the receipt; unit and office follow."""
    phone, script = newcomer, newcomer.scripted
    name = "with" if script else "without"
    register(phone)
    keep(phone, look, axe, f"register-{name}", script)
    phone.click("main button")
    phone.goto("/ba-dinh-2021/gui-bai/")
    for step in (1, 2, 3):
        fill(phone, step)
        if step == 2:
            phone.select_option("#id_unit", label="UBND phường Ngọc Hà")
        if step == 3 and script:
            lose_the_network_and_come_back(phone)
        if step == 3:
            bring_photo(phone, tmp_path)
        keep(phone, look, axe, f"desk-{step}-{name}", script)
        phone.click("button[name=next]")
    assert "Ai khát thì rót." in phone.inner_text("article.story")
    assert phone.locator("article.story img").count() == 1
    keep(phone, look, axe, f"desk-4-{name}", script)
    phone.click("button[name=send]")
    assert "BD21-B0001" in phone.inner_text("main")
    keep(phone, look, axe, f"receipt-{name}", script)
    approve_and_receive(desktop, look, axe)
    entry = Entry.objects.get()
    assert [step.name for step in entry.steps.all()] == ["submit", "approve", "receive"]
    assert entry.photos.get().caption == "Bình trà ở đầu ngõ"


def bring_photo(phone, tmp_path):
    phone.set_input_files("input[name=photos]", jpeg(tmp_path))
    if not phone.scripted:
        phone.click("button[name=bring_photos]")
    phone.fill("#caption_1", "Bình trà ở đầu ngõ")


def approve_and_receive(desktop, look, axe):
    sign_in(desktop, "binh")
    desktop.click("text=Bình trà đầu ngõ")
    keep(desktop, look, axe, "approve")
    desktop.click("button:has-text('Duyệt bài')")
    desktop.wait_for_selector("text=Đã ghi")
    sign_in(desktop, "hoa")
    desktop.goto("/ba-dinh-2021/bai-du-thi/BD21-B0001/")
    desktop.click("summary:has-text('Tiếp nhận')")
    desktop.click("button:has-text('Tiếp nhận')")
    keep(desktop, look, axe, "received")


def keep(page, look, axe, name, script=True):
    """A screenshot; and where there is script, that nobody is shut out."""
    look(page, name)
    if script:
        assert axe(page) == []


def test_without_an_account_on_a_phone(season, phone, look, axe):
    phone.goto("/ba-dinh-2021/gui-bai/")
    for number in (1, 2, 3):
        fill(phone, number)
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


def test_word_file_is_dropped_read_and_taken(season, phone, look, axe, tmp_path):
    document = Document()
    typed(document, encode_tcvn3("Bà Mai mười năm dạy chữ cho trẻ em nghèo."), ".VnTime")
    path = tmp_path / "Bai viet.docx"
    path.write_bytes(saved(document))
    phone.goto("/ba-dinh-2021/gui-bai/?buoc=3")
    phone.set_input_files("input[name=file]", path)
    phone.wait_for_selector("text=phông cũ TCVN3")
    look(phone, "proposal")
    assert axe(phone) == []
    phone.click("button:has-text('Đưa vào bài')")
    assert phone.input_value("#id_text") == "Bà Mai mười năm dạy chữ cho trẻ em nghèo."
