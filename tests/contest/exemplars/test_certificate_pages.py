"""Printing certificates: whole decisions, single ones again, the office's own layouts and printers."""

import tomllib
from dataclasses import asdict
from pathlib import Path

import pytest
from pypdfium2 import PdfDocument

from hoadep.contest.exemplars.models import Commendation
from hoadep.office.documents.certificate_templates import default_templates
from hoadep.office.printing.facts import layouts
from hoadep.office.printing.models import Certificate, Layout, Printer

PAGE = "/ba-dinh-2021/giay-khen/"
PLANS = Path(__file__).resolve().parents[3] / "plans"
TYPED = {
    "layout": "giay-khen",
    "lines": "same",
    "achievement": "Đã có thành tích trong phong trào “Người tốt, việc tốt”",
    "place": "Ba Đình",
    "post": "CHỦ TỊCH",
    "numbering": "none",
}


@pytest.fixture
def decision(units, send, exemplar, commend):
    """One decision on three: two persons and a name of sixty letters."""
    names = ["Vũ Thị Mai", "Nguyễn Văn An", "Công Tằng Tôn Nữ " + "Huyền Trân " * 4]
    found = []
    for name in names:
        whom = exemplar(name.strip())
        entry = send(units.ngoc_ha, "2021-02-20 16:00", about=whom, eligible=True)
        found.append(commend(whom, entry, "2021-03-25"))
    return found


def words(answer):
    document = PdfDocument(answer.content)
    return [page.get_textpage().get_text_bounded() for page in document]


def printed(client, decision, codes=None, **more):
    url = f"{PAGE}{decision[0].code}/"
    return client.post(url, TYPED | {"code": codes or [each.code for each in decision]} | more)


def test_whole_decision_is_one_file_in_the_order_of_names(cast, decision, signed_in):
    pages = words(printed(signed_in(cast.hoa), decision, numbering="typed", first_number=7))
    assert [
        next(n for n, each in enumerate(decision) if each.exemplar.name.split()[-1] in page) for page in pages
    ] == [1, 0, 2]
    assert "0325/QĐ-UBND" in pages[0]
    assert ("Vào sổ số 07/GK" in pages[0], "Vào sổ số 09/GK" in pages[2]) == (True, True)


def test_long_name_is_whole(cast, decision, signed_in):
    (page,) = words(printed(signed_in(cast.hoa), decision, [decision[2].code]))
    assert decision[2].exemplar.name in page.replace("\r\n", " ")


def test_single_one_is_printed_again(cast, decision, signed_in):
    pages = words(printed(signed_in(cast.hoa), decision, [decision[0].code], data_only="on", capitals="on"))
    assert (len(pages), "VŨ THỊ MAI" in pages[0], "GIẤY KHEN" in pages[0]) == (1, True, False)


def test_nothing_is_printed_for_nobody(cast, decision, signed_in):
    answer = signed_in(cast.hoa).post(f"{PAGE}{decision[0].code}/", TYPED)
    assert (answer.status_code, "chọn ít nhất một người" in answer.content.decode()) == (422, True)


def test_list_shows_the_decision_and_its_number_of_certificates(cast, decision, signed_in):
    page = signed_in(cast.hoa).get(PAGE).content.decode()
    assert ("0325/QĐ-UBND" in page, '<td class="num">3</td>' in page) == (True, True)


def typed_layout(**changed):
    """The page of a layout as it is sent back."""
    template = default_templates()["giay-khen"]
    data = {"width": template.width, "height": template.height}
    for n, box in enumerate(template.boxes):
        for name, value in asdict(box).items():
            if value is not False and name not in ("ruled", "colour"):
                data[f"o{n}-{name}"] = value
    return data | changed


def test_office_changes_a_layout_and_goes_back(cast, decision, signed_in):
    hoa, url = signed_in(cast.hoa), f"{PAGE}mau/giay-khen/"
    hoa.post(url, typed_layout(**{"o4-text": "GIẤY KHEN CỦA QUẬN", "o4-size": 30}))
    assert "GIẤY KHEN CỦA QUẬN" in words(printed(hoa, decision))[0]
    assert layouts()["giay-khen"].boxes[4].colour == default_templates()["giay-khen"].boxes[4].colour
    hoa.post(url, {"restore": ""})
    assert not Layout.objects.exists()


@pytest.mark.parametrize(
    ("changed", "told"),
    [({"o0-x": 290}, "nằm ngoài khổ giấy"), ({"o5-text": "{tên gọi}"}, "không có ô “{tên gọi}”")],
)
def test_layout_that_cannot_be_printed_is_refused(cast, season, signed_in, changed, told):
    answer = signed_in(cast.hoa).post(f"{PAGE}mau/giay-khen/", typed_layout(**changed))
    assert (answer.status_code, told in answer.content.decode()) == (422, True)
    assert not Layout.objects.exists()


def test_printer_moves_what_is_printed(cast, season, signed_in):
    hoa = signed_in(cast.hoa)
    hoa.post(f"{PAGE}may-in/", {"name": "Canon phòng Nội vụ", "x": "1.5", "y": "-2"})
    printer = Printer.objects.get()
    straight, moved = (
        PdfDocument(hoa.get(f"{PAGE}mau/giay-khen/in-thu.pdf", {"may": key}).content)[0].get_textpage()
        for key in ("0", printer.pk)
    )
    places = [page.get_charbox(page.search("GIẤY KHEN").get_next()[0]) for page in (straight, moved)]
    points = 72 / 25.4
    assert places[1][0] - places[0][0] == pytest.approx(1.5 * points, abs=0.1)
    assert places[1][1] - places[0][1] == pytest.approx(2 * points, abs=0.1)


def test_wild_correction_is_told_where_it_was_typed(cast, season, signed_in):
    hoa = signed_in(cast.hoa)
    answer = hoa.post(f"{PAGE}may-in/", {"name": "Máy tầng hai", "x": "99", "y": "0"})
    page = answer.content.decode()
    assert (answer.status_code, "không quá 30 mm" in page, 'value="Máy tầng hai"' in page) == (
        422,
        True,
        True,
    )
    assert not Printer.objects.exists()


def test_units_print_no_certificates(cast, decision, signed_in):
    assert signed_in(cast.binh).get(PAGE).status_code == 403


def in_register(decision):
    """The numbers of the register, in the order in which the names were entered."""
    rows = Certificate.objects.select_related("number").order_by("pk")
    return {row.name: row.number.notation if row.number else None for row in rows}


def test_series_of_the_office_goes_on_and_what_is_printed_again_keeps_its_number(cast, decision, signed_in):
    hoa = signed_in(cast.hoa)
    printed(hoa, decision, [decision[0].code], numbering="own")
    printed(hoa, decision, numbering="own")
    pages = words(printed(hoa, decision, [decision[0].code], numbering="own"))
    assert in_register(decision) == {
        "Vũ Thị Mai": "01/GK",
        "Nguyễn Văn An": "02/GK",
        decision[2].exemplar.name: "03/GK",
    }
    assert (len(pages), "Vào sổ số 01/GK" in pages[0]) == (1, True)
    assert Certificate.objects.get(subject=decision[0].code).times == 3


def test_number_known_already_is_refused_with_the_paper_that_has_it(cast, decision, signed_in):
    hoa = signed_in(cast.hoa)
    printed(hoa, decision, [decision[0].code], numbering="typed", first_number=8)
    answer = printed(hoa, decision, [decision[1].code, decision[2].code], numbering="typed", first_number=7)
    assert (answer.status_code, "Vũ Thị Mai" in answer.content.decode()) == (422, True)
    assert "đã dùng cho" in answer.content.decode()
    assert list(in_register(decision).values()) == ["08/GK"]


def test_each_has_a_line_of_its_own_or_one_is_for_all(cast, decision, signed_in):
    own = {f"line-{each.code}": f"Việc thứ {n}" for n, each in enumerate(decision)}
    pages = words(printed(signed_in(cast.hoa), decision, lines="own", **own))
    assert [f"Việc thứ {n}" in page for n, page in zip((1, 0, 2), pages, strict=True)] == [True] * 3
    assert Certificate.objects.get(subject=decision[1].code).achievement == "Việc thứ 1"


def test_line_that_is_wanting_is_told_by_name(cast, decision, signed_in):
    answer = printed(signed_in(cast.hoa), decision, [decision[0].code], lines="own")
    assert (answer.status_code, "Chưa có thành tích của: Vũ Thị Mai." in answer.content.decode()) == (
        422,
        True,
    )
    assert not Certificate.objects.exists()


@pytest.mark.parametrize(
    ("form", "layout"),
    [("giay_khen", "giay-khen"), ("good_deed_title", "giay-chung-nhan")],
)
def test_plan_names_the_layout_of_a_form(cast, decision, signed_in, form, layout):
    Commendation.objects.update(form=form)
    page = signed_in(cast.hoa).get(f"{PAGE}{decision[0].code}/").content.decode()
    assert f'<option value="{layout}" selected>' in page


def test_every_form_of_the_plans_names_a_layout_that_is_there():
    plans = [tomllib.loads(path.read_text(encoding="utf-8")) for path in PLANS.glob("kh-*.toml")]
    named = {form["certificate"] for plan in plans for form in plan["forms"]}
    assert (len(plans), named <= set(default_templates())) == (2, True)
