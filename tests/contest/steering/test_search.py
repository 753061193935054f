"""The search page: words with marks and without, and only what the person may see."""

import pytest

SEARCH = "/ba-dinh-2021/tim/"


@pytest.fixture
def two_entries(units, send, exemplar):
    return (
        send(units.ngoc_ha, "2021-02-20 16:00", about=exemplar("Vũ Thị Hòa")),
        send(units.kim_ma, "2021-02-21 16:00", about=exemplar("Lê Văn Đường")),
    )


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Hòa", [0]),
        ("hoa", [0]),
        ("Hoà", [0]),
        ("duong", [1]),
        ('"ngõ nhỏ"', [0, 1]),
        ("Đặng Văn Tám", [0, 1]),
        ("không có", []),
    ],
)
def test_office_finds_by_any_spelling(cast, two_entries, signed_in, words, found):
    page = signed_in(cast.hoa).get(SEARCH, {"q": words}).content.decode()
    assert [n for n, entry in enumerate(two_entries) if f"/bai-du-thi/{entry.code}/" in page] == found


def test_unit_finds_its_own_alone(cast, two_entries, signed_in):
    page = signed_in(cast.binh).get(SEARCH, {"q": "ngõ nhỏ"}).content.decode()
    assert [f"/bai-du-thi/{entry.code}/" in page for entry in two_entries] == [True, False]


def test_words_are_never_code(cast, two_entries, signed_in):
    page = signed_in(cast.hoa).get(SEARCH, {"q": '<script>alert(1)</script> " OR NEAR('}).content.decode()
    assert "<script>alert" not in page


def test_nominations_are_found_by_whom_they_name_and_by_what_was_done(
    cast, units, exemplar, nominate, signed_in
):
    mai = nominate(units.ngoc_ha, "2021-02-20 16:00", whom=exemplar("Vũ Thị Mai"))
    hoa = signed_in(cast.hoa)
    for words in ("vu thi mai", "lao động sớm"):
        assert f"/gioi-thieu-guong/{mai.code}/" in hoa.get(SEARCH, {"q": words}).content.decode()
    entries = {"q": "vu thi mai", "loai": "entry"}
    assert mai.code not in hoa.get(SEARCH, entries).content.decode()
    assert mai.code not in signed_in(cast.dung).get(SEARCH, {"q": "vu thi mai"}).content.decode()
