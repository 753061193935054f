"""Certificates: places in mm, bought forms, long names, offsets, templates that an office changed wrongly."""

from dataclasses import asdict, replace

import pytest
from pypdfium2 import PdfDocument

from hoadep.office.documents.certificate_templates import (
    Template,
    default_templates,
    in_capitals,
    read_template,
    scaled,
)
from hoadep.office.documents.certificates import Offset, certificates, trial_sheet
from tests.office.documents.spots import Spot, spots_of_pdf, strokes_of_pdf

ROW = {
    "cơ quan": "Chủ tịch Ủy ban nhân dân quận Ba Đình",
    "xưng hô": "Bà",
    "tên": "Nguyễn Thị Hường",
    "nơi": "Tổ dân phố số 5, phường Ngọc Hà, quận Ba Đình",
    "thành tích": "Đã có thành tích xuất sắc trong phong trào “Người tốt, việc tốt” năm 2021",
    "số quyết định": "1234/QĐ-UBND",
    "ngày quyết định": "ngày 09 tháng 3 năm 2021",
    "số vào sổ": "15",
    "địa danh": "Ba Đình",
    "ngày": "ngày 09 tháng 3 năm 2021",
    "chức vụ": "KT. Chủ tịch\nPhó Chủ tịch",
    "người ký": "Phạm Thị Diễm",
}
LONG = "Hội Liên hiệp Phụ nữ Tổ dân phố số mười bảy phường Nguyễn Trung Trực"


def form() -> Template:
    return default_templates()["giay-khen"]


def spot(pdf: bytes, start: str) -> Spot:
    return next(spot for spot in spots_of_pdf(pdf) if spot.text.startswith(start))


@pytest.mark.parametrize("key", ["giay-khen", "bang-khen", "giay-chung-nhan"])
def test_each_default_prints_on_one_a4_landscape(key: str) -> None:
    pdf = certificates(default_templates()[key], [ROW])
    [page] = PdfDocument(pdf)
    assert [round(length * 25.4 / 72) for length in page.get_size()] == [297, 210]
    said = {spot.text for spot in spots_of_pdf(pdf)}
    assert {"Bà Nguyễn Thị Hường", "CHỦ TỊCH ỦY BAN NHÂN DÂN QUẬN BA ĐÌNH", "PHÓ CHỦ TỊCH"} <= said
    assert not any("TM." in text for text in said)


@pytest.mark.parametrize("title", ["Ông", "Bà", "Em", "Tập thể", "Gia đình"])
def test_how_somebody_is_addressed_stands_before_the_name(title: str) -> None:
    pdf = certificates(in_capitals(form()), [{**ROW, "xưng hô": title}])
    assert spot(pdf, title).text == f"{title} NGUYỄN THỊ HƯỜNG"


def test_a_name_of_sixty_characters_is_set_smaller_and_never_cut() -> None:
    assert len(LONG) >= 60
    pdf = certificates(in_capitals(form()), [{**ROW, "tên": LONG, "xưng hô": "Tập thể"}])
    name = spot(pdf, "Tập thể")
    assert name.text == f"Tập thể {LONG.upper()}"
    assert 30 - 0.2 <= name.left < name.right <= 267 + 0.2
    assert 12 < name.size < 27


def test_a_long_deed_stays_in_its_box() -> None:
    pdf = certificates(form(), [{**ROW, "thành tích": f"{ROW['thành tích']}; " * 12}])
    lines = [spot for spot in spots_of_pdf(pdf) if 110 < spot.baseline < 137]
    assert " ".join(spot.text for spot in lines).count("xuất sắc") == 12
    assert max(spot.baseline for spot in lines) < 136
    assert spot(pdf, "Ba Đình,").baseline > 140


def test_bought_forms_get_the_data_alone() -> None:
    pdf = certificates(form(), [ROW], data_only=True)
    said = {spot.text for spot in spots_of_pdf(pdf)}
    assert "Bà Nguyễn Thị Hường" in said
    assert not said & {"GIẤY KHEN", "TẶNG", "Độc lập - Tự do - Hạnh phúc"}
    assert strokes_of_pdf(pdf) == []
    assert spot(pdf, "Bà").baseline == pytest.approx(spot(certificates(form(), [ROW]), "Bà").baseline)


def test_a_printers_offset_moves_everything() -> None:
    straight = spot(certificates(form(), [ROW]), "Bà")
    moved = spot(certificates(form(), [ROW], offset=Offset(2.5, -1)), "Bà")
    assert moved.left - straight.left == pytest.approx(2.5, abs=0.01)
    assert moved.baseline - straight.baseline == pytest.approx(-1, abs=0.05)


def test_the_trial_sheet_has_a_grid_and_every_name() -> None:
    pdf = trial_sheet(form())
    said = " ".join(spot.text for spot in spots_of_pdf(pdf))
    assert len(PdfDocument(pdf)) == 1
    assert {"thành tích", "xưng hô tên", "290", "200"} <= {s.text for s in spots_of_pdf(pdf)} | set(
        said.split()
    )
    assert len(strokes_of_pdf(pdf)) >= 20


def test_any_paper_size_and_a3_from_a4() -> None:
    [page] = PdfDocument(certificates(scaled(form(), 420), [ROW]))
    assert [round(length * 25.4 / 72) for length in page.get_size()] == [420, 297]
    bought = replace(form(), width=330, height=230)
    [page] = PdfDocument(certificates(bought, [ROW]))
    assert [round(length * 25.4 / 72) for length in page.get_size()] == [330, 230]


def test_a_whole_decision_is_one_pdf_in_order_with_progress() -> None:
    heard: list[int] = []
    rows = [{**ROW, "tên": f"Nguyễn Số {n:03}"} for n in range(205)]
    pdf = certificates(form(), rows, progress=lambda done, _: heard.append(done))
    assert heard == [100, 200, 205]
    names = [spot.text for spot in spots_of_pdf(pdf) if "Nguyễn Số" in spot.text]
    assert names == [f"Bà Nguyễn Số {n:03}" for n in range(205)]


def test_an_empty_value_leaves_its_box_out() -> None:
    pdf = certificates(form(), [{**ROW, "địa danh": "", "ngày": ""}])
    assert not any(spot.text == "," for spot in spots_of_pdf(pdf))


def test_a_row_without_a_value_is_refused() -> None:
    with pytest.raises(ValueError, match=r"“\{tên\}”"):
        certificates(form(), [{name: value for name, value in ROW.items() if name != "tên"}])
    with pytest.raises(ValueError, match="Chưa có ai"):
        certificates(form(), [])


def test_names_are_data() -> None:
    hostile = '#$*_\\"<b>&@`[x]'
    assert spot(certificates(form(), [{**ROW, "tên": hostile}]), "Bà").text == f"Bà {hostile}"


def test_a_template_is_plain_data() -> None:
    assert read_template(asdict(form())) == form()


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"text": "{tên gọi}"}, "không có ô “{tên gọi}”"),
        ({"x": 290}, "nằm ngoài khổ giấy"),
        ({"y": 400}, "nằm ngoài khổ giấy"),
        ({"size": 0}, "cỡ chữ"),
        ({"colour": "red"}, "màu"),
        ({"script": "x"}, "mục không dùng được: script"),
    ],
)
def test_a_template_that_cannot_be_printed_says_why(change: dict[str, object], message: str) -> None:
    data = asdict(form())
    data["boxes"] = [{**data["boxes"][0], **change}]
    with pytest.raises(ValueError, match=message):
        read_template(data)
