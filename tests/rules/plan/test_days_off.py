"""The table of days off that ships as data."""

from datetime import date
from pathlib import Path

import pytest

from hoadep.rules.plan.days_off import working_days

TABLE = Path(__file__).parents[3] / "plans" / "days-off-vn.toml"


@pytest.mark.parametrize(
    ("day", "worked"),
    [
        (date(2021, 2, 9), True),
        (date(2021, 2, 10), False),
        (date(2021, 5, 3), False),
        (date(2021, 5, 4), True),
        (date(2021, 3, 13), False),
        (date(2024, 5, 4), True),
        (date(2026, 4, 27), False),
        (date(2031, 1, 1), True),
    ],
)
def test_day(day, worked):
    is_working_day = working_days(TABLE.read_text(encoding="utf-8"))
    assert is_working_day(day) is worked
