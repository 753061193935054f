"""One place for every tone."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hoadep.vietnamese.letters import TONED, VOWELS, with_tone
from hoadep.vietnamese.syllables import RIMES, is_syllable, tone_place
from hoadep.vietnamese.tones import canonical_tones

CHANGED = """
    hoà hòa
    hoá hóa
    Hoá Hóa
    HOÁ HÓA
    toả tỏa
    loã lõa
    hoạ họa
    khoẻ khỏe
    loè lòe
    toẹt toẹt
    thuỷ thủy
    Thuý Thúy
    uỷ ủy
    Uỷ Ủy
    UỶ ỦY
    suý súy
    luỵ lụy
    huỳ hùy
    hòan hoàn
    tòan toàn
    hòang hoàng
    khòang khoàng
    ngóai ngoái
    thúôc thuốc
    chuỵên chuyện
    cuả của
    muà mùa
    nghiã nghĩa
    kiá kía
    gìa già
    gịup giụp
    qúy quý
    qủa quả
    gíêng giếng
    ngừơi người
    đựơc được
    khủyu khuỷu
    ngoăt ngoăt
"""

UNCHANGED = """
    hòa thủy Ủy quý Quý quỹ QUỸ quỳ giếng khuỷu thuở thuở quở gì gìn giữ già giúp giặc giội quốc quả quà quẹt
    quýt quỳnh quyết huyện nguyễn Nguyễn khuya khuỵu ngoéo xoáy hoàn toàn hoạch khoẻo thuê thuế Huế huơ Việt
    yến yếu ý ấy ạ ủa ỉa ưởng rượu cứu của mía múa đường hươu soóc xoong boong tuýp luýnh
    café Noël où été Đắk Krông Pắk Brể Niê Êban Thủlong naïve résumé señor Zoë
    hoa 2020 TĐKT UBND
"""


def test_a_tone_is_moved_to_its_place() -> None:
    pairs = [line.split() for line in CHANGED.strip().splitlines()]
    assert [[typed, canonical_tones(typed)] for typed, _ in pairs] == pairs


def test_what_stands_right_or_is_no_syllable_stays() -> None:
    words = UNCHANGED.split()
    assert [canonical_tones(word) for word in words] == words


@pytest.mark.parametrize(
    ("typed", "canonical"),
    [
        (
            "UỶ BAN NHÂN DÂN – CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "ỦY BAN NHÂN DÂN – CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        ),
        ("Phòng Văn hoá và Thông tin,(hoà)/uỷ_viên", "Phòng Văn hóa và Thông tin,(hòa)/ủy_viên"),
        (
            "Thuỷ, Hoà; “quý” và giếng: khuỷu tay, thuở nhỏ.",
            "Thủy, Hòa; “quý” và giếng: khuỷu tay, thuở nhỏ.",
        ),
        ("Hoà\u0300 hoà", "Hoà\u0300 hòa"),
        ("Ho\u0061\u0300 bi\u0300nh", "Hòa bình"),
    ],
)
def test_whole_sentences(typed: str, canonical: str) -> None:
    assert canonical_tones(typed) == canonical


def test_wherever_the_tone_is_typed_one_spelling_comes_out() -> None:
    for rime in sorted(RIMES):
        vowels = [place for place, letter in enumerate(rime) if letter in VOWELS]
        typed = {"h" + rime[:place] + with_tone(rime[place], 4) + rime[place + 1 :] for place in vowels}
        assert len({canonical_tones(word) for word in typed}) == 1, rime


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="hqgnt" + VOWELS + "".join(TONED) + " \u0300\u0301", max_size=30))
def test_idempotent_and_of_the_same_length(text: str) -> None:
    canonical = canonical_tones(text)
    assert canonical_tones(canonical) == canonical
    assert len(canonical) == len(unicodedata.normalize("NFC", text))


@pytest.mark.parametrize(
    ("bare", "place"),
    [("hoa", 1), ("hoan", 2), ("thuy", 2), ("quy", 2), ("gi", 1), ("zieng", None), ("giêng", 2), ("", None)],
)
def test_tone_place(bare: str, place: int | None) -> None:
    assert tone_place(bare) == place


def test_syllables() -> None:
    words = ["Việt", "NGHIÊNG", "quýt", "gì", "ấy", "ơ", "học", "đẹp", "mốc", "ách"]
    assert [word for word in words if is_syllable(word)] == words


def test_no_syllables() -> None:
    words = ["", "school", "mõc", "đèp", "été", "Krông", "việtnam", "ă", "x", "TĐKT", "2"]
    assert [word for word in words if is_syllable(word)] == []
