"""An entry from the author's phone to the officer's desk, each with an account, without any script."""

import pytest
from docx import Document
from PIL import Image

from hoadep.contest.entries.models import Entry
from tests.browser.conftest import DEVICES, new_page
from tests.browser.people import PASSWORD
from tests.office.uploads.makers import saved, typed
from tests.vietnamese.test_legacy import encode_tcvn3, encode_vni

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
def phone_of(request, season, browser, address, settings, tmp_path):
    """A phone for each person, `phone_of("Bình")`, all with script or all wholly without."""
    settings.MEDIA_ROOT = tmp_path / "files"
    settings.MEDIA_ROOT.mkdir()
    opened = []

    def open_one(name):
        page = new_page(browser, address, DEVICES["phone"], java_script_enabled=request.param)
        page.scripted, page.owner = request.param, name
        opened.append(page)
        return page

    yield open_one
    for page in opened:
        page.context.close()


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


def test_from_the_author_to_the_office_on_phones_by_clicks_alone(phone_of, look, axe, tmp_path):
    """Register, write, lose the network, come back, send, see the receipt; unit and office follow."""
    phone = phone_of("Lan")

    def seen(page, what):
        keep(page, look, axe, f"{what}-{'with' if page.scripted else 'without'}", page.scripted)

    register(phone)
    seen(phone, "register")
    phone.click("main button")
    phone.click("main a:has-text('Viết bài mới') >> nth=0")
    for step in (1, 2, 3):
        fill(phone, step)
        if step == 2:
            phone.select_option("#id_unit", label="UBND phường Ngọc Hà")
        if step == 3 and phone.scripted:
            lose_the_network_and_come_back(phone)
        if step == 3:
            bring_photo(phone, tmp_path)
        seen(phone, f"desk-{step}")
        phone.click("button[name=next]")
    assert "Ai khát thì rót." in phone.inner_text("article.story")
    assert phone.locator("article.story img").count() == 1
    seen(phone, "desk-4")
    phone.click("button[name=send]")
    assert "BD21-B0001" in phone.inner_text("main")
    seen(phone, "receipt")
    approved_by_the_unit(phone_of("Bình"), seen)
    received_by_the_office(phone_of("Hoa"), seen)
    phone.click("text=Bài của tôi")
    assert "đơn vị đã duyệt" in phone.inner_text("main")
    seen(phone, "own")
    entry = Entry.objects.get()
    assert [step.name for step in entry.steps.all()] == ["submit", "approve", "receive"]
    assert entry.photos.get().caption == "Bình trà ở đầu ngõ"


def bring_photo(phone, tmp_path):
    phone.set_input_files("input[name=photos]", jpeg(tmp_path))
    if not phone.scripted:
        phone.click("button[name=bring_photos]")
    phone.fill("#caption_1", "Bình trà ở đầu ngõ")


def come_in(phone, name):
    """From the first page, by the button."""
    phone.goto("/")
    phone.click("text=Đăng nhập")
    phone.fill("#id_username", name)
    phone.fill("#id_password", PASSWORD)
    phone.click("main button")


def approved_by_the_unit(phone, seen):
    """Two clicks from the sign-in: the entry, the approval."""
    come_in(phone, "binh")
    seen(phone, "unit-desk")
    phone.click("text=Bình trà đầu ngõ")
    seen(phone, "approve")
    phone.click("button:has-text('Duyệt bài')")
    phone.wait_for_selector("text=Đã ghi")


def received_by_the_office(phone, seen):
    """Two clicks from the sign-in, however many wait: what waits, the receiving of all."""
    come_in(phone, "hoa")
    seen(phone, "office-desk")
    phone.click("main a:has-text('chờ tiếp nhận') >> nth=0")
    seen(phone, "queue")
    phone.click("button:has-text('Tiếp nhận')")
    phone.wait_for_selector("text=Đã ghi")
    seen(phone, "received")


def keep(page, look, axe, name, script=True):
    """A screenshot; and where there is script, that nobody is shut out."""
    look(page, name)
    if script:
        assert axe(page) == []


def test_without_an_account_on_a_phone(season, phone, look, axe):
    phone.goto("/ba-dinh-2021/gui-bai/")
    for number in (1, 2, 3):
        fill(phone, number)
        if number == 2:
            phone.select_option("#id_unit", "chua-ro")
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


OLD = "ĐẢNG BỘ phường Ngọc Hà: Ông Lê Văn Hùng, bà Nguyễn Thị Hường, Ơn và Ưu, giúp đỡ các cháu mồ côi."


@pytest.mark.parametrize(
    ("font", "encode"), [(".VnTime", encode_tcvn3), ("VNI-Times", encode_vni)], ids=["TCVN3", "VNI"]
)
def test_word_file_of_an_old_font_arrives_letter_for_letter(season, phone, look, axe, tmp_path, font, encode):
    """Capitals with tones have no code of their own in .VnTime: its typists wrote them in .VnTimeH."""
    document = Document()
    capitals, _, rest = OLD.partition(" phường")
    if font == ".VnTime":
        typed(document, encode(capitals.lower()), ".VnTimeH")
        typed(document, encode(f"phường{rest}"), font)
        right = f"{capitals}\n\nphường{rest}"
    else:
        typed(document, encode(OLD), font)
        right = OLD
    path = tmp_path / "Bai viet.docx"
    path.write_bytes(saved(document))
    phone.goto("/ba-dinh-2021/gui-bai/?buoc=3")
    phone.set_input_files("input[name=file]", path)
    phone.wait_for_selector("text=Chữ đã được đổi sang Unicode")
    look(phone, f"proposal-{font.strip('.')}")
    assert axe(phone) == []
    phone.click("button:has-text('Đưa vào bài')")
    assert phone.input_value("#id_text") == right
