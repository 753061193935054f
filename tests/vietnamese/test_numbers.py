"""Numbers: written with dots, read strictly, said in words, and numbering of lists."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hoadep.vietnamese.numbers import alphabet, format_number, in_words, parse_number, roman

IN_WORDS = {
    0: "không",
    4: "bốn",
    5: "năm",
    10: "mười",
    11: "mười một",
    14: "mười bốn",
    15: "mười lăm",
    20: "hai mươi",
    21: "hai mươi mốt",
    24: "hai mươi tư",
    25: "hai mươi lăm",
    50: "năm mươi",
    55: "năm mươi lăm",
    91: "chín mươi mốt",
    100: "một trăm",
    101: "một trăm linh một",
    104: "một trăm linh bốn",
    105: "một trăm linh năm",
    110: "một trăm mười",
    115: "một trăm mười lăm",
    121: "một trăm hai mươi mốt",
    444: "bốn trăm bốn mươi tư",
    1_000: "một nghìn",
    1_001: "một nghìn không trăm linh một",
    1_021: "một nghìn không trăm hai mươi mốt",
    1_050: "một nghìn không trăm năm mươi",
    1_500: "một nghìn năm trăm",
    10_000: "mười nghìn",
    21_000: "hai mươi mốt nghìn",
    105_005: "một trăm linh năm nghìn không trăm linh năm",
    298_000: "hai trăm chín mươi tám nghìn",
    1_000_000: "một triệu",
    1_000_005: "một triệu không trăm linh năm",
    1_005_000: "một triệu không trăm linh năm nghìn",
    1_490_000: "một triệu bốn trăm chín mươi nghìn",
    24_015_204: "hai mươi tư triệu không trăm mười lăm nghìn hai trăm linh bốn",
    1_000_000_000: "một tỷ",
    1_000_000_005: "một tỷ không trăm linh năm",
    2_021_000_000: "hai tỷ không trăm hai mươi mốt triệu",
    1_000_000_000_000: "một nghìn tỷ",
    1_005_000_000_000: "một nghìn không trăm linh năm tỷ",
    999_999_999_999_999: "chín trăm chín mươi chín nghìn chín trăm chín mươi chín tỷ "
    "chín trăm chín mươi chín triệu chín trăm chín mươi chín nghìn chín trăm chín mươi chín",
    1_000_000_000_000_000: "một triệu tỷ",
}


@pytest.mark.parametrize(
    ("number", "written"),
    [(0, "0"), (999, "999"), (1000, "1.000"), (1_490_000, "1.490.000"), (-25_000, "-25.000")],
)
def test_format_number(number: int, written: str) -> None:
    assert format_number(number) == written


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1.490.000", 1_490_000),
        ("1490000", 1_490_000),
        (" 1 490 000 ", 1_490_000),
        ("1\u00a0490\u202f000", 1_490_000),
        ("1.490.000 đồng", 1_490_000),
        ("1.490.000đ", 1_490_000),
        ("1.490.000 VNĐ", 1_490_000),
        ("50.000 ₫", 50_000),
        ("1.490", 1_490),
        ("07", 7),
        ("0", 0),
        ("-5.000", -5_000),
    ],
)
def test_parse_number(text: str, number: int) -> None:
    assert parse_number(text) == number


UNCLEAR = (
    "1.49|0.123|1,490|1,490,000|1.490,5|1.4900|1.490 000|12.34.567|1.490.000.|1e6|một triệu|--5|- 5|٣|đồng"
)


@pytest.mark.parametrize("text", [*UNCLEAR.split("|"), "1.490.000 USD", "9" * 5000])
def test_parse_number_refuses_what_is_unclear(text: str) -> None:
    with pytest.raises(ValueError, match=r"^Không đọc được số “.{1,40}”: hãy nhập số nguyên, dấu chấm ngăn"):
        parse_number(text)


@pytest.mark.parametrize("text", ["", " \n"])
def test_parse_number_asks_for_a_number(text: str) -> None:
    with pytest.raises(ValueError, match=r"^Chưa nhập số\.$"):
        parse_number(text)


@settings(max_examples=50, deadline=None)
@given(st.integers(-(10**17), 10**17))
def test_what_is_formatted_is_parsed_back(number: int) -> None:
    assert parse_number(format_number(number)) == number


def test_in_words() -> None:
    assert {number: in_words(number) for number in IN_WORDS} == IN_WORDS


def test_in_words_of_the_south() -> None:
    assert in_words(105, zero_tens="lẻ") == "một trăm lẻ năm"


@pytest.mark.parametrize("number", [-1, 10**15 + 1])
def test_in_words_refuses_other_numbers(number: int) -> None:
    with pytest.raises(ValueError, match=r"^Chỉ đọc được số từ 0 đến 1\.000\.000\.000\.000\.000\.$"):
        in_words(number)


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10**15), st.integers(0, 10**15))
def test_different_numbers_are_said_differently(one: int, other: int) -> None:
    assert (in_words(one) == in_words(other)) == (one == other)
    assert "  " not in in_words(one)


@pytest.mark.parametrize(
    ("number", "written"),
    [(1, "I"), (4, "IV"), (9, "IX"), (14, "XIV"), (40, "XL"), (1990, "MCMXC"), (3999, "MMMCMXCIX")],
)
def test_roman(number: int, written: str) -> None:
    assert roman(number) == written


def test_points_follow_the_vietnamese_alphabet() -> None:
    assert [alphabet(number) for number in range(1, 24)] == list("abcdđeghiklmnopqrstuvxy")


@pytest.mark.parametrize("number", [0, 4000])
def test_roman_is_refused_beyond_its_range(number: int) -> None:
    with pytest.raises(ValueError, match="chỉ viết được từ 1 đến 3999"):
        roman(number)


@pytest.mark.parametrize("number", [0, 24])
def test_points_are_refused_beyond_the_alphabet(number: int) -> None:
    with pytest.raises(ValueError, match="điểm thứ 1 đến điểm thứ 23"):
        alphabet(number)
