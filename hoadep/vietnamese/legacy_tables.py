"""The code tables of the two old font encodings, as Windows programs hand them over: in Latin-1.

TCVN3 is TCVN 5712:1993 VN3 (the .Vn fonts): one code for each of 67 small letters and 7 capitals.
VNI Windows (the VNI fonts) writes a base letter and then a mark. Both were compared with the tables
of xvnkb (tcvn.h, vni.h) and of the npm package vietnamese-conversion (whose VNI "ỷ" and "ỹ" are wrong).
"""

from typing import Final

from hoadep.vietnamese.letters import ACUTE, DOT, GRAVE, HOOK, TILDE, with_tone

_TCVN3_SMALL: Final = (
    "à\xb5 ả\xb6 ã\xb7 á\xb8 ạ\xb9 ă\xa8 ằ\xbb ẳ\xbc ẵ\xbd ắ\xbe ặ\xc6 â\xa9 ầ\xc7 ẩ\xc8 ẫ\xc9 ấ\xca ậ\xcb "
    "đ\xae è\xcc ẻ\xce ẽ\xcf é\xd0 ẹ\xd1 ê\xaa ề\xd2 ể\xd3 ễ\xd4 ế\xd5 ệ\xd6 "
    "ì\xd7 ỉ\xd8 ĩ\xdc í\xdd ị\xde "
    "ò\xdf ỏ\xe1 õ\xe2 ó\xe3 ọ\xe4 ô\xab ồ\xe5 ổ\xe6 ỗ\xe7 ố\xe8 ộ\xe9 ơ\xac ờ\xea ở\xeb ỡ\xec ớ\xed ợ\xee "
    "ù\xef ủ\xf1 ũ\xf2 ú\xf3 ụ\xf4 ư\xad ừ\xf5 ử\xf6 ữ\xf7 ứ\xf8 ự\xf9 ỳ\xfa ỷ\xfb ỹ\xfc ý\xfd ỵ\xfe"
)
_TCVN3_CAPITALS: Final = "Ă\xa1 Â\xa2 Ê\xa3 Ô\xa4 Ơ\xa5 Ư\xa6 Đ\xa7"

TCVN3: Final[dict[str, str]] = {pair[1]: pair[0] for pair in f"{_TCVN3_SMALL} {_TCVN3_CAPITALS}".split(" ")}
"""Code to letter. "ư" is U+00AD, the soft hyphen."""

_VNI_LETTERS: Final = dict(zip("ôöñìíæóòî", "ơưđìíỉĩịỵ", strict=True))
_VNI_TONES: Final = {"ø": GRAVE, "û": HOOK, "õ": TILDE, "ù": ACUTE, "ï": DOT}
_VNI_CIRCUMFLEX: Final = dict(zip("âàåãáä", range(6), strict=True))
_VNI_BREVE: Final = dict(zip("êèúüéë", range(6), strict=True))


def _vni() -> dict[str, str]:
    pairs = {base + mark: with_tone(base, tone) for base in "aeouy" for mark, tone in _VNI_TONES.items()}
    for base, horned in (("ô", "ơ"), ("ö", "ư")):
        pairs |= {base + mark: with_tone(horned, tone) for mark, tone in _VNI_TONES.items()}
    for base, roofed in (("a", "â"), ("e", "ê"), ("o", "ô")):
        pairs |= {base + mark: with_tone(roofed, tone) for mark, tone in _VNI_CIRCUMFLEX.items()}
    pairs |= {"a" + mark: with_tone("ă", tone) for mark, tone in _VNI_BREVE.items()}
    return pairs | _VNI_LETTERS


VNI: Final[dict[str, str]] = _vni()
"""One or two small characters to the small letter; capitals are the same in capitals."""
