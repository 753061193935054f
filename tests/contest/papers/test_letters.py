"""Letters to many: whom rooms offer, one PDF with a letter each, e-mail that is held until it was read."""

import pytest
from pypdfium2 import PdfDocument

from hoadep.contest.papers import addressing
from hoadep.office.outbox.models import Message, State

HOME = "/ba-dinh-2021/gui-thu/"
LIST = "Bà Nguyễn Thị Lan\tTổ 5, phường Ngọc Hà\tlan@thu.example\nÔng Đỗ Văn Tâm; Tổ 9\n\nTrường Kim Đồng"
THANKS = f"{HOME}?mau=thanks&co_quan=host&gui=dan"


@pytest.fixture
def page(cast, signed_in):
    return signed_in(cast.hoa)


def text_of(content: bytes) -> list[str]:
    document = PdfDocument(content)
    return [document[n].get_textpage().get_text_bounded() for n in range(len(document))]


def test_a_pasted_list_is_read_with_honorific_place_and_address():
    first, second, third = addressing.pasted(LIST)
    assert (first.honorific, first.name, first.place, first.address) == (
        "Bà",
        "Nguyễn Thị Lan",
        "Tổ 5, phường Ngọc Hà",
        "lan@thu.example",
    )
    assert (second.name, second.address, third.name) == ("Đỗ Văn Tâm", "", "Trường Kim Đồng")


def test_each_gets_a_letter_of_the_own_in_one_pdf(page, season):
    body = "Trân trọng cảm ơn {kính gửi}."
    answer = page.post(THANKS, {"listed": LIST, "body": body, "in": "1"})
    pages = text_of(answer.content)
    assert len(pages) == 3
    assert "Kính gửi: Bà Nguyễn Thị Lan" in pages[0]
    assert "Trân trọng cảm ơn Ông Đỗ Văn Tâm." in pages[1]
    assert len(text_of(page.post(THANKS, {"listed": LIST, "body": body, "xem": "1"}).content)) == 1


def test_a_part_that_nobody_has_is_told_with_those_that_are_there(page, season):
    answer = page.post(THANKS, {"listed": LIST, "body": "Bài {bài} đã nhận.", "in": "1"})
    shown = answer.content.decode()
    assert answer.status_code == 422
    assert "Không có dữ liệu cho {bài}. Dùng được: {kính gửi}, {nơi}, {tên}, {xưng hô}." in shown
    assert "Bài {bài} đã nhận." in shown


def test_by_e_mail_letters_wait_to_be_read_and_the_rest_is_printed(page, season):
    body = {"listed": LIST, "body": "Trân trọng cảm ơn {kính gửi}."}
    answer = page.post(THANKS, {**body, "thu": "1"})
    message = Message.objects.get()
    assert (message.state, message.bulk, message.address) == (State.HELD, True, "lan@thu.example")
    assert "Trân trọng cảm ơn Bà Nguyễn Thị Lan." in message.text
    assert "2 người không có thư điện tử" in answer.content.decode()
    assert len(text_of(page.post(THANKS, {**body, "in-con-lai": "1"}).content)) == 2
    assert message.title in page.get("/ba-dinh-2021/thu/").content.decode()
    page.post(THANKS, {**body, "thu": "1"})
    assert Message.objects.count() == 1


def test_without_any_address_nothing_is_held(page, season):
    answer = page.post(THANKS, {"listed": "Ông Đỗ Văn Tâm", "body": "Cảm ơn.", "thu": "1"})
    assert (answer.status_code, Message.objects.count()) == (422, 0)
    assert "Không ai trong danh sách có thư điện tử" in answer.content.decode()


def test_rooms_offer_units_members_authors_and_the_commended(
    page, season, cast, units, exemplar, send, commend, at
):
    mai = exemplar("Vũ Thị Mai")
    entry = send(units.ngoc_ha, "2021-03-01 09:00", about=mai, eligible=True)
    commend(mai, entry, "2021-03-25")
    now = at("2021-04-01 09:00")
    offered = dict(addressing.groups(season, now))
    assert set(offered) == {"Tác giả", "Người được khen", "Đơn vị tham gia"}
    (key, _), *_ = offered["Người được khen"]
    (one,) = addressing.members(season, key, now)
    assert (one.name, one.row["hình thức"], one.row["số quyết định"]) == (
        "Vũ Thị Mai",
        "Giấy khen",
        "0325/QĐ-UBND",
    )
    (author,) = addressing.members(season, "authors.eligible", now)
    assert author.row["bài"] == f"“Bài về Vũ Thị Mai” ({entry.code})"
    wards = addressing.members(season, "units.wards", now)
    assert [(one.name, one.account) for one in wards if one.account == cast.binh.code] == [
        ("Phường Ngọc Hà", cast.binh.code)
    ]
    assert addressing.members(season, "nobody.all", now) == []


def test_an_invitation_goes_to_all_units_by_name(page, season, units):
    address = f"{HOME}?mau=invitation&co_quan=host&gui=units.all"
    shown = page.get(address).content.decode()
    assert "5 người nhận" in shown
    body = "Trân trọng kính mời: {kính gửi}."
    answer = page.post(address, {"subject": "Dự Hội nghị tổng kết", "body": body, "in": "1"})
    pages = text_of(answer.content)
    assert len(pages) == 5
    assert any("Trân trọng kính mời: Phường Ngọc Hà." in text for text in pages)
