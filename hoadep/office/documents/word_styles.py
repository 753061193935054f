"""The decree's styles as Word knows them: real, named, each saying the whole of how its lines look."""

from xml.sax.saxutils import quoteattr

from docx.document import Document as Word
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from hoadep.office.documents.styles import (
    FONT,
    PORTRAIT,
    RULE_AFTER,
    RULE_BEFORE,
    RULE_WEIGHT,
    STYLES,
    TABLE_AFTER,
    TABLE_PLACES,
    Style,
    table_style,
)

_TWIPS_PER_MM = 1440 / 25.4
RULE, SPACER, AFTER_TABLE, BLANK = "rule", "spacer", "aftertable", "blank"
_DEFAULTS = f"""
<w:docDefaults {nsdecls("w")}>
  <w:rPrDefault><w:rPr>
    <w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}" w:cs="{FONT}"/>
    <w:color w:val="000000"/><w:sz w:val="28"/><w:szCs w:val="28"/>
    <w:lang w:val="vi-VN" w:eastAsia="vi-VN" w:bidi="ar-SA"/>
  </w:rPr></w:rPrDefault>
  <w:pPrDefault><w:pPr>
    <w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>
  </w:pPr></w:pPrDefault>
</w:docDefaults>"""
_BY_KEY = {"page": "Header"}


def twips(millimetres: float) -> int:
    """Word's own length."""
    return round(millimetres * _TWIPS_PER_MM)


def style_id(key: str) -> str:
    """Under which id a style of STYLES stands in the file."""
    return _BY_KEY.get(key, f"HD{key.replace('_', '')}")


def table_style_id(place: str, size: float) -> str:
    """Under which id the style of a cell's text stands."""
    return f"HDtable{place}{size:g}".replace(".", "")


def add_styles(word: Word, table_sizes: set[float]) -> None:
    """Make the decree's font and sizes the default and add every style; other built-in ones stay."""
    styles = word.styles.element
    styles.replace(styles.find(f"{{{styles.nsmap['w']}}}docDefaults"), parse_xml(_DEFAULTS))
    for name in ("Normal", "Header"):
        styles.remove(word.styles[name].element)
    styles.append(parse_xml(_NORMAL))
    for key, style in STYLES.items():
        extra = f'<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="{twips(PORTRAIT.text_width)}"/></w:tabs>'
        styles.append(parse_xml(_style(style_id(key), style, tabs=extra if key == BLANK else "")))
    for size in sorted(table_sizes):
        for place in TABLE_PLACES:
            styles.append(parse_xml(_style(table_style_id(place, size), table_style(place, size))))
    for thin in _THIN:
        styles.append(parse_xml(thin))


_NORMAL = f"""
<w:style {nsdecls("w")} w:type="paragraph" w:default="1" w:styleId="Normal">
  <w:name w:val="Normal"/><w:qFormat/><w:pPr><w:widowControl/></w:pPr>
</w:style>"""


def _style(ident: str, style: Style, *, tabs: str = "") -> str:
    name = "header" if ident == "Header" else style.name
    custom = "" if ident == "Header" else 'w:customStyle="1"'
    keep = "<w:keepNext/>" if style.keep else ""
    outline = f'<w:outlineLvl w:val="{style.outline - 1}"/>' if style.outline else ""
    follows = f'<w:next w:val="{style_id("body")}"/>' if style.outline else ""
    strong, slanted = "<w:b/><w:bCs/>" if style.bold else "", "<w:i/><w:iCs/>" if style.italic else ""
    return f"""
<w:style {nsdecls("w")} w:type="paragraph" {custom} w:styleId="{ident}">
  <w:name w:val={quoteattr(name)}/><w:basedOn w:val="Normal"/>{follows}<w:qFormat/>
  <w:pPr>{keep}{tabs}
    <w:spacing w:before="{style.before * 20:.0f}" w:after="{style.after * 20:.0f}"/>
    <w:ind w:left="{twips(style.left)}" w:firstLine="{twips(style.first)}"/>
    <w:jc w:val="{"both" if style.align == "justify" else style.align}"/>{outline}
  </w:pPr>
  <w:rPr>{strong}{slanted}<w:sz w:val="{style.size * 2:.0f}"/><w:szCs w:val="{style.size * 2:.0f}"/></w:rPr>
</w:style>"""


def _thin(ident: str, name: str, look: str) -> str:
    """A style for lines of almost no height."""
    return f"""
<w:style {nsdecls("w")} w:type="paragraph" w:customStyle="1" w:styleId="{ident}">
  <w:name w:val="{name}"/><w:basedOn w:val="Normal"/><w:pPr>{look}</w:pPr>
  <w:rPr><w:sz w:val="2"/><w:szCs w:val="2"/></w:rPr>
</w:style>"""


def _exactly(points: float, *, before: float = 0, after: float = 0) -> str:
    times = (f"{20 * length:.0f}" for length in (before, after, points))
    return '<w:spacing w:before="{}" w:after="{}" w:line="{}" w:lineRule="exact"/>'.format(*times)


_BORDER = f'<w:bottom w:val="single" w:sz="{RULE_WEIGHT * 8:.0f}" w:space="0" w:color="000000"/>'
_RULED = f"<w:pBdr>{_BORDER}</w:pBdr>{_exactly(1, before=RULE_BEFORE - 1 - RULE_WEIGHT, after=RULE_AFTER)}"
_THIN = (
    _thin(RULE, "Đường kẻ", _RULED),
    _thin(SPACER, "Ngăn cách", _exactly(1)),
    _thin(AFTER_TABLE, "Sau bảng", _exactly(TABLE_AFTER)),
)
