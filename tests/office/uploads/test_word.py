"""Word files: paragraphs, stress, lists, tables, pictures, and fonts wherever Word may name them."""

import io

import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.shared import Cm

from hoadep.office.uploads.manuscripts import Manuscript, to_manuscript
from hoadep.office.uploads.word import CHANGES, MACROS
from tests.office.uploads.makers import picture, rezipped, saved, set_font, typed, word
from tests.vietnamese.test_legacy import SENTENCES, encode_tcvn3, encode_vni

TEXT = "\n\n".join(SENTENCES)
THEME = (
    '<a:theme xmlns:a="urn:a"><a:themeElements><a:fontScheme><a:minorFont><a:latin typeface=".VnTime"/>'
    "</a:minorFont></a:fontScheme></a:themeElements></a:theme>"
)


def test_paragraphs_headings_stress_lists_and_tables():
    document = Document()
    document.add_heading("Người mẹ của ba mươi đứa trẻ", 1)
    paragraph = document.add_paragraph("Bà ")
    paragraph.add_run("Nguyễn Thị ").bold = True
    paragraph.add_run("Hường").bold = True
    paragraph.add_run(" sống ở ")
    paragraph.add_run("Ngọc Hà").italic = True
    both = paragraph.add_run(" giản dị")
    both.bold = both.italic = True
    paragraph.add_run(".")
    document.add_paragraph("giúp trẻ mồ côi", style="List Bullet")
    document.add_paragraph("- dạy chữ", style="List Number")
    table = document.add_table(2, 2)
    for cell, text in zip(
        (c for row in table.rows for c in row.cells), ["Năm", "Số cháu", "2019", "30"], strict=True
    ):
        cell.text = text
    document.add_paragraph("Hết.")
    assert to_manuscript(saved(document)) == Manuscript(
        "**Người mẹ của ba mươi đứa trẻ**\n\n"
        "Bà **Nguyễn Thị Hường** sống ở *Ngọc Hà* ***giản dị***.\n\n"
        "– giúp trẻ mồ côi\n– dạy chữ\n\n"
        "Năm | Số cháu\n2019 | 30\n\n"
        "Hết.",
        (),
        "unicode",
        (),
    )


def test_pictures_stand_where_they_stood():
    document = Document()
    document.add_paragraph("Trước")
    document.add_picture(io.BytesIO(picture("red")), width=Cm(2))
    document.add_paragraph("Sau").add_run().add_picture(io.BytesIO(picture("blue")))
    read = to_manuscript(saved(document))
    assert read.text == "Trước\n\n![](1)\n\nSau![](2)"
    assert read.pictures == (picture("red"), picture("blue"))


@pytest.mark.parametrize("font", [".VnTime", ".VnArial", ".vntime"])
def test_typed_in_tcvn3(font):
    document = Document()
    for sentence in SENTENCES:
        typed(document, encode_tcvn3(sentence), font)
    read = to_manuscript(saved(document))
    assert read.text.lower() == TEXT.lower()
    assert read.encoding == "tcvn3"
    assert b"softHyphen" in document.element.xml.encode()


def test_typed_in_tcvn3_capitals():
    document = Document()
    for sentence in SENTENCES:
        typed(document, encode_tcvn3(sentence), ".VnTimeH")
    assert to_manuscript(saved(document)).text == TEXT.upper()


def test_every_letter_of_tcvn3_with_capitals_in_their_own_font():
    document = Document()
    typed(document, encode_tcvn3("Ăn Âm Đi Êm Ông Ơn Ưng người Việt"), ".VnTime")
    typed(document, encode_tcvn3("ủy ban nhân dân phường ngọc hà, thưởng"), ".VnTimeH")
    assert to_manuscript(saved(document)).text == (
        "Ăn Âm Đi Êm Ông Ơn Ưng người Việt\n\nỦY BAN NHÂN DÂN PHƯỜNG NGỌC HÀ, THƯỞNG"
    )


def test_typed_in_vni_capitals_included():
    document = Document()
    for sentence in (*SENTENCES, *(sentence.upper() for sentence in SENTENCES)):
        typed(document, encode_vni(sentence), "VNI-Times")
    read = to_manuscript(saved(document))
    assert read.text == f"{TEXT}\n\n{TEXT.upper()}"
    assert read.encoding == "vni"


def test_a_letter_of_vni_and_its_mark_in_two_runs():
    document = Document()
    paragraph = document.add_paragraph()
    for part in ("Xin cha", "øo ca", "ùc baïn"):
        set_font(paragraph.add_run(part)._r.get_or_add_rPr(), "VNI-Times")
    assert to_manuscript(saved(document)).text == "Xin chào các bạn"


def test_old_and_new_fonts_side_by_side():
    document = Document()
    typed(document, encode_tcvn3("người tốt"), ".VnTime")
    typed(document, "việc tốt", "Times New Roman")
    typed(document, encode_vni("Bông hoa đẹp"), "VNI-Times")
    assert to_manuscript(saved(document)).text == "người tốt\n\nviệc tốt\n\nBông hoa đẹp"


def test_unicode_typed_in_an_old_font_stays():
    document = Document()
    typed(document, "Người mẹ của ba mươi đứa trẻ", ".VnTime")
    typed(document, "ông bà có cháu", ".VnTime")
    assert to_manuscript(saved(document)).text == "Người mẹ của ba mươi đứa trẻ\n\nông bà có cháu"


def test_old_letters_under_a_new_font_are_told_by_the_letters():
    assert to_manuscript(word(*map(encode_tcvn3, SENTENCES[1:3]))).encoding == "tcvn3"


def test_codes_of_a_symbol_font():
    document = Document()
    typed(document, "".join(chr(0xF000 + ord(code)) for code in encode_tcvn3("người")), ".VnTime")
    assert to_manuscript(saved(document)).text == "người"


@pytest.mark.parametrize(
    "place", ["character style", "paragraph style", "its base", "ordinary", "defaults", "theme"]
)
def test_a_font_named_elsewhere_than_in_the_run(place):
    document = Document()
    styles = document.styles
    run = document.add_paragraph(style="Body Text").add_run(encode_tcvn3("người tốt"))
    defaults = styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    if place == "character style":
        run.style = styles.add_style("Cũ", 2)
        set_font(run.style.element.get_or_add_rPr(), ".VnTime")
    elif place == "theme":
        content = rezipped(saved(document), word__theme__theme1_xml=THEME)
        assert to_manuscript(content).text == "người tốt"
        return
    elif place == "defaults":
        set_font(defaults, ".VnTime")
    else:
        named = {"paragraph style": "Body Text", "its base": "Normal", "ordinary": "Normal"}[place]
        if place == "ordinary":
            run._r.getparent().remove(run._r.getparent().pPr)
        set_font(styles[named].element.get_or_add_rPr(), ".VnTime")
    assert to_manuscript(saved(document)).text == "người tốt"


def test_macros_are_told_and_the_text_is_read():
    read = to_manuscript(rezipped(word("Người tốt"), word__vbaProject_bin=b"\0macro"))
    assert (read.text, read.warnings) == ("Người tốt", (MACROS,))


def test_tracked_changes_are_read_as_accepted():
    content = word("X")
    kept = "<w:ins><w:r><w:t>mới</w:t></w:r></w:ins><w:del><w:r><w:delText>cũ</w:delText></w:r></w:del>"
    body = f'<w:document xmlns:w="urn:w"><w:body><w:p>{kept}</w:p></w:body></w:document>'
    read = to_manuscript(rezipped(content, word__document_xml=body))
    assert (read.text, read.warnings) == ("mới", (CHANGES,))
