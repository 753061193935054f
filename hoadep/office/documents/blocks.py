"""The blocks that the text of a paper is made of, from top to bottom."""

from dataclasses import dataclass
from typing import Literal

from hoadep.office.documents.signers import Signature

Align = Literal["left", "center", "right"]


@dataclass(frozen=True)
class Paragraph:
    """A paragraph of the text; `align` other than justified takes no first-line indent."""

    text: str
    align: Literal["justify", "left", "center", "right"] = "justify"
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True)
class Basis:
    """A legal basis, also "Theo đề nghị của …": italic, closed with ";" and the last one with "."."""

    text: str


@dataclass(frozen=True)
class Article:
    """Điều N: with a title, the text follows in its own paragraph; without, on the same line."""

    text: str = ""
    title: str = ""
    number: str = ""


@dataclass(frozen=True)
class Chapter:
    """Phần, Chương (Roman) or Mục (Arabic) of a paper with articles: centred, title in capitals."""

    title: str
    word: Literal["Phần", "Chương", "Mục"] = "Chương"
    number: str = ""


@dataclass(frozen=True)
class Heading:
    """ "I. MỤC ĐÍCH, YÊU CẦU" of a paper without articles."""

    text: str
    number: str = ""


@dataclass(frozen=True)
class Clause:
    """Khoản "1.": numbered anew under each article or heading; `number` "-" makes a dash of it."""

    text: str = ""
    title: str = ""
    number: str = ""


@dataclass(frozen=True)
class Point:
    """Điểm "a)" by the Vietnamese alphabet, anew under each clause, article or heading."""

    text: str
    number: str = ""


@dataclass(frozen=True)
class Blank:
    """A label and dotted lines to write on by hand."""

    label: str
    lines: int = 1


@dataclass(frozen=True)
class Table:
    """Rows under a heading row that repeats on every page.

    A row of a single cell is a group heading over the full width. `widths` are parts of the text's width,
    `aligns` go by column (the rest left), `total` is a last row in bold, `size` in points.
    """

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[float, ...] = ()
    aligns: tuple[Align, ...] = ()
    total: tuple[str, ...] = ()
    size: float = 12

    def __post_init__(self) -> None:
        if bad := [row for row in (*self.rows, self.total) if len(row) not in {0, 1, len(self.heads)}]:
            raise ValueError(f"Dòng “{bad[0][0]}…” không có đủ {len(self.heads)} cột của bảng.")
        if self.widths and len(self.widths) != len(self.heads):
            raise ValueError("Mỗi cột của bảng cần một độ rộng.")


@dataclass(frozen=True)
class Signatures:
    """Signers beside each other inside the text (tổ kiểm phiếu, xác nhận của đơn vị)."""

    signers: tuple[Signature, ...]


Block = Paragraph | Basis | Article | Chapter | Heading | Clause | Point | Blank | Table | Signatures
