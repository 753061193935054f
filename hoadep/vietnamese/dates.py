"""Dates and deadlines as documents and screens write them, and as people type them."""

import re
from datetime import date, datetime, timedelta, tzinfo
from typing import Final

from hoadep.vietnamese.text import one_line

_TYPED: Final = (
    re.compile(
        "(?:ngày )?(?P<day>[0-9]{1,2})(?P<sign>[/.-])(?P<month>[0-9]{1,2})(?P=sign)(?P<year>[0-9]{4})", re.I
    ),
    re.compile("(?:ngày )?(?P<day>[0-9]{1,2}) tháng (?P<month>[0-9]{1,2}) năm (?P<year>[0-9]{4})", re.I),
)


def _month_in_document(month: int) -> str:
    """Months 1 and 2 take a leading 0, others none (Decree 30/2020, Appendix I)."""
    return f"{month:02}" if month <= 2 else str(month)


def date_in_words(day: date) -> str:
    """ "ngày 09 tháng 3 năm 2021"."""
    return f"ngày {day.day:02} tháng {_month_in_document(day.month)} năm {day.year}"


def short_date_document(day: date) -> str:
    """ "09/3/2021", in documents."""
    return f"{day.day:02}/{_month_in_document(day.month)}/{day.year}"


def short_date_screen(day: date) -> str:
    """ "09/03/2021", on screens."""
    return f"{day.day:02}/{day.month:02}/{day.year}"


def last_good_minute(exclusive_instant: datetime, tz: tzinfo) -> str:
    """The last minute before a limit that is itself too late: "23:59 ngày 09/3" for 10/3 at 00:00."""
    if exclusive_instant.tzinfo is None:
        raise ValueError("Thời điểm phải có múi giờ.")
    last = (exclusive_instant - timedelta(microseconds=1)).astimezone(tz)
    return f"{last:%H:%M} ngày {last.day:02}/{_month_in_document(last.month)}"


def parse_date(text: str) -> date:
    """The day in "09/03/2021", "9/3/2021", "9-3-2021", "9.3.2021" or "ngày 09 tháng 3 năm 2021".

    Raises ValueError, in Vietnamese, for a day that does not exist or any other way of writing.
    """
    typed = one_line(text)
    if not typed:
        raise ValueError("Chưa nhập ngày.")
    found = next((match for pattern in _TYPED if (match := pattern.fullmatch(typed))), None)
    if not found:
        raise ValueError(f"Không đọc được ngày “{typed[:40]}”: hãy viết ngày/tháng/năm, ví dụ 09/03/2021.")
    try:
        return date(int(found["year"]), int(found["month"]), int(found["day"]))
    except ValueError:
        raise ValueError(f"Không có ngày “{typed}” trên lịch: hãy xem lại ngày và tháng.") from None
