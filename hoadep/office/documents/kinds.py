"""The kinds of administrative papers and what each shows (Decree 30/2020/NĐ-CP, Art. 7, Appendix III)."""

from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, Literal


@dataclass(frozen=True)
class Kind:
    """A kind of paper.

    `short` stands in the symbol ("KH-UBND"; a công văn has none). `above` says what the paper shows:
    its name, "Kính gửi", a number, place and date; `first` is the first line of "Nơi nhận"; `enacts` the
    line between the legal bases and the articles; `ends` whether the text closes with "./.".
    """

    code: str
    name: str
    short: str = ""
    named: bool = True
    greets: bool = False
    numbered: bool = True
    dated: bool = True
    first: Literal["", "above", "articles"] = ""
    enacts: str = ""
    ends: bool = True


_ALL: Final = (
    Kind("plan", "Kế hoạch", "KH"),
    Kind("letter", "Công văn", named=False, greets=True, first="above"),
    Kind("proposal", "Tờ trình", "TTr", greets=True, first="above"),
    Kind("decision", "Quyết định", "QĐ", first="articles", enacts="QUYẾT ĐỊNH:"),
    Kind("minutes", "Biên bản", "BB", dated=False),
    Kind("report", "Báo cáo", "BC", greets=True, first="above"),
    Kind("notice", "Thông báo", "TB"),
    Kind("invitation", "Giấy mời", "GM"),
    Kind("transfer", "Phiếu chuyển", "PC"),
    Kind("submission", "Phiếu trình", greets=True, numbered=False),
    Kind("list", "Danh sách", numbered=False, ends=False),
    Kind("form", "Phiếu", greets=True, numbered=False, ends=False),
)
KINDS: Final = MappingProxyType({kind.code: kind for kind in _ALL})
