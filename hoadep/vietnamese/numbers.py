"""Numbers as Vietnamese offices write and read them: dots, amounts in words, numbering of lists."""

import re
import unicodedata
from typing import Final, Literal

_NUMBER: Final = re.compile(r"-?(?:[0-9]{1,18}|[1-9][0-9]{0,2}(?:(?:\.[0-9]{3}){1,5}|(?: [0-9]{3}){1,5}))")
_CURRENCY: Final = re.compile(" ?(?:đồng|đ|vnđ|vnd|₫)$", re.IGNORECASE)

_DIGITS: Final = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_AFTER_TENS: Final = {1: "mốt", 4: "tư", 5: "lăm"}
_BILLION: Final = 1_000_000_000
_MOST_IN_WORDS: Final = 1_000_000 * _BILLION

_ROMAN: Final = dict(
    zip(
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
        ("M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"),
        strict=True,
    )
)
_POINTS: Final = "abcdđeghiklmnopqrstuvxy"


def format_number(number: int) -> str:
    """1490000 → "1.490.000"."""
    return f"{number:,}".replace(",", ".")


def parse_number(text: str) -> int:
    """The whole number in "1.490.000", "1 490 000", "1490000" or "1.490.000 đồng".

    Raises ValueError, in Vietnamese, for anything else: "1.49" may be 1,49 or a broken 1.490 (Excel
    hands such text back), and a comma may be either of two things.
    """
    typed = " ".join(text.split())
    if not typed:
        raise ValueError("Chưa nhập số.")
    number = _CURRENCY.sub("", unicodedata.normalize("NFC", typed))
    if not _NUMBER.fullmatch(number):
        raise ValueError(
            f"Không đọc được số “{typed[:40]}”: hãy nhập số nguyên, dấu chấm ngăn từng nhóm ba chữ số, "
            "ví dụ 1.490.000."
        )
    return int(number.replace(".", "").replace(" ", ""))


def _below_hundred(number: int) -> list[str]:
    tens, units = divmod(number, 10)
    if tens == 0:
        return [_DIGITS[units]]
    if tens == 1:
        return ["mười"] if units == 0 else ["mười", "lăm" if units == 5 else _DIGITS[units]]
    words = [_DIGITS[tens], "mươi"]
    return words if units == 0 else [*words, _AFTER_TENS.get(units, _DIGITS[units])]


def _below_thousand(number: int, zero_tens: str, *, follows: bool) -> list[str]:
    """`follows`: a larger group stands before, so the hundreds are said even when there are none."""
    hundreds, rest = divmod(number, 100)
    if hundreds == 0 and not follows:
        return _below_hundred(rest)
    words = [_DIGITS[hundreds], "trăm"]
    if rest == 0:
        return words
    return [*words, zero_tens, _DIGITS[rest]] if rest < 10 else words + _below_hundred(rest)


def _groups(number: int, zero_tens: str) -> list[str]:
    words: list[str] = []
    billions, below = divmod(number, _BILLION)
    if billions:
        words += [*_groups(billions, zero_tens), "tỷ"]
    for size, name in ((1_000_000, ["triệu"]), (1_000, ["nghìn"]), (1, [])):
        group, below = divmod(below, size)
        if group:
            words += _below_thousand(group, zero_tens, follows=bool(words)) + name
    return words


def in_words(number: int, *, zero_tens: Literal["linh", "lẻ"] = "linh") -> str:
    """The number read aloud, from 0 to 10^15: 1490000 → "một triệu bốn trăm chín mươi nghìn".

    Groups of three without a value are left out ("một triệu không trăm linh năm" for 1.000.005).
    `zero_tens` is the northern "linh" or the southern "lẻ". ValueError beyond the range.
    """
    if not 0 <= number <= _MOST_IN_WORDS:
        raise ValueError(f"Chỉ đọc được số từ 0 đến {format_number(_MOST_IN_WORDS)}.")
    return " ".join(_groups(number, zero_tens)) or _DIGITS[0]


def roman(number: int) -> str:
    """The number of a part or chapter, from 1 to 3999: 4 → "IV"."""
    if not 1 <= number <= 3999:
        raise ValueError("Số La Mã chỉ viết được từ 1 đến 3999.")
    written = ""
    for value, letters in _ROMAN.items():
        times, number = divmod(number, value)
        written += letters * times
    return written


def alphabet(number: int) -> str:
    """The letter of a point, from 1 to 23: a b c d đ e g h i k … y (Decree 30/2020, Appendix I)."""
    if not 1 <= number <= len(_POINTS):
        raise ValueError(f"Chỉ có chữ cái cho điểm thứ 1 đến điểm thứ {len(_POINTS)}.")
    return _POINTS[number - 1]
