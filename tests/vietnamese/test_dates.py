"""Dates and deadlines, written and read."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hoadep.vietnamese.dates import (
    date_in_words,
    last_good_minute,
    parse_date,
    short_date_document,
    short_date_screen,
)

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")


@pytest.mark.parametrize(
    ("day", "words", "document", "screen"),
    [
        (date(2021, 3, 9), "ngày 09 tháng 3 năm 2021", "09/3/2021", "09/03/2021"),
        (date(2020, 1, 5), "ngày 05 tháng 01 năm 2020", "05/01/2020", "05/01/2020"),
        (date(2021, 2, 28), "ngày 28 tháng 02 năm 2021", "28/02/2021", "28/02/2021"),
        (date(2020, 10, 19), "ngày 19 tháng 10 năm 2020", "19/10/2020", "19/10/2020"),
        (date(2020, 12, 10), "ngày 10 tháng 12 năm 2020", "10/12/2020", "10/12/2020"),
    ],
)
def test_three_ways_of_writing_a_day(day: date, words: str, document: str, screen: str) -> None:
    assert (date_in_words(day), short_date_document(day), short_date_screen(day)) == (words, document, screen)


@pytest.mark.parametrize(
    ("limit", "text"),
    [
        (datetime(2021, 3, 10, tzinfo=HANOI), "23:59 ngày 09/3"),
        (datetime(2021, 3, 9, 17, tzinfo=UTC), "23:59 ngày 09/3"),
        (datetime(2021, 1, 1, tzinfo=HANOI), "23:59 ngày 31/12"),
        (datetime(2021, 2, 10, tzinfo=HANOI), "23:59 ngày 09/02"),
        (datetime(2021, 5, 25, 17, tzinfo=HANOI), "16:59 ngày 25/5"),
        (datetime(2021, 5, 25, 17, 0, 30, tzinfo=HANOI), "17:00 ngày 25/5"),
    ],
)
def test_a_deadline_is_told_as_its_last_good_minute(limit: datetime, text: str) -> None:
    assert last_good_minute(limit, HANOI) == text


def test_a_deadline_needs_a_time_zone() -> None:
    with pytest.raises(ValueError, match="múi giờ"):
        last_good_minute(datetime(2021, 3, 10, tzinfo=HANOI).replace(tzinfo=None), HANOI)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("09/03/2021", date(2021, 3, 9)),
        ("9/3/2021", date(2021, 3, 9)),
        ("09/3/2021", date(2021, 3, 9)),
        ("9-3-2021", date(2021, 3, 9)),
        ("9.3.2021", date(2021, 3, 9)),
        (" ngày 9/3/2021\n", date(2021, 3, 9)),
        ("ngày 05 tháng 3 năm 2020", date(2020, 3, 5)),
        ("Ngày 5  tháng 03 năm 2020", date(2020, 3, 5)),
        ("NGÀY 05 THÁNG 3 NĂM 2020", date(2020, 3, 5)),
        ("05 tha\u0301ng 3 năm 2020", date(2020, 3, 5)),
        ("29/02/2020", date(2020, 2, 29)),
    ],
)
def test_parse_date(text: str, day: date) -> None:
    assert parse_date(text) == day


@pytest.mark.parametrize(
    "text", ["29/02/2021", "31/4/2021", "12/25/2020", "0/1/2021", "1/0/2021", "1/1/0000"]
)
def test_a_day_that_does_not_exist_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=f"^Không có ngày “{text}” trên lịch"):
        parse_date(text)


@pytest.mark.parametrize(
    "text",
    [
        "9/3/21",
        "09/03",
        "2021-03-09",
        "9/3-2021",
        "44264",
        "hôm nay",
        "tháng 3 năm 2020",
        "9/3/20211",
        "٩/٣/٢٠٢١",
    ],
)
def test_other_ways_of_writing_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match=f"^Không đọc được ngày “{text}”: hãy viết ngày/tháng/năm"):
        parse_date(text)


def test_an_empty_date_is_asked_for() -> None:
    with pytest.raises(ValueError, match=r"^Chưa nhập ngày\.$"):
        parse_date("  ")


@settings(max_examples=40, deadline=None)
@given(st.dates(min_value=date(1000, 1, 1)))
def test_what_is_written_is_read_back(day: date) -> None:
    assert [parse_date(write(day)) for write in (date_in_words, short_date_document, short_date_screen)] == [
        day
    ] * 3
