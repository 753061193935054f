"""Old font encodings, against tables typed independently of the product's."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hoadep.vietnamese.legacy import (
    encoding_of_font,
    from_tcvn3,
    from_vni,
    guess_encoding,
    to_unicode,
)

SMALL = "àảãáạăằẳẵắặâầẩẫấậđèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵ"
TCVN3_CODES = bytes.fromhex(
    "b5 b6 b7 b8 b9  a8 bb bc bd be c6  a9 c7 c8 c9 ca cb  ae  cc ce cf d0 d1  aa d2 d3 d4 d5 d6"
    "d7 d8 dc dd de  df e1 e2 e3 e4  ab e5 e6 e7 e8 e9  ac ea eb ec ed ee"
    "ef f1 f2 f3 f4  ad f5 f6 f7 f8 f9  fa fb fc fd fe"
).decode("latin-1")
VNI_CODES = """
    aø aû aõ aù aï aê aè aú aü aé aë aâ aà aå aã aá aä ñ eø eû eõ eù eï eâ eà eå eã eá eä ì æ ó í ò
    oø oû oõ où oï oâ oà oå oã oá oä ô ôø ôû ôõ ôù ôï uø uû uõ uù uï ö öø öû öõ öù öï yø yû yõ yù î
"""
TCVN3_OF = dict(zip(SMALL, TCVN3_CODES, strict=True)) | dict(
    zip("ĂÂÊÔƠƯĐ", "\xa1\xa2\xa3\xa4\xa5\xa6\xa7", strict=True)
)
VNI_OF = dict(zip(SMALL, VNI_CODES.split(), strict=True))
VNI_OF |= {letter.upper(): code.upper() for letter, code in VNI_OF.items()}

SENTENCES = [
    "Người tốt, việc tốt là những bông hoa đẹp của phường Ngọc Hà.",
    "Ủy ban nhân dân quận Ba Đình tổ chức cuộc thi viết về gương điển hình tiên tiến",
    "Bà Nguyễn Thị Hường, tổ dân phố số 5, đã giúp đỡ các cháu nhỏ mồ côi suốt hai mươi năm",
    "Trường tiểu học Thành Công: cô giáo chủ nhiệm và mười học sinh nghèo vượt khó",
    "Ông Lê Văn Hùng",
    "Hà Nội, ngày 19 tháng 10 năm 2020",
]


def encode_tcvn3(text: str) -> str:
    """As a typist would: a capital with a tone has no code of its own and takes the small letter's."""
    return "".join(TCVN3_OF.get(letter) or TCVN3_OF.get(letter.lower(), letter) for letter in text)


def encode_vni(text: str) -> str:
    return "".join(VNI_OF.get(letter, letter) for letter in text)


def test_each_code_of_tcvn3() -> None:
    assert {letter: from_tcvn3(code) for letter, code in TCVN3_OF.items()} == {x: x for x in TCVN3_OF}
    assert len(TCVN3_OF) == 74


def test_each_code_of_vni() -> None:
    assert {letter: from_vni(code) for letter, code in VNI_OF.items()} == {x: x for x in VNI_OF}
    assert len(VNI_OF) == 134


@pytest.mark.parametrize(
    ("stored", "read"),
    [
        ("hép møt tÕt", "hộp mứt tết"),
        ("M\xadêng Kh\xad¬ng", "Mường Khương"),
        ("§¶ng bé thµnh phè Hµ Néi", "Đảng bộ thành phố Hà Nội"),
        ("Céng hoµ x· héi chñ nghÜa ViÖt Nam", "Cộng hoà xã hội chủ nghĩa Việt Nam"),
        ("UBND quËn 190/KH-UBND", "UBND quận 190/KH-UBND"),
    ],
)
def test_from_tcvn3(stored: str, read: str) -> None:
    assert from_tcvn3(stored) == read


def test_capitals_fonts_show_small_codes_as_capitals() -> None:
    assert from_tcvn3("ñy ban nh©n d©n quËn Ba §×nh", capitals=True) == "ỦY BAN NHÂN DÂN QUẬN BA ĐÌNH"


@pytest.mark.parametrize(
    ("stored", "read"),
    [
        ("Xin chaøo caùc baïn", "Xin chào các bạn"),
        ("COÄNG HOØA XAÕ HOÄI CHUÛ NGHÓA VIEÄT NAM", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("ngöôøi toát, vieäc toát", "người tốt, việc tốt"),
        ("Aù ñoâng AÅn nhaãn", "Á đông Ẩn nhẫn"),
        ("kyû nieäm lyù luaän kỵ binh kî binh", "kỷ niệm lý luận kỵ binh kỵ binh"),
        ("thuûy chung, thuûy trieàu, thò xaõ", "thủy chung, thủy triều, thị xã"),
    ],
)
def test_from_vni(stored: str, read: str) -> None:
    assert from_vni(stored) == read


@settings(max_examples=50, deadline=None)
@given(st.text(alphabet=SMALL + "bcdghklmnpqrstvx aeiouy.,-19"))
def test_what_is_encoded_is_read_back(text: str) -> None:
    assert from_tcvn3(encode_tcvn3(text)) == text
    assert from_tcvn3(encode_tcvn3(text), capitals=True) == text.upper()
    assert from_vni(encode_vni(text)) == text
    assert from_vni(encode_vni(text.upper())) == text.upper()


def test_to_unicode_obeys_the_encoding_named() -> None:
    assert to_unicode("tÕt", "tcvn3") == "tết"
    assert to_unicode("tÕt", "tcvn3-capitals") == "TẾT"
    assert to_unicode("teát", "vni") == "tết"
    assert to_unicode("tết", "unicode") == "tết"


@pytest.mark.parametrize(
    ("font", "encoding"),
    [
        (".VnTime", "tcvn3"),
        (".VnTimeH", "tcvn3-capitals"),
        (".VnArial NarrowH", "tcvn3-capitals"),
        (".VnArial Narrow", "tcvn3"),
        (".VnTimeH,Bold", "tcvn3-capitals"),
        ("ABCDEF+.VnTime,Bold", "tcvn3"),
        (".VNTIMEH", "tcvn3-capitals"),
        (" .vntime ", "tcvn3"),
        ("VNI-Times", "vni"),
        ("VNI Helve", "vni"),
        ("Times New Roman", "unicode"),
        ("Tinos", "unicode"),
        ("Vnu Sans", "unicode"),
        ("", "unicode"),
    ],
)
def test_encoding_of_font(font: str, encoding: str) -> None:
    assert encoding_of_font(font) == encoding


@pytest.mark.parametrize("sentence", SENTENCES)
def test_guess(sentence: str) -> None:
    assert guess_encoding(sentence) == "unicode"
    assert guess_encoding(sentence.upper()) == "unicode"
    assert guess_encoding(encode_tcvn3(sentence)) == "tcvn3"
    assert guess_encoding(encode_vni(sentence)) == "vni"
    assert guess_encoding(encode_vni(sentence).upper()) == "vni"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Ba Dinh 2020",
        "toà nhà, hoà bình, hoá học, loã xoã",
        "Hoà, Toàn, Loan, Uý",
        "Krông Pắk, Đắk Lắk, Y Moan Êñuôl, H'Hen Niê",
        "Où ?",
        "Où est le théâtre de la Saône ? Là-bas, près du marché, à côté de l’hôtel où l’on goûte le maïs.",
        "«Né tôt», dit Noël à Raphaël ; la dûe part du thé fut bue aussitôt.",
        "L’aérien capharnaüm d’un garçon naïf, haï et jeûnant, égoïste en poésie",
        "Ç’ÉTAIT À LA FÊTE DE L’ÉTÉ",
        "A naïve café résumé © 2020 Microsoft® – 5 µm, 10 £, §5, 2½ cups¹, ¶ and °C",
        "co\xadoperate, to\xadgether, Ha\xadnoi",
        "thi\xad đua, khen\xad thưởng",
        "Große Straße, schöne Grüße, Mädchen",
        "Señor Núñez aún vive en España; el océano",
    ],
)
def test_right_text_is_never_taken_for_an_old_encoding(text: str) -> None:
    assert guess_encoding(text) == "unicode"


def test_one_old_word_does_not_condemn_a_unicode_text() -> None:
    assert guess_encoding("Hà Nội, ngày 19 tháng 10 năm 2020, Hµ Néi") == "unicode"
