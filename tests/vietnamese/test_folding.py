"""Keys for comparing and searching."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hoadep.vietnamese.folding import fold, fold_plain


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("UỶ BAN", "Ủy ban"),
        ("Hoà", "HÒA"),
        ("Vie\u0323\u0302t", "việt"),
        ("\u00d0ống Đa", "đống đa"),
        ("\u0189ức", "ĐỨC"),
        ("\u00d0oá hoa", "đóa hoa"),
    ],
)
def test_fold_unites(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"), [("Hoa", "Hòa"), ("Dung", "Đung"), ("Dũng", "Dung"), ("Thúy", "Thuy")]
)
def test_fold_keeps_apart(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Đống Đa", "dong da"),
        ("\u00d0ống \u0189a \u00f0 \u0256", "dong da d d"),
        ("ẨM ƯỚT NGUYỄN Thuỷ", "am uot nguyen thuy"),
        ("Nguye\u0302\u0303n", "nguyen"),
        ("x\u0303 b\u0323", "x b"),
        ("Noël, François, señor", "noel, francois, senor"),
        ("Krông Pắk 2020 – “hoa”", "krong pak 2020 – “hoa”"),
        ("Привет Ελλάδα", "привет ελλάδα"),
    ],
)
def test_fold_plain(text: str, key: str) -> None:
    assert fold_plain(text) == key


def test_every_vietnamese_letter_has_a_plain_key() -> None:
    letters = "àảãáạăằẳẵắặâầẩẫấậđèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵ"
    plain = "a" * 17 + "d" + "e" * 11 + "i" * 5 + "o" * 17 + "u" * 11 + "y" * 5
    assert fold_plain(letters) == plain
    assert fold_plain(letters.upper()) == plain


@settings(max_examples=50, deadline=None)
@given(st.text(alphabet="aăâđeêioôơuưyàảãáạ hoThuỷĐÐİ\u0300\u0323", max_size=30))
def test_folding_twice_changes_nothing_and_equal_keys_stay_equal_without_accents(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert fold_plain(fold_plain(text)) == fold_plain(text)
    assert fold_plain(fold(text)) == fold_plain(text)
