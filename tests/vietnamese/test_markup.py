"""The light markup of stories."""

import pytest

from hoadep.vietnamese.markup import Piece, paragraphs, plain


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("Bà Mai", (Piece("Bà Mai"),)),
        ("Bà **Mai** nói", (Piece("Bà "), Piece("Mai", bold=True), Piece(" nói"))),
        ("*Ngọc Hà*, 2021", (Piece("Ngọc Hà", italic=True), Piece(", 2021"))),
        ("***Đúng***", (Piece("Đúng", bold=True, italic=True),)),
        ("Ảnh: ![](2)", (Piece("Ảnh: "), Piece("", picture=2))),
        ("5 * 3 * 2", (Piece("5 * 3 * 2"),)),
        ("Chú thích (*)", (Piece("Chú thích (*)"),)),
        ("![](ảnh)", (Piece("![](ảnh)"),)),
        ("<b>&</b>", (Piece("<b>&</b>"),)),
        ("**dở dang", (Piece("**dở dang"),)),
    ],
)
def test_pieces_of_a_paragraph(text, pieces):
    assert paragraphs(text) == (pieces,)


def test_blank_lines_part_paragraphs():
    assert paragraphs("Một\nhai\n \n\nBa\n") == ((Piece("Một\nhai"),), (Piece("Ba"),))


def test_plain_text_has_words_alone():
    assert plain("**Tên** bài\n\n![](1)\n\n*Hết*") == "Tên bài\n\nHết"
