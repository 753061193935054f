"""The page and every style of Decree 30/2020/NĐ-CP, Appendix I, as data for DOCX and PDF alike.

Lengths are millimetres, sizes and spaces are points. Where the decree leaves a choice, its own example column
is taken; the first-line indent is 12.7 mm, the space between paragraphs 6 points, line spacing single.
"""

from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, Literal

FONT: Final = "Times New Roman"
METRIC_TWIN: Final = "Tinos"


@dataclass(frozen=True)
class Page:
    """Paper size and margins; the page number stands centred at `number_from_top`."""

    width: float = 210
    height: float = 297
    top: float = 20
    bottom: float = 20
    left: float = 30
    right: float = 15
    number_from_top: float = 10

    @property
    def text_width(self) -> float:
        """Between the margins."""
        return self.width - self.left - self.right


PORTRAIT: Final = Page()
LANDSCAPE: Final = Page(width=297, height=210)


@dataclass(frozen=True)
class Style:
    """How a line looks; `name` is what Word's list of styles shows, `outline` its level for navigation."""

    name: str
    size: float = 14
    bold: bool = False
    italic: bool = False
    align: Literal["justify", "left", "center", "right"] = "center"
    first: float = 0
    left: float = 0
    before: float = 0
    after: float = 0
    keep: bool = False
    outline: int = 0


INDENT: Final = 12.7
BETWEEN: Final = 6
ASCENT, DESCENT = 0.891, 0.258  # of a line in single spacing, in sizes of the font
ROOM_TO_SIGN: Final = 76
RULE_BEFORE, RULE_AFTER, RULE_WEIGHT = 3, 6, 0.75
TABLE_AFTER: Final = 6
TABLE_WEIGHT: Final = 0.5
TABLE_INSET: Final = (1.5, 0.5)  # mm, across and down


def _text(name: str, *, bold: bool = False, italic: bool = False, outline: int = 0) -> Style:
    return Style(
        name,
        bold=bold,
        italic=italic,
        align="justify",
        first=INDENT,
        after=BETWEEN,
        keep=bool(outline),
        outline=outline,
    )


_STYLES: Final = {
    "superior": Style("Cơ quan chủ quản", 12),
    "issuer": Style("Cơ quan ban hành", 12, bold=True),
    "nation": Style("Quốc hiệu", 12, bold=True),
    "motto": Style("Tiêu ngữ", 13, bold=True),
    "number": Style("Số, ký hiệu", 13),
    "about": Style("Trích yếu công văn", 12, before=6),
    "dateline": Style("Địa danh và thời gian", 13, italic=True),
    "kind": Style("Tên loại", bold=True, before=18, keep=True, outline=1),
    "kind_alone": Style("Tên loại không trích yếu", bold=True, before=18, after=12, keep=True, outline=1),
    "subject": Style("Trích yếu", bold=True, keep=True),
    "authority": Style("Thẩm quyền ban hành", bold=True, before=12, after=BETWEEN, keep=True),
    "enacts": Style("Lệnh ban hành", bold=True, before=BETWEEN, after=BETWEEN, keep=True),
    "greeting": Style("Kính gửi", before=12, after=12),
    "greeting_many": Style("Kính gửi nhiều nơi", align="left", left=25, before=12, keep=True),
    "addressee": Style("Nơi được gửi", align="left", left=45),
    "addressee_last": Style("Nơi được gửi cuối", align="left", left=45, after=12),
    "basis": _text("Căn cứ", italic=True),
    "body": _text("Nội dung"),
    "body_bold": _text("Nội dung đậm", bold=True),
    "body_italic": _text("Nội dung nghiêng", italic=True),
    "left": Style("Nội dung canh trái", align="left", after=BETWEEN),
    "center": Style("Nội dung canh giữa", after=BETWEEN),
    "right": Style("Nội dung canh phải", align="right", after=BETWEEN),
    "left_bold": Style("Nội dung canh trái đậm", bold=True, align="left", after=BETWEEN),
    "center_bold": Style("Nội dung canh giữa đậm", bold=True, after=BETWEEN),
    "right_bold": Style("Nội dung canh phải đậm", bold=True, align="right", after=BETWEEN),
    "left_italic": Style("Nội dung canh trái nghiêng", italic=True, align="left", after=BETWEEN),
    "center_italic": Style("Nội dung canh giữa nghiêng", italic=True, after=BETWEEN),
    "right_italic": Style("Nội dung canh phải nghiêng", italic=True, align="right", after=BETWEEN),
    "chapter": Style("Phần, chương, mục", bold=True, before=BETWEEN, keep=True, outline=2),
    "chapter_title": Style("Tên phần, chương, mục", bold=True, after=BETWEEN, keep=True),
    "heading": _text("Đề mục", bold=True, outline=2),
    "article": _text("Điều"),
    "article_title": _text("Điều có tên", bold=True, outline=3),
    "clause": _text("Khoản"),
    "clause_title": _text("Khoản có tên", bold=True, outline=4),
    "point": _text("Điểm"),
    "blank": Style("Dòng để viết tay", align="left", after=BETWEEN),
    "post": Style("Chức vụ người ký", bold=True, keep=True),
    "sign_note": Style("Chỉ dẫn người ký", 13, italic=True, keep=True),
    "signer": Style("Họ tên người ký", bold=True, before=ROOM_TO_SIGN),
    "sent_to": Style("Nơi nhận", 12, bold=True, italic=True, align="left", keep=True),
    "recipient": Style("Nơi nhận chi tiết", 11, align="left"),
    "annex": Style("Phụ lục", bold=True, keep=True, outline=1),
    "annex_title": Style("Tên phụ lục", bold=True, keep=True),
    "attached": Style("Kèm theo", italic=True, after=12, keep=True),
    "page": Style("Số trang", 13),
}
STYLES: Final = MappingProxyType(_STYLES)


Place = Literal["head", "group", "left", "center", "right"]
TABLE_PLACES: Final[tuple[Place, ...]] = ("head", "group", "left", "center", "right")


def table_style(place: Place, size: float) -> Style:
    """How a cell's text looks: headings centred and bold, groups bold, the rest by its column."""
    word = {"head": "tiêu đề", "group": "nhóm", "left": "trái", "center": "giữa", "right": "phải"}[place]
    align: Literal["left", "center", "right"] = "left"
    if place in {"head", "center"}:
        align = "center"
    elif place == "right":
        align = "right"
    return Style(f"Bảng {word} {size:g}", size, bold=place in {"head", "group"}, align=align)
