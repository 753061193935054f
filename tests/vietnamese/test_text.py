"""Text at the border: what is removed, what must stay, and how words are counted."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hoadep.vietnamese.text import clean, count_words, one_line


@pytest.mark.parametrize(
    ("raw", "cleaned"),
    [
        ("Nguye\u0302\u0303n", "Nguyễn"),
        ("Vie\u0323\u0302t", "Việt"),
        ("một\r\nhai\rba\x0bbốn\x0cnăm\u2028sáu\u2029bảy\x85tám", "một\nhai\nba\nbốn\nnăm\nsáu\nbảy\ntám"),
        ("bài\x00 dự\x07 thi\x1b\x7f\x9d", "bài dự thi"),
        ("cột\tcột", "cột\tcột"),
        ("bai\u202egpj.exe\u202c", "baigpj.exe"),
        ("\u2066Lan\u2069\u200e\u200f\u061c", "Lan"),
        ("\ufeffGương\u200b sáng\u2060", "Gương sáng"),
        ("a\ud800b\ufffec", "abc"),
        ("vợ chồng 👩\u200d👩\u200d👧", "vợ chồng 👩\u200d👩\u200d👧"),
        ("12\u00a0000", "12\u00a0000"),
        ("", ""),
    ],
)
def test_clean(raw: str, cleaned: str) -> None:
    assert clean(raw) == cleaned


def test_clean_keeps_the_soft_hyphen_of_old_fonts_until_told_that_the_text_is_unicode() -> None:
    assert clean("Tr\u00ad\u00eang") == "Tr\u00ad\u00eang"
    assert clean("thi\u00ad đua", keep_soft_hyphens=False) == "thi đua"


@settings(max_examples=50, deadline=None)
@given(st.text())
def test_clean_is_idempotent_composed_and_can_be_stored(text: str) -> None:
    cleaned = clean(text)
    assert clean(cleaned) == cleaned
    assert unicodedata.is_normalized("NFC", cleaned)
    assert "\x00" not in cleaned
    cleaned.encode()


def test_one_line() -> None:
    assert one_line("  Những\r\n bông   hoa\u00a0đẹp\t") == "Những bông hoa đẹp"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", 0),
        (" \n\t", 0),
        ("Người tốt, việc tốt", 4),
        ("Thi đua – Khen thưởng", 5),
        ("ngày 19/10/2020,\nsố 190/KH-UBND.", 4),
        ("bác\u00a0sĩ", 2),
    ],
)
def test_count_words(text: str, words: int) -> None:
    assert count_words(text) == words
