"""OpenDocument texts: the same content as a Word file gives the same manuscript."""

from hoadep.office.uploads.manuscripts import Manuscript, to_manuscript
from hoadep.office.uploads.word import MACROS, NOTES
from tests.office.uploads.makers import opendocument, picture
from tests.vietnamese.test_legacy import SENTENCES, encode_tcvn3, encode_vni

STYLES = """<office:font-face-decls>
<style:font-face style:name="F1" svg:font-family="'.VnTime'"/>
<style:font-face style:name="F2" svg:font-family=".VnTimeH"/>
<style:font-face style:name="F3" svg:font-family="VNI-Times"/></office:font-face-decls>
<office:automatic-styles>
<style:style style:name="B" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="I" style:family="text"><style:text-properties fo:font-style="italic"/></style:style>
<style:style style:name="Base" style:family="paragraph">
<style:text-properties style:font-name="F1"/></style:style>
<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Base"/>
<style:style style:name="T2" style:family="text"><style:text-properties style:font-name="F2"/></style:style>
<style:style style:name="T3" style:family="text">
<style:text-properties fo:font-family="VNI-Times"/></style:style>
</office:automatic-styles>"""


def test_paragraphs_headings_stress_lists_tables_and_pictures():
    body = """<text:tracked-changes><text:p>đã xóa</text:p></text:tracked-changes>
    <text:h text:outline-level="1">Người mẹ</text:h>
    <text:p>Bà <text:span text:style-name="B">Nguyễn
    <text:span text:style-name="I">Thị</text:span></text:span>
    Hường<text:s text:c="3"/>ở<text:line-break/>Ngọc
    Hà.<text:note><text:p>chú thích</text:p></text:note></text:p>
    <text:list><text:list-item><text:p>một</text:p></text:list-item>
    <text:list-item><text:p>hai</text:p></text:list-item></text:list>
    <table:table><table:table-row><table:table-cell><text:p>Năm</text:p></table:table-cell>
    <table:table-cell><text:p>2019</text:p></table:table-cell></table:table-row></table:table>
    <text:p><draw:frame><draw:image xlink:href="Pictures/a.png"/></draw:frame></text:p>"""
    assert to_manuscript(opendocument(body, STYLES, Pictures__a_png=picture())) == Manuscript(
        "**Người mẹ**\n\nBà **Nguyễn** ***Thị*** Hường ở\nNgọc Hà.\n\n– một\n– hai\n\nNăm | 2019\n\n![](1)",
        (picture(),),
        "unicode",
        (NOTES,),
    )


def test_old_fonts_by_style_and_by_the_base_of_the_style():
    capitals, vni = "ỦY BAN NHÂN DÂN PHƯỜNG", SENTENCES[0]
    body = (
        f'<text:p text:style-name="P1">{encode_tcvn3("người tốt, như thư")}</text:p>'
        f'<text:p><text:span text:style-name="T2">{encode_tcvn3(capitals.lower())}</text:span></text:p>'
        f'<text:p text:style-name="P1"><text:span text:style-name="T3">{encode_vni(vni)}</text:span></text:p>'
    )
    read = to_manuscript(opendocument(body, STYLES))
    assert read.text == f"người tốt, như thư\n\n{capitals}\n\n{vni}"


def test_macros_are_told():
    read = to_manuscript(opendocument("<text:p>Người tốt</text:p>", Basic__Standard__x_xml="<x/>"))
    assert (read.text, read.warnings) == ("Người tốt", (MACROS,))
