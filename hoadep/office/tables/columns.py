"""The columns of a list that people fill in: what a cell may hold, and what is wrong with it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Literal

from hoadep.office.tables.error_cells import error_in
from hoadep.vietnamese.dates import parse_date
from hoadep.vietnamese.folding import fold_plain
from hoadep.vietnamese.numbers import format_number, parse_number
from hoadep.vietnamese.telephones import LEAST, MOST, digits_of, is_telephone
from hoadep.vietnamese.text import clean, one_line

Kind = Literal["text", "long", "telephone", "day", "whole", "choice"]
Value = str | int | None

_TURNS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\u200b\ufeff]")
_MOBILE_WITHOUT_ZERO = re.compile(r"[235789]\d{8}")


@dataclass(frozen=True)
class Column:
    """One column: its key, its heading, what it may hold; `choices` are the words that may stand there."""

    key: str
    head: str
    kind: Kind = "text"
    required: bool = False
    most: int = 200
    choices: Sequence[tuple[str, str]] = ()
    help: str = ""
    width: int = 24
    also: Sequence[str] = field(default_factory=tuple)

    def is_headed(self, words: str) -> bool:
        """Whether a heading, marks, case and signs apart, means this column."""
        return _plain(words) in {_plain(name) for name in (self.head, *self.also)}

    def choice(self, words: str) -> str | None:
        """The key of the choice that the words mean, marks, case and signs apart, if any."""
        meant = _plain(words)
        return next((key for key, label in self.choices if _plain(label) == meant), None)

    def has_choice(self, words: str) -> bool:
        """Whether the words stand among the choices of this column."""
        return self.choice(words) is not None


class Wrong(Exception):
    """A cell that cannot be used; the message tells why and what to write."""


def read_cell(column: Column, raw: Any) -> Value:
    """What a cell means. Days come as 2021-03-09, whole numbers as such. Raises `Wrong` with the reason."""
    if isinstance(raw, str) and raw.startswith("="):
        raise Wrong("Ô chứa công thức. Hãy chép rồi dán giá trị (Paste Special – Values).")
    if error := error_in(raw):
        raise Wrong(error)
    value = _read(column, raw)
    if value in (None, "") and column.required:
        raise Wrong(f"Chưa ghi {column.head.lower()}.")
    return value


def _read(column: Column, raw: Any) -> Value:
    if raw is None or (isinstance(raw, str) and not clean(raw).strip()):
        return None if column.kind == "whole" else ""
    if isinstance(raw, bool):
        raise Wrong("Ô chứa giá trị đúng/sai (TRUE/FALSE). Hãy ghi bằng chữ.")
    if column.kind == "day":
        return _day(raw)
    if column.kind == "whole":
        return _whole(raw)
    text = _text(raw, long=column.kind == "long")
    if len(text) > column.most:
        raise Wrong(f"Dài {format_number(len(text))} ký tự, nhiều nhất {format_number(column.most)}.")
    if column.kind == "telephone":
        return _telephone(text)
    return _choice(column, text) if column.kind == "choice" else text


def _text(raw: Any, *, long: bool) -> str:
    if isinstance(raw, date | datetime):
        raise Wrong("Ô này là ngày tháng, cần ghi chữ.")
    if isinstance(raw, float):
        raw = int(raw) if raw.is_integer() else raw
    text = str(raw)
    if _TURNS.search(text):
        raise Wrong("Có ký tự ẩn (đảo chiều chữ hoặc khoảng trắng ẩn). Hãy gõ lại ô này.")
    return clean(text).strip() if long else one_line(text)


def _day(raw: Any) -> str:
    if isinstance(raw, datetime):
        raw = raw.date()
    if isinstance(raw, date):
        if not 1900 <= raw.year <= 2100:
            raise Wrong(f"Ngày {raw:%d/%m/%Y} không hợp lý. Hãy xem lại năm.")
        return raw.isoformat()
    if isinstance(raw, int | float):
        raise Wrong("Ô này là số, không phải ngày. Hãy ghi ngày/tháng/năm, ví dụ 09/03/2021.")
    try:
        return parse_date(str(raw)).isoformat()
    except ValueError as fault:
        raise Wrong(str(fault)) from fault


def _whole(raw: Any) -> int:
    if isinstance(raw, date | datetime):
        raise Wrong("Ô này là ngày tháng, cần ghi số.")
    if isinstance(raw, float) and not raw.is_integer():
        meant = f" Có phải là {format_number(round(raw * 1_000_000))}?" if raw < 1000 else ""
        raise Wrong(f"Số {str(raw).replace('.', ',')} không phải số nguyên.{meant}")
    if isinstance(raw, int | float):
        return int(raw)
    try:
        return parse_number(str(raw))
    except ValueError as fault:
        raise Wrong(str(fault)) from fault


def _telephone(text: str) -> str:
    """The number; Excel drops the first 0 of numbers, which is put back."""
    if text and not is_telephone(text):
        raise Wrong(f"Số điện thoại “{text[:30]}” không đúng: cần {LEAST} đến {MOST} chữ số.")
    digits = digits_of(text)
    return f"0{digits}" if _MOBILE_WITHOUT_ZERO.fullmatch(text) else text


def _choice(column: Column, text: str) -> str:
    found = column.choice(text)
    if found is None:
        labels = "; ".join(label for _, label in column.choices)
        raise Wrong(f"“{text[:40]}” không có trong danh mục. Hãy chọn một trong: {labels}.")
    return found


def _plain(words: str) -> str:
    return re.sub(r"[^a-z0-9]+", " ", fold_plain(words)).strip()
