"""What a paper of Decree 30/2020/NĐ-CP holds, said once for its DOCX and its PDF.

All texts are data, written as people read them in sentence case: capitals, "./.", leading zeros, numbers of
articles, clauses and points, the first line of "Nơi nhận" are added when the paper is set out.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from hoadep.office.documents.blocks import (
    Align,
    Article,
    Basis,
    Blank,
    Block,
    Chapter,
    Clause,
    Heading,
    Paragraph,
    Point,
    Signatures,
    Table,
)
from hoadep.office.documents.kinds import KINDS, Kind
from hoadep.office.documents.signers import Signature, signed_by, signed_for, signed_on_order

__all__ = [
    "KINDS",
    "Align",
    "Annex",
    "Article",
    "Basis",
    "Blank",
    "Block",
    "Chapter",
    "Clause",
    "Heading",
    "Issuer",
    "Kind",
    "Paper",
    "Paragraph",
    "Point",
    "Signature",
    "Signatures",
    "Table",
    "padded",
    "signed_by",
    "signed_for",
    "signed_on_order",
]


ROOM: Final = " " * 6
"""What stays open to be written by hand: a number, a symbol."""


@dataclass(frozen=True)
class Issuer:
    """Who issues: superior body's line ("" for none), own name, symbol ("UBND"), place before the date.

    `drafter` is the unit that drafts and keeps ("NV"): it ends a công văn's symbol and "Lưu: VT, NV.".
    """

    name: str
    symbol: str
    place: str
    superior: str = ""
    drafter: str = ""


@dataclass(frozen=True)
class Annex:
    """An annex on pages of its own, numbered from 1.

    `label` is its first line: "Phụ lục" gets a Roman number when there are several, "" leaves it out.
    `attached` adds "(Kèm theo Quyết định số …)".
    """

    title: str
    body: tuple[Block, ...]
    label: str = "Phụ lục"
    attached: bool = True
    landscape: bool = False
    signature: Signature | None = None


@dataclass(frozen=True, kw_only=True)
class Paper:
    """A paper: what is not given (number, day) stays open to be filled in after signing.

    `subject` is the trích yếu ("Về việc …", for a công văn without "V/v"); `title` replaces the kind's name
    ("Danh sách trích ngang"); `symbol` replaces the one made of kind and issuer; `year` stands beside an
    open day; `authority` is the line before a decision's bases ("Chủ tịch Ủy ban nhân dân quận Ba Đình");
    `secretary` signs at the left of minutes. `recipients` need neither "Như …" nor "Lưu: VT": both are added.
    """

    kind: str
    issuer: Issuer
    subject: str = ""
    title: str = ""
    number: str = ""
    symbol: str = ""
    dated: date | None = None
    year: int | None = None
    authority: str = ""
    addressees: tuple[str, ...] = ()
    body: tuple[Block, ...] = ()
    signature: Signature | None = None
    secretary: Signature | None = None
    recipients: tuple[str, ...] = ()
    annexes: tuple[Annex, ...] = ()
    landscape: bool = False

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            raise ValueError(f"Không có loại văn bản “{self.kind}”.")
        if self.is_chairmans and any(line.upper().startswith("TM.") for line in _authority(self.signature)):
            raise ValueError("Quyết định của Chủ tịch không ký “TM.”: ký “CHỦ TỊCH” hoặc “KT. CHỦ TỊCH”.")
        if self.addressees and not self.is_of.greets:
            raise ValueError(f"{self.is_of.name} không có phần “Kính gửi”.")

    @property
    def is_of(self) -> Kind:
        """What this kind of paper shows."""
        return KINDS[self.kind]

    @property
    def is_chairmans(self) -> bool:
        """Whether one person decides here, not the collective body."""
        return self.authority.casefold().startswith("chủ tịch")

    @property
    def notation(self) -> str:
        """Number and symbol, "05/QĐ-UBND"; an open number leaves room, and "" is for kinds without one."""
        if not self.is_of.numbered:
            return ""
        return f"{padded(self.number)}/{self.symbol or _symbol(self.is_of, self.issuer)}"


def padded(number: str) -> str:
    """A number below 10 with its leading 0, an open one as room to write in."""
    return f"{int(number):02}" if number.isdecimal() else number or ROOM


def _symbol(kind: Kind, issuer: Issuer) -> str:
    parts: Iterable[str] = (kind.short, issuer.symbol) if kind.short else (issuer.symbol, issuer.drafter)
    written = "-".join(part for part in parts if part)
    return written if issuer.symbol else f"{written}{'-' if written else ''}{ROOM}"


def _authority(signature: Signature | None) -> tuple[str, ...]:
    return signature.authority if signature else ()
