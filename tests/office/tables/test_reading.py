"""Lists as schools send them: what stands far away or over a whole sheet costs nothing and is told."""

import io
import re
import tracemalloc
from datetime import date

import pytest
from openpyxl import Workbook

from hoadep.office.files.unreadable import Unreadable
from hoadep.office.tables.columns import Column
from hoadep.office.tables.grids import LAST_ROW, MOST_TAGS, NO_SHEET, TOO_LARGE
from hoadep.office.tables.reading import DAMAGED, EMPTY, MERGED, MOST_ROWS, TOO_MANY, read_list
from hoadep.office.uploads.packages import BOMB
from tests.office.tables.makers import rewritten

COLUMNS = [Column("name", "Tên", required=True), Column("day", "Ngày", "day"), Column("n", "Số", "whole")]


def a_list(rows, *, change=None):
    """A workbook with heading and rows; `change` rewrites the XML of its sheet."""
    book = Workbook()
    for row in (["Danh sách"], ["Tên", "Ngày", "Số"], *rows):
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    return rewritten(out.getvalue(), change) if change else out.getvalue()


def before_end(addition):
    return lambda xml: xml.replace("</sheetData>", f"{addition}</sheetData>")


def after_data(addition):
    return lambda xml: xml.replace("</sheetData>", f"</sheetData>{addition}")


def words(at, text):
    return f'<c r="{at}" t="inlineStr"><is><t>{text}</t></is></c>'


def read(content):
    return read_list(content, COLUMNS).rows


def refusal(content):
    with pytest.raises(Unreadable) as refused:
        read(content)
    return refused.value.message


def test_values_of_every_type_are_told():
    found = read(a_list([["Lan", date(2021, 3, 9), 7], ["=A1", "9/3/2021", 1.5], [True, None, "1.000"]]))
    assert found[0].values == {"name": "Lan", "day": "2021-03-09", "n": 7}
    assert ("công thức" in found[1].faults["name"], "nguyên" in found[1].faults["n"]) == (True, True)
    assert ("TRUE/FALSE" in found[2].faults["name"], found[2].values["n"]) == (True, 1000)


ERRORS = ("#N/A", "#REF!", "#DIV/0!", "#VALUE!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!")


def test_each_error_of_the_spreadsheet_is_told_in_words_of_its_own():
    rows = [[error, error, error] for error in ERRORS]
    found = read(
        a_list(
            rows, change=lambda xml: re.sub(r't="inlineStr"><is><t>(#.*?)</t></is>', r't="e"><v>\1</v>', xml)
        )
    )
    assert [set(row.faults) for row in found] == [{"name", "day", "n"}] * len(ERRORS)
    told = [row.faults["name"] for row in found]
    assert all(said.startswith(f"Ô báo lỗi {error}: ") for said, error in zip(told, ERRORS, strict=True))
    assert len({said.split(": ")[1] for said in told}) == len(ERRORS)
    assert [row.typed["name"] for row in found] == list(ERRORS)


def test_error_of_a_kind_that_nobody_knows_is_an_error():
    cell = '<row r="3"><c r="A3" t="e"><v>#HOA!</v></c></row>'
    assert "Ô báo lỗi #HOA!" in read(a_list([], change=before_end(cell)))[0].faults["name"]


def test_error_pasted_as_words_is_an_error_and_words_about_it_are_not():
    text = a_list([["#n/a "], ["Lớp #12"], ["Bài #N/A"]], change=lambda xml: xml.replace('t="e"', 't="str"'))
    assert [bool(row.faults) for row in read(text)] == [True, False, False]


def test_formula_of_a_whole_area_is_a_formula():
    cell = '<row r="3"><c r="A3"><f t="array" ref="A3:A9">A1:A7</f><v>x</v></c></row>'
    assert "công thức" in read(a_list([], change=before_end(cell)))[0].faults["name"]


def test_cell_in_the_last_row_is_one_row_more():
    far = f'<row r="{LAST_ROW}">{words(f"A{LAST_ROW}", "Mai")}</row>'
    found = read(a_list([["Lan"]], change=before_end(far)))
    assert [(row.n, row.values["name"]) for row in found] == [(3, "Lan"), (LAST_ROW, "Mai")]


def test_far_blanks_are_no_rows():
    far = (
        f'<row r="90000">{words("A90000", "  ")}</row><row r="{LAST_ROW}" ht="20"><c r="B{LAST_ROW}"/></row>'
    )
    assert [row.n for row in read(a_list([["Lan"]], change=before_end(far)))] == [3]


def test_cell_in_the_last_column_is_not_looked_at():
    far = (
        f'<row r="4">{words("XFD4", "lạc")}</row><row r="5">{words("A5", "Mai")}{words("XFD5", "lạc")}</row>'
    )
    found = read(a_list([["Lan"]], change=before_end(far)))
    assert [(row.n, row.values["name"]) for row in found] == [(3, "Lan"), (5, "Mai")]


def test_memory_holds_the_rows_and_not_the_sheet():
    far = f'<row r="{LAST_ROW}">{words(f"XFD{LAST_ROW}", "lạc")}</row>'
    merge = f'<mergeCells count="1"><mergeCell ref="A5:XFD{LAST_ROW}"/></mergeCells>'
    content = a_list([["Lan"]], change=lambda xml: after_data(merge)(before_end(far)(xml)))
    read(content)
    tracemalloc.start()
    assert len(read(content)) == 1
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 8 * 2**20


@pytest.mark.parametrize("row", [LAST_ROW + 1, 10**12])
def test_rows_that_no_sheet_has_are_not_waited_for(row):
    far = f'<row r="{row}"><c r="A{row}" t="inlineStr"><is><t>Mai</t></is></c></row>'
    assert [row.n for row in read(a_list([["Lan"]], change=before_end(far)))] == [3]


def test_area_merged_to_the_end_of_the_sheet_is_told_at_the_rows_that_hold_anything():
    merge = f'<mergeCells count="1"><mergeCell ref="A5:I{LAST_ROW}"/></mergeCells>'
    rows = [["Lan"], ["Mai", None, 1], ["Cúc", None, 2]]
    first, second, merged = read(a_list(rows, change=after_data(merge)))
    assert (first.faults, second.faults, merged.n) == ({}, {}, 5)
    assert merged.faults == dict.fromkeys(("name", "day", "n"), MERGED)


def test_overlapping_and_unordered_merges_are_told_by_their_columns():
    areas = "".join(f'<mergeCell ref="{ref}"/>' for ref in ("C5:D5", "A3:A4", "A4:B4", "F1:F9"))
    merge = f'<mergeCells count="4">{areas}</mergeCells>'
    rows = [["Lan", None, 1], ["Mai", None, 2], ["Cúc", None, 3]]
    assert [set(row.faults) for row in read(a_list(rows, change=after_data(merge)))] == [
        {"name"},
        {"name", "day"},
        {"n"},
    ]


def test_size_that_the_file_claims_for_itself_is_not_believed():
    claim = f'<dimension ref="A1:XFD{LAST_ROW}"/>'
    assert len(read(a_list([["Lan"]], change=lambda xml: re.sub("<dimension[^>]*>", claim, xml)))) == 1
    short = '<dimension ref="A1:A1"/>'
    assert len(read(a_list([["Lan"]], change=lambda xml: re.sub("<dimension[^>]*>", short, xml)))) == 1


def test_as_many_rows_as_are_taken_and_one_more():
    assert len(read(a_list([[f"Lan {n}"] for n in range(MOST_ROWS)]))) == MOST_ROWS
    assert refusal(a_list([[f"Lan {n}"] for n in range(MOST_ROWS + 1)])) == TOO_MANY


def test_sheet_of_too_many_cells_is_refused_before_it_is_built():
    assert (
        refusal(a_list([["Lan"]], change=before_end(f'<row r="9">{"<c/>" * MOST_TAGS}</row>'))) == TOO_LARGE
    )
    heavy = before_end(f'<row r="9">{words("A9", "a " * 9 * 2**20)}</row>')
    assert refusal(a_list([["Lan"]], change=heavy)) in (TOO_LARGE, BOMB)


def test_what_is_broken_under_the_heading_is_told():
    assert refusal(a_list([["Lan"]], change=before_end("<row r='9'><c r='?!'/></row>"))) == DAMAGED
    assert refusal(a_list([["Lan"]], change=lambda xml: xml[:-40])) == DAMAGED


def test_no_row_and_no_sheet_are_told():
    assert refusal(a_list([])) == EMPTY
    hidden = rewritten(
        a_list([["Lan"]]),
        lambda xml: xml.replace('state="visible"', 'state="hidden"'),
        part="xl/workbook.xml",
    )
    assert refusal(hidden) == NO_SHEET
