"""Lists typed in old fonts, letter for letter: told by the font of the cell, else by all letters together."""

import io

import pytest
from openpyxl import Workbook
from openpyxl.styles import Font

from hoadep.office.tables.columns import Column
from hoadep.office.tables.reading import read_list
from hoadep.vietnamese.legacy_tables import TCVN3, VNI
from tests.office.tables.makers import with_shared_strings

COLUMNS = [
    Column("title", "Tên bài", required=True, most=2000),
    Column("author", "Họ tên tác giả", required=True),
    Column("kind", "Gương là", "choice", choices=[("person", "Cá nhân"), ("collective", "Tập thể")]),
]
HEADS = [column.head for column in COLUMNS]
NAMES = ["Nguyễn Văn Hoà", "Đặng Thị Ước", "Lương Thế Vỹ", "Phạm Hữu Nghĩa", "Trần Thị Ngọc Ánh"]
TITLES = ["Người giữ lửa", "Tiếng trống trường", "Bà cụ và khu phố sạch", "Lớp học buổi tối", "Ánh đèn khuya"]


def tcvn3(text):
    """The text as .VnTime keeps it: it has small letters and seven capitals."""
    code = {letter: sign for sign, letter in TCVN3.items()}
    small = {letter: code.get(letter.lower(), letter) for letter in text}
    return "".join(code.get(letter, small[letter]) for letter in text)


def vni(text):
    """The text as VNI-Times keeps it; the first sign says whether the letter is a capital."""
    code = {letter: pair for pair, letter in VNI.items()}
    code |= {letter.upper(): pair.upper() for letter, pair in code.items()}
    return "".join(code.get(letter, letter) for letter in text)


def read(rows, font=None, *, heads=HEADS):
    """What is read of rows of words, typed in the font."""
    book = Workbook()
    for y, row in enumerate([heads, *rows], 1):
        for x, value in enumerate(row, 1):
            cell = book.active.cell(y, x, value)
            if font and y > 1:
                cell.font = Font(name=font)
    out = io.BytesIO()
    book.save(out)
    return read_list(out.getvalue(), COLUMNS)


def said(listed):
    return [(row.values["title"], row.values["author"]) for row in listed.rows]


@pytest.mark.parametrize(
    ("font", "code", "written"),
    [(".VnTime", tcvn3, "tcvn3"), ("VNI-Times", vni, "vni"), ("VNI-Helve", vni, "vni")],
)
def test_every_letter_by_the_font_of_the_cell(font, code, written):
    table = TCVN3 if written == "tcvn3" else VNI
    letters = sorted(set(table.values()))
    rows = [[code(f"a {letter} b"), code("Lan")] for letter in letters]
    listed = read(rows, font)
    assert (said(listed), listed.written) == ([(f"a {letter} b", "Lan") for letter in letters], written)


def test_every_capital_of_vni_and_the_seven_of_tcvn3():
    capitals = sorted({letter.upper() for letter in VNI.values()})
    assert [title for title, _ in said(read([[vni(f"A {x}"), "Lan"] for x in capitals], "VNI-Times"))] == [
        f"A {letter}" for letter in capitals
    ]
    assert said(read([[tcvn3("Ă Â Ê Ô Ơ Ư Đ"), "Lan"]], ".VnTime")) == [("Ă Â Ê Ô Ơ Ư Đ", "Lan")]


def test_font_of_capitals_shows_small_codes_as_capitals():
    letters = sorted(set(TCVN3.values()))
    listed = read([[tcvn3(f"gương {letter}".lower()), tcvn3("hoà")] for letter in letters], ".VnTimeH")
    assert said(listed) == [(f"GƯƠNG {letter.upper()}", "HOÀ") for letter in letters]
    assert listed.written == "tcvn3"


@pytest.mark.parametrize(("code", "written"), [(tcvn3, "tcvn3"), (vni, "vni")])
def test_letters_of_the_whole_list_tell_where_the_font_does_not(code, written):
    rows = [[code(title), code(name), "Cá nhân"] for title, name in zip(TITLES, NAMES, strict=True)]
    listed = read(rows, "Times New Roman")
    assert written == listed.written
    assert [(a.lower(), b.lower()) for a, b in said(listed)] == [
        (a.lower(), b.lower()) for a, b in zip(TITLES, NAMES, strict=True)
    ]
    assert {row.values["kind"] for row in listed.rows} == {"person"}  # picked from the list of the blank
    assert {row.typed["author"][0] for row in listed.rows} == {"N", "Đ", "L", "P", "T"}


def test_the_very_cell_of_a_school():
    listed = read([["NguyÔn V¨n Hoµ", "NguyÔn V¨n Hoµ", "C¸ nh©n"]])
    assert said(listed) == [("Nguyễn Văn Hoà", "Nguyễn Văn Hoà")]
    assert listed.rows[0].values["kind"] == "person"


def test_unicode_beside_old_letters_stays_as_it_is():
    rows = [["Người giữ lửa", "Lê Bá Tài"], [tcvn3("Người giữ lửa"), tcvn3("Lê Bá Tài")]]
    book = Workbook()
    for row in (HEADS, *rows):
        book.active.append(row)
    for cell in book.active[3]:
        cell.font = Font(name=".VnTime")
    out = io.BytesIO()
    book.save(out)
    listed = read_list(out.getvalue(), COLUMNS)
    assert said(listed) == [("Người giữ lửa", "Lê Bá Tài")] * 2


def test_unicode_typed_in_an_old_font_stays_unicode():
    rows = [["Người giữ lửa", "Lê Bá Tài", "Cá nhân"], ["Lớp học", "Hoà", "Tập thể"]]
    listed = read(rows, ".VnTime")
    assert (said(listed), listed.written) == (
        [("Người giữ lửa", "Lê Bá Tài"), ("Lớp học", "Hoà")],
        "unicode",
    )


def test_unicode_lists_are_left_alone():
    rows = [[title, name, "Cá nhân"] for title, name in zip(TITLES, NAMES, strict=True)]
    listed = read(rows)
    assert (said(listed), listed.written) == (list(zip(TITLES, NAMES, strict=True)), "unicode")


def test_runs_of_two_fonts_in_one_cell():
    run = '<r><rPr><rFont val="{}"/></rPr><t xml:space="preserve">{}</t></r>'
    mixed = run.format(".VnTime", tcvn3("Người ")) + run.format("Arial", "Hà Nội")
    book = Workbook()
    for row in (HEADS, ["MIXED", "Lan"]):
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    content = with_shared_strings(out.getvalue(), {"MIXED": mixed})
    assert said(read_list(content, COLUMNS)) == [("Người Hà Nội", "Lan")]


def test_headings_in_old_letters_are_known():
    rows = [[tcvn3(title), tcvn3(name)] for title, name in zip(TITLES, NAMES, strict=True)]
    listed = read(rows, ".VnTime", heads=[tcvn3(head) for head in HEADS])
    assert said(listed)[0] == (TITLES[0], NAMES[0])
