"""What a cell of an uploaded list may hold."""

from datetime import date, datetime

import pytest

from hoadep.office.tables.columns import Column, Wrong, read_cell

DAY, WHOLE = Column("d", "Ngày", "day"), Column("w", "Số tiền", "whole")
TEXT, TELEPHONE = Column("t", "Tên", most=10), Column("p", "Điện thoại", "telephone")
CHOICE = Column("c", "Loại", "choice", choices=[("person", "Cá nhân"), ("group", "Nhóm")])


@pytest.mark.parametrize(
    ("column", "raw", "value"),
    [
        (DAY, datetime.fromisoformat("2021-03-09"), "2021-03-09"),
        (DAY, date(2021, 3, 9), "2021-03-09"),
        (DAY, "9/3/2021", "2021-03-09"),
        (DAY, " 09.3.2021 ", "2021-03-09"),
        (DAY, None, ""),
        (WHOLE, "1.490.000", 1_490_000),
        (WHOLE, 1_490_000.0, 1_490_000),
        (WHOLE, "", None),
        (TEXT, "Nguye\u0302\u0303n", "Nguyễn"),
        (TEXT, " a  b ", "a b"),
        (TEXT, 12.0, "12"),
        (TELEPHONE, 912000111, "0912000111"),
        (TELEPHONE, "0912 000 111", "0912 000 111"),
        (CHOICE, "CA NHAN", "person"),
        (CHOICE, "nhóm", "group"),
    ],
)
def test_what_is_meant(column, raw, value):
    assert read_cell(column, raw) == value


@pytest.mark.parametrize(
    ("column", "raw", "reason"),
    [
        (DAY, 44264, "Ô này là số, không phải ngày"),
        (DAY, "31/02/2021", "Không có ngày"),
        (DAY, "2021-03-09", "hãy viết ngày/tháng/năm"),
        (DAY, datetime.fromisoformat("2921-03-09"), "không hợp lý"),
        (WHOLE, 1.49, "Số 1,49 không phải số nguyên. Có phải là 1.490.000?"),
        (WHOLE, "1.49", "Không đọc được số"),
        (WHOLE, date(2021, 3, 9), "Ô này là ngày tháng, cần ghi số"),
        (TEXT, "=1+1", "Ô chứa công thức"),
        (TEXT, "a\u202eb", "Có ký tự ẩn"),
        (TEXT, "a" * 11, "Dài 11 ký tự, nhiều nhất 10"),
        (TEXT, date(2021, 3, 9), "cần ghi chữ"),
        (TEXT, True, "đúng/sai"),
        (TELEPHONE, "12", "Số điện thoại “12” không đúng"),
        (CHOICE, "Con mèo", "không có trong danh mục"),
        (Column("r", "Tên", required=True), "  ", "Chưa ghi tên."),
    ],
)
def test_what_cannot_be_used(column, raw, reason):
    with pytest.raises(Wrong, match=reason.replace("?", r"\?").replace("+", r"\+")):
        read_cell(column, raw)


def test_headings_are_known_in_any_spelling():
    column = Column("a", "Họ tên tác giả", also=["Tác giả"])
    assert [column.is_headed(words) for words in ("HO TEN TAC GIA *", "tác  giả", "Tên bài")] == [
        True,
        True,
        False,
    ]
