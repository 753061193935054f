"""Printing certificates: whole decisions, single ones again, the office's own layouts and printers."""

import tomllib
from dataclasses import asdict
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path

import pytest
from django_tasks_db.models import DBTaskResult
from openpyxl import load_workbook
from pypdfium2 import PdfDocument

from hoadep.contest.exemplars.models import Commendation
from hoadep.contest.papers import actions as papers
from hoadep.office.documents.certificate_templates import default_templates
from hoadep.office.printing.actions import sweep_runs
from hoadep.office.printing.facts import layouts
from hoadep.office.printing.models import Certificate, Layout, Printer, PrintRun
from hoadep.office.printing.tasks import print_apart

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


def test_signer_is_chosen_of_those_kept_with_post_and_right(cast, decision, signed_in, at):
    signs = papers.Signs(
        body="Ủy ban nhân dân quận Ba Đình",
        name="Phạm Thị Diễm",
        post="Phó Chủ tịch",
        way="deputy",
        since=date(2020, 1, 1),
    )
    kept = papers.enter_signer(signs, by=cast.hoa, at=at("2021-03-01 09:00"))
    hoa = signed_in(cast.hoa)
    form = hoa.get(f"{PAGE}{decision[0].code}/").content.decode()
    assert f'<option value="{kept.pk}" selected>Phạm Thị Diễm, Phó Chủ tịch</option>' in form
    (page,) = words(printed(hoa, decision, [decision[0].code], kept=kept.pk, post="", numbering="own"))
    assert [line in page for line in ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Phạm Thị Diễm")] == [True] * 3
    assert Certificate.objects.get().number.signer == "Phạm Thị Diễm"
    (page,) = words(printed(hoa, decision, [decision[0].code], kept="", post="QUYỀN CHỦ TỊCH"))
    assert ("QUYỀN CHỦ TỊCH" in page, "Phạm Thị Diễm" in page) == (True, False)


def test_certificate_without_any_post_is_not_printed(cast, decision, signed_in):
    answer = printed(signed_in(cast.hoa), decision, post="")
    assert (answer.status_code, "Hãy chọn người ký, hoặc ghi chức vụ." in answer.content.decode()) == (
        422,
        True,
    )


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
    data = {name: getattr(template, name) for name in ("name", "symbol", "width", "height")}
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
    named = {form["certificate"] for plan in plans for form in plan["forms"] if "certificate" in form}
    assert "giay-khen" in named
    assert named <= set(default_templates())


def test_layout_is_added_for_a_bought_form_and_taken_away(cast, decision, signed_in):
    hoa = signed_in(cast.hoa)
    bought = {"name": "Phôi Giấy khen A3", "symbol": "GK", "width": 420, "height": 297, "like": "giay-khen"}
    hoa.post(f"{PAGE}mau/moi/", bought)
    made = layouts()["phoi-giay-khen-a3"]
    first = default_templates()["giay-khen"].boxes[0]
    assert (made.width, made.boxes[0].size) == (420, pytest.approx(first.size * 420 / 297, abs=0.2))
    page = PdfDocument(printed(hoa, decision, [decision[0].code], layout=made.key).content)[0]
    assert page.get_width() == pytest.approx(420 * 72 / 25.4, abs=0.5)
    hoa.post(f"{PAGE}mau/{made.key}/", {"restore": ""})
    assert made.key not in layouts()


def test_text_is_added_to_a_layout_and_another_one_taken_away(cast, decision, signed_in):
    hoa, many = signed_in(cast.hoa), len(default_templates()["giay-khen"].boxes)
    new = {"text": "Vì quận Ba Đình", "x": 40, "y": 140, "width": 80, "size": 12, "align": "left"}
    added = {f"o{many}-{name}": value for name, value in new.items()}
    hoa.post(f"{PAGE}mau/giay-khen/", typed_layout(**added, **{"o1-gone": "on"}))
    page = words(printed(hoa, decision))[0]
    assert ("Vì quận Ba Đình" in page, "Độc lập - Tự do" in page) == (True, False)


@pytest.fixture
def large(decision, monkeypatch):
    """What is large enough to be printed apart, with three certificates."""
    monkeypatch.setattr("hoadep.contest.exemplars.views.certificates.AT_ONCE", 2)
    return decision


def work():
    """What the worker does with all that waits."""
    for waiting in DBTaskResult.objects.ready():
        waiting.task.call(*waiting.task_result.args)


def test_large_decision_is_printed_by_the_worker_while_its_page_tells_how_far(cast, large, signed_in):
    hoa = signed_in(cast.hoa)
    answer = hoa.post(f"{PAGE}{large[0].code}/", TYPED | {"all": "1", "numbering": "own"})
    run = PrintRun.objects.get()
    assert answer.url == f"{PAGE}lan-in/{run.pk}/"
    page = hoa.get(answer.url).content.decode()
    assert ("Đang chờ đến lượt" in page, 'hx-trigger="every 2s"' in page) == (True, True)
    work()
    page = hoa.get(answer.url).content.decode()
    assert ("3/3 giấy" in page, "Mở tệp PDF" in page, "hx-trigger" in page) == (True, True, False)
    file = PdfDocument(hoa.get(f"{answer.url}tep/").getvalue())
    assert (len(file), "Vào sổ số 03/GK" in file[2].get_textpage().get_text_bounded()) == (3, True)
    assert answer.url in hoa.get(PAGE).content.decode()
    assert PrintRun.objects.get().what == {}


def test_print_that_fails_says_so_and_is_tried_again(cast, large, signed_in):
    hoa = signed_in(cast.hoa)
    url = hoa.post(f"{PAGE}{large[0].code}/", TYPED | {"all": "1"}).url
    run = PrintRun.objects.get()
    whole = run.what
    PrintRun.objects.update(what=whole | {"rows": [{"tên": "Vũ Thị Mai"}]})
    print_apart.call(run.pk)
    page = hoa.get(url).content.decode()
    assert ("Không có dữ liệu cho ô" in page, "In lại từ đầu" in page) == (True, True)
    PrintRun.objects.update(what=whole)
    hoa.post(f"{url}lai/")
    print_apart.call(run.pk)
    assert "Mở tệp PDF" in hoa.get(url).content.decode()


def test_prints_are_forgotten_after_two_weeks(large, cast, signed_in):
    signed_in(cast.hoa).post(f"{PAGE}{large[0].code}/", TYPED | {"all": "1"})
    at = PrintRun.objects.get().at
    assert sweep_runs(at + timedelta(days=13)) == 0
    assert sweep_runs(at + timedelta(days=15)) == 1


def test_register_is_shown_printed_and_given_as_excel(cast, decision, signed_in):
    hoa = signed_in(cast.hoa)
    printed(hoa, decision, numbering="own")
    for asked in ("?nam=2021&q=vu thi mai", "?q=vu thi mai"):  # without a year: the latest that has any
        page = hoa.get(f"{PAGE}so/{asked}").content.decode()
        assert ("01/GK" in page or "02/GK" in page, "Nguyễn Văn An" in page) == (True, False)
    (paper,) = words(hoa.get(f"{PAGE}so.pdf?nam=2021"))[:1]
    assert ("SỔ CẤP GIẤY KHEN" in paper.upper(), "03/GK" in paper) == (True, True)
    book = load_workbook(BytesIO(hoa.get(f"{PAGE}so/?nam=2021&dang=xlsx").getvalue()))
    cells = [cell.value for row in book.active.iter_rows() for cell in row]
    assert {"01/GK", "02/GK", "03/GK"} <= set(cells)
    outgoing = hoa.get("/ba-dinh-2021/so-van-ban/").content.decode()
    assert "01/GK" not in outgoing
