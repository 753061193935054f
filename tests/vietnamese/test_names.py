"""Titles before names, and the order of Vietnamese lists."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hoadep.vietnamese.names import name_sort_key, sort_key, strip_titles

TITLED = """
    ông Nguyễn Văn An                       → Nguyễn Văn An
    Bà Trần Thị Lan                         → Trần Thị Lan
    ÔNG LÊ VĂN HÙNG                         → LÊ VĂN HÙNG
    Ông: Phạm Văn Đồng                      → Phạm Văn Đồng
    Ông (bà): Đỗ Thị Mai                    → Đỗ Thị Mai
    Ông/Bà Vũ Nam                           → Vũ Nam
    bà Lan                                  → Lan
    đ/c Nguyễn Thị Hòa                      → Nguyễn Thị Hòa
    Đ/C: Bùi Thuỷ                           → Bùi Thuỷ
    Đồng chí Hoàng Minh                     → Hoàng Minh
    Cụ Vừ A Dính                            → Vừ A Dính
    em học sinh Ngô Gia Bảo                 → Ngô Gia Bảo
    Cháu Lý Thị Mỷ                          → Lý Thị Mỷ
    TS. Nguyễn Văn An                       → Nguyễn Văn An
    TS.Nguyễn Văn An                        → Nguyễn Văn An
    PGS.TS. Trần Đức Long                   → Trần Đức Long
    GS, TSKH Đặng Vũ Minh                   → Đặng Vũ Minh
    GS-TS Tôn Thất Tùng                     → Tôn Thất Tùng
    Ths Lê Thu Hà                           → Lê Thu Hà
    BS.CKII. Phan Thị Nga                   → Phan Thị Nga
    NGƯT. Nguyễn Thị Hường                  → Nguyễn Thị Hường
    NGUT. Nguyễn Thị Hường                  → NGUT. Nguyễn Thị Hường
    ThS.BS. NSND Trà Giang                  → Trà Giang
    Nhà giáo Ưu tú Đinh Văn Tư              → Đinh Văn Tư
    Phó Giáo sư, Tiến sĩ Mai Anh            → Mai Anh
    Bác sĩ chuyên khoa II Hồ Hải            → Hồ Hải
    Đại uý Lò Văn Sáng                      → Lò Văn Sáng
    Thượng tá, NGND Cao Văn Phú             → Cao Văn Phú
    Cựu chiến binh Giàng A Páo              → Giàng A Páo
    Bà Mẹ Việt Nam Anh hùng Nguyễn Thị Thứ  → Nguyễn Thị Thứ
    Thượng tọa Thích Thanh Quyết            → Thích Thanh Quyết
    Hoà thượng Thích Bảo Nghiêm             → Thích Bảo Nghiêm
    TT. Thích Đạo Phong                     → Thích Đạo Phong
    Ni sư Thích Đàm Lan                     → Thích Đàm Lan
    Linh mục Giuse Nguyễn Văn B             → Giuse Nguyễn Văn B
"""

KEPT = [
    "Nguyễn Văn An",
    "Thích Nữ Diệu Tâm",
    "Ông Ích Khiêm",
    "ÔNG ÍCH KHIÊM",
    "Ông Thị Ngọc",
    "Anh Thư",
    "Bà Triệu",
    "Chi Pu",
    "Cao Bá Quát",
    "Tsering",
    "Giáp Thị Hương",
    "Y Moan Êñuôl",
    "K' Brể",
    "H'Hen Niê",
    "Đỗ Thị Ông",
    "Ông",
    "TS.",
    "đ/c",
    "",
]

# As ICU 78 orders it with the locale "vi".
ICU_ORDER = """
    | 10|2|20|a|A|à|À|ả|ã|á|ạ|ab|áb|An|Án|Anh|Ánh|ăn|ằn|ẳn|ẵn|ắn|ặn|Ân|Ẩn|Ba|Bà|bá|Bạch|Băng|Bằng|Bình
    |chi|Chí|cúc|cường|Da|Dạ|Dung|Dũng|Dương|Đa|Đào|Đạt|Đức|e|é|Em|ê|ế|Êm|giang|gióng|hoa|Hoà|hoá|Hòa|hoan|hương
    |i|khuê|l|Linh|o|ò|ong|ô|ố|ông|ơ|ờ|phương|quý|Sơn|t|Thu|thuy|Thủy|Thúy|thư|u|úc|ư|ứ|ước|vân|Xuân|y|ỷ|Ý|yên|z
"""


def assert_ascending(keys: list[str]) -> None:
    assert keys == sorted(set(keys))


def test_titles_are_taken_off() -> None:
    pairs = [[part.strip() for part in line.split("→")] for line in TITLED.strip().splitlines()]
    assert [[titled, strip_titles(titled)] for titled, _ in pairs] == pairs


def test_names_are_kept() -> None:
    assert [strip_titles(name) for name in KEPT] == KEPT


def test_a_name_is_put_on_one_line_and_composed() -> None:
    assert strip_titles("  Ba\u0300  Nguyê\u0303n\nThị  Lan ") == "Nguyễn Thị Lan"


def test_the_order_is_that_of_icu() -> None:
    words = "".join(line.strip() for line in ICU_ORDER.strip().splitlines()).split("|")[1:]
    assert_ascending([sort_key(word) for word in words])


@pytest.mark.parametrize(
    "words",
    [
        ["An", "Án", "Anh", "Ánh", "Ân", "Ẩn", "Dũng", "Dương", "Đạt", "Đức"],
        ["phường Cống Vị", "phường Điện Biên", "Phường Điện Biên", "phường Đội Cấn", "phường Giảng Võ"],
        ["hoa", "Hoa", "HOA", "hòa bình", "hoà giải", "hoa hồng", "hoàn"],
        ["Ba Đình", "Bà Đình", "Ba Đình 2", "Ba Đình A"],
        ["Nguyễn An", "Nguyên Anh", "Nguyễn Anh"],
        ["Phan", "Phan Anh", "Phan-Anh", "Phan, Anh", "Phanxicô", "Phân"],
        ["Huê", "Huế", "Hùng", "Hưng"],
        ["e", "é", "ẹ", "ë", "ê"],
        ["z", "zé", "в", "東"],
    ],
)
def test_order_of_icu_in_small_lists(words: list[str]) -> None:
    assert_ascending([sort_key(word) for word in words])


def test_lookalikes_and_decomposed_letters_sort_as_what_they_mean() -> None:
    assert sort_key("\u00d0ức") == sort_key("Đức")
    assert sort_key("Vie\u0323\u0302t") == sort_key("Việt")
    assert sort_key("O’Hara a\u00a0b") == sort_key("O'Hara a b")


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=20), st.text(max_size=20))
def test_keys_need_no_collation_and_keep_words_before_their_continuations(one: str, other: str) -> None:
    key = sort_key(one)
    assert key.isascii()
    assert key.isalnum()
    assert key == key.lower()
    assert sort_key(one + "a" + other) > key


def test_persons_stand_by_given_middle_and_family_name() -> None:
    names = [
        "An",
        "Trần An",
        "Lê Thị An",
        "Nguyễn Thị An",
        "Hoàng Án",
        "Đ/c Nguyễn Văn ANH",
        "Bà Hoàng Ánh",
        "Phạm Thị Bình",
        "TS. Lê Dũng",
        "ĐỖ VĂN DŨNG",
        "Vũ Văn Dũng",
        "Bùi Đức",
        "Nguyễn Thuý Hoà",
        "Nguyễn Văn Hòa",
        "Thượng tọa Thích Thanh Quyết",
    ]
    assert_ascending([name_sort_key(name) for name in names])


def test_one_person_has_one_key_however_the_name_is_written() -> None:
    written = ["Nguyễn Thúy Hòa", "nguyễn thuý hoà", "Bà  NGUYỄN THÚY HOÀ", "Nguye\u0302\u0303n Thúy Hòa"]
    assert len({name_sort_key(name) for name in written}) == 1


def test_an_empty_name_comes_first() -> None:
    assert name_sort_key(" ") < name_sort_key("A")
