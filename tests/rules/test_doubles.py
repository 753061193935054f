"""What two rows share that may be one: each sign for itself, and what says nothing."""

import pytest

from hoadep.rules.doubles import Card, compare


@pytest.mark.parametrize(
    ("one", "other", "said"),
    [
        ("Nguyễn Thị Hoa", "NGUYEN THI HOA", ("cả tên",)),
        ("Nguyễn T. Hoa", "Nguyễn Thị Hoa", ("tên viết tắt",)),
        ("N.T. Hoa", "Nguyễn Thị Hoa", ("tên viết tắt",)),
        ("Nguyễn Thị Hoa", "Trần Hoa", ("tên gọi",)),
        ("Nguyễn Thị Hoa", "Nguyễn Thị Huệ", ()),
        ("Nguyễn T. Hoa", "Nguyễn Văn Hoa", ("tên gọi",)),
        ("", "Hoa", ()),
    ],
)
def test_names(one, other, said):
    assert compare(Card(name=one), Card(name=other)).alike == said


def test_each_detail_speaks_for_or_against():
    one = Card(name="Hoa", born=1958, telephone="+84 912 000 111", place="Tổ 12,  Ngọc Hà")
    same = compare(one, Card(name="Mai", born=1958, telephone="0912000111", place="to 12, ngoc ha"))
    assert same.alike == ("số điện thoại", "năm sinh", "nơi ở hoặc nơi làm việc")
    unlike = compare(one, Card(name="Mai", born=1971, telephone="0987000111", place="Kim Mã"))
    assert (unlike.alike, unlike.unlike) == ((), ("số điện thoại", "năm sinh", "nơi ở hoặc nơi làm việc"))


def test_what_is_not_known_says_nothing():
    compared = compare(Card(name="Hoa", born=1958, telephone="0912000111", place="Tổ 12"), Card(name="Mai"))
    assert (compared.alike, compared.unlike) == ((), ())
