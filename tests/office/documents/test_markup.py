"""Typed text becomes the blocks of a paper, with the numbers that were typed; JSON keeps a paper whole."""

import json

import pytest

from hoadep.office.documents import kept, markup
from hoadep.office.documents.content import Article, Chapter, Clause, Heading, Paragraph, Point, Table
from tests.office.documents.makers import PAPERS


@pytest.mark.parametrize(
    ("line", "block"),
    [
        ("Điều 2. Có hiệu lực từ ngày ký.", Article("Có hiệu lực từ ngày ký.", number="2")),
        ("Điều 1. Phạm vi điều chỉnh", Article(title="Phạm vi điều chỉnh", number="1")),
        ("Chương II. Tổ chức thực hiện", Chapter("Tổ chức thực hiện", number="II")),
        ("Mục 1. Trách nhiệm", Chapter("Trách nhiệm", word="Mục", number="1")),
        ("I. Mục đích, yêu cầu", Heading("Mục đích, yêu cầu", number="I")),
        ("# Kinh phí", Heading("Kinh phí")),
        ("3. Các phường gửi bài đúng hạn.", Clause("Các phường gửi bài đúng hạn.", number="3")),
        ("3. Trách nhiệm của các phường", Clause(title="Trách nhiệm của các phường", number="3")),
        ("đ) Gương mới;", Point("Gương mới;", number="đ")),
        ("- Hoa tươi;", Clause("Hoa tươi;", number="-")),
        ("**Kính mời dự họp**", Paragraph("Kính mời dự họp", bold=True)),
        ("*Ghi chú: không thu phí.*", Paragraph("Ghi chú: không thu phí.", italic=True)),
        ("Năm 2021. Cuộc thi kết thúc.", Paragraph("Năm 2021. Cuộc thi kết thúc.")),
    ],
)  # fmt: skip
def test_each_line_is_its_block(line, block):
    assert markup.read(f"\n  {line}  \n").body == (block,)


def test_rows_are_a_table_and_nothing_of_them_is_lost():
    written = markup.read(
        "Trước bảng:\n| STT | Tên |\n|---|---|\n| 1 | Lan | thừa |\n| Nhóm A |\n| 2 |\nSau bảng."
    )
    assert written.body == (
        Paragraph("Trước bảng:"),
        Table(("STT", "Tên"), (("1", "Lan thừa"), ("Nhóm A",), ("2",))),
        Paragraph("Sau bảng."),
    )


def test_an_empty_table_is_none():
    assert markup.read("|  |\n|---|").body == ()


def test_annexes_follow_the_text_and_a_wide_table_lies_across():
    text = "Thân bài.\n== Danh sách\n| a | b | c | d | e | g |\n| 1 | 2 | 3 | 4 | 5 | 6 |\n== Biểu mẫu\nĐơn."
    written = markup.read(text)
    assert written.body == (Paragraph("Thân bài."),)
    assert [(one.title, one.landscape) for one in written.annexes] == [
        ("Danh sách", True),
        ("Biểu mẫu", False),
    ]


def test_lists_lose_dash_and_stop():
    assert markup.listed("- Các phường;\n\nLưu trữ.") == ("Các phường", "Lưu trữ")
    assert [one.text for one in markup.bases("Căn cứ Luật;\nCăn cứ Nghị định;")] == [
        "Căn cứ Luật;",
        "Căn cứ Nghị định;",
    ]


@pytest.mark.parametrize("name", PAPERS)
def test_a_paper_comes_back_from_json_as_it_was(name):
    assert kept.from_json(json.loads(json.dumps(kept.to_json(PAPERS[name])))) == PAPERS[name]
