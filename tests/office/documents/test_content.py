"""What a paper refuses, and what is added when it is set out: numbers, signs, first lines, openings."""

from dataclasses import replace
from datetime import date

import pytest

from hoadep.office.documents.content import (
    Annex,
    Article,
    Basis,
    Chapter,
    Clause,
    Heading,
    Paper,
    Paragraph,
    Point,
    Table,
    signed_by,
    signed_for,
    signed_on_order,
)
from hoadep.office.documents.layout import sections
from hoadep.office.documents.pieces import Columns, Line, Rule
from tests.office.documents.makers import AUTHORITY, HOST, PAPERS, SCHOOL


def texts(paper: Paper, *styles: str) -> list[str]:
    """What stands in these styles (in all), from top to bottom."""
    found = []
    for section in sections(paper):
        for piece in section.pieces:
            inside = (
                [part for cell in piece.cells for part in cell] if isinstance(piece, Columns) else [piece]
            )
            found += [part for part in inside if isinstance(part, Line)]
    return ["".join(run.text for run in part.runs) for part in found if not styles or part.style in styles]


def notice(**more: object) -> Paper:
    return Paper(**{"kind": "notice", "issuer": HOST, "subject": "Kết quả", **more})


@pytest.mark.parametrize(
    ("kind", "number", "written"),
    [
        ("decision", "7", "07/QĐ-UBND"),
        ("plan", "190", "190/KH-UBND"),
        ("letter", "12", "12/UBND-NV"),
        ("proposal", "3050", "3050/TTr-UBND"),
        ("decision", "", "      /QĐ-UBND"),
        ("submission", "", ""),
    ],
)
def test_number_and_symbol(kind: str, number: str, written: str) -> None:
    assert Paper(kind=kind, issuer=HOST, number=number).notation == written


@pytest.mark.parametrize(
    ("dated", "year", "written"),
    [
        (date(2020, 1, 5), None, "Ba Đình, ngày 05 tháng 01 năm 2020"),
        (date(2021, 3, 9), None, "Ba Đình, ngày 09 tháng 3 năm 2021"),
        (date(2020, 10, 19), None, "Ba Đình, ngày 19 tháng 10 năm 2020"),
        (None, 2021, "Ba Đình, ngày      tháng      năm 2021"),
    ],
)
def test_place_and_date(dated: date | None, year: int | None, written: str) -> None:
    found = texts(notice(dated=dated, year=year), "dateline")
    assert [text.replace("\N{NO-BREAK SPACE}", " ") for text in found] == [written]


def test_a_chairmans_decision_is_never_signed_for_the_committee() -> None:
    with pytest.raises(ValueError, match=r"không ký “TM\.”"):
        Paper(
            kind="decision",
            issuer=HOST,
            authority=AUTHORITY,
            signature=signed_for("Ủy ban nhân dân", "Chủ tịch"),
        )


@pytest.mark.parametrize(
    ("signature", "written"),
    [
        (signed_for("Ủy ban nhân dân", "Chủ tịch"), ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"]),
        (
            signed_for("Ủy ban nhân dân", "Chủ tịch", "Phó Chủ tịch"),
            ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"],
        ),
        (signed_by("Chủ tịch"), ["CHỦ TỊCH"]),
        (signed_by("Chủ tịch", "Phó Chủ tịch"), ["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"]),
        (signed_on_order("Chủ tịch", "Trưởng phòng Nội vụ"), ["TL. CHỦ TỊCH", "TRƯỞNG PHÒNG NỘI VỤ"]),
        (
            signed_on_order("Chủ tịch", "Phó Chủ tịch", way="TUQ."),
            ["TUQ. CHỦ TỊCH", "PHÓ CHỦ TỊCH"],
        ),
    ],
)
def test_ways_of_signing(signature, written: list[str]) -> None:
    assert texts(notice(signature=signature), "post") == written


def test_points_follow_the_vietnamese_alphabet_and_start_anew() -> None:
    blocks = (Clause("một"), *(Point("x") for _ in range(6)), Clause("hai"), Point("x"))
    labels = [text.split()[0] for text in texts(notice(body=blocks), "clause", "point")]
    assert labels == ["1.", "a)", "b)", "c)", "d)", "đ)", "e)", "2.", "a)"]


def test_articles_run_through_chapters_and_clauses_start_anew() -> None:
    blocks = (
        *(Chapter("Một"), Article("x"), Clause("x"), Clause("x")),
        *(Chapter("Hai"), Chapter("Mục con", word="Mục"), Article("x"), Clause("x")),
    )
    written = texts(notice(body=blocks), "chapter", "article", "clause")
    assert [text.rsplit(" ", 1)[0] for text in written] == [
        *("Chương", "Điều 1.", "1.", "2."),
        *("Chương", "Mục", "Điều 2.", "1."),
    ]
    assert [text.split()[1] for text in texts(notice(body=blocks), "chapter")] == ["I", "II", "1"]


def test_headings_are_roman_and_restart_clauses() -> None:
    blocks = (Heading("Mục đích"), Clause("x"), Heading("Thực hiện"), Clause("x"))
    assert texts(notice(body=blocks), "heading", "clause") == [
        *("I. MỤC ĐÍCH", "1. x", "II. THỰC HIỆN", "1. x./."),
    ]


def test_bases_close_with_semicolons_and_the_last_with_a_full_stop() -> None:
    blocks = (Basis("Căn cứ một"), Basis("Căn cứ hai."), Basis("Theo đề nghị;"), Article("Nội dung."))
    paper = Paper(kind="decision", issuer=HOST, body=blocks)
    assert texts(paper, "basis", "enacts") == ["Căn cứ một;", "Căn cứ hai;", "Theo đề nghị.", "QUYẾT ĐỊNH:"]


@pytest.mark.parametrize("ending", ["Hết", "Hết.", "Hết;", "Hết./.", "Hết ./."])
def test_the_text_ends_with_the_closing_sign_once(ending: str) -> None:
    assert texts(notice(body=(Paragraph("Đầu."), Paragraph(ending))), "body")[-1] == "Hết./."


def test_recipients_begin_and_end_as_the_kind_asks() -> None:
    assert texts(PAPERS["letter"], "recipient") == ["- Như trên;", "- Thường trực Quận ủy;", "- Lưu: VT, NV."]
    assert texts(PAPERS["decision"], "recipient")[0] == "- Như Điều 3;"
    assert texts(PAPERS["minutes"], "recipient") == ["- Lưu: VT, Hồ sơ."]
    assert texts(PAPERS["slip"], "recipient", "sent_to") == []


def test_one_addressee_stands_beside_the_greeting_several_below() -> None:
    assert texts(PAPERS["proposal"], "greeting") == ["Kính gửi: Ủy ban nhân dân quận Ba Đình"]
    assert texts(PAPERS["letter"], "addressee", "addressee_last") == [
        "- Ủy ban nhân dân các phường;",
        "- Các trường học trên địa bàn quận.",
    ]
    with pytest.raises(ValueError, match="không có phần “Kính gửi”"):
        notice(addressees=("Sở Nội vụ",))


def test_annexes_are_numbered_only_when_several() -> None:
    one, two = Annex("Một", ()), Annex("Hai", ())
    assert texts(notice(annexes=(one,)), "annex") == ["Phụ lục"]
    assert texts(notice(annexes=(one, two)), "annex") == ["Phụ lục I", "Phụ lục II"]
    paper = notice(number="8", dated=date(2021, 2, 3), annexes=(one,))
    assert texts(paper, "attached") == [
        "(Kèm theo Thông báo số 08/TB-UBND ngày 03 tháng 02 năm 2021 của Ủy ban nhân dân quận Ba Đình)"
    ]


def test_the_superior_body_stands_over_the_issuer_only_where_there_is_one() -> None:
    assert texts(PAPERS["proposal"], "superior") == ["ỦY BAN NHÂN DÂN", "QUẬN BA ĐÌNH"]
    assert texts(PAPERS["decision"], "superior") == []
    long = replace(SCHOOL, name="Trường Mầm non\nTư thục Hoa Mai")
    assert texts(notice(issuer=long), "issuer") == ["TRƯỜNG MẦM NON", "TƯ THỤC HOA MAI"]


def test_signers_beside_each_other_have_their_names_on_one_level() -> None:
    [foot] = [piece for piece in sections(PAPERS["minutes"])[0].pieces if isinstance(piece, Columns)][-1:]
    left, right = ([part.style for part in cell if not isinstance(part, Rule)] for cell in foot.cells)
    assert left[:3] == right == ["post", "sign_note", "signer"]


def test_a_table_row_needs_all_its_columns() -> None:
    with pytest.raises(ValueError, match="không có đủ 2 cột"):
        Table(("STT", "Tên"), (("1", "Lan"), ("2", "Bình", "thừa")))


def test_columns_are_wide_enough_for_the_words_of_their_headings() -> None:
    table = Table(("STT", "Nội dung"), (("1", "x"),), widths=(1, 99))
    [grid] = [piece for piece in sections(notice(body=(table,)))[0].pieces if hasattr(piece, "heads")]
    assert grid.widths[0] > 11
    assert sum(grid.widths) == pytest.approx(165, abs=0.1)


def test_an_unknown_kind_is_refused() -> None:
    with pytest.raises(ValueError, match="Không có loại văn bản"):
        Paper(kind="poem", issuer=HOST)
