"""Working days: a table of holidays as data, read like the plan."""

import tomllib
from collections.abc import Callable
from datetime import date
from typing import Literal

from pydantic import TypeAdapter

from hoadep.rules.plan.sources import Piece

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


class Year(Piece):
    """One year's holidays; `worked` are days of a weekend worked in exchange."""

    year: int
    known: Literal["announced", "law"]
    source: str
    off: frozenset[date]
    worked: frozenset[date] = frozenset()


class DaysOff(Piece):
    """The whole table."""

    weekly: tuple[Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"], ...]
    years: tuple[Year, ...]


def working_days(text: str) -> Callable[[date], bool]:
    """A function that tells working days, from the table's TOML text.

    In a year that the table does not hold, only the weekly days off are known.
    Raises `pydantic.ValidationError` or `tomllib.TOMLDecodeError` for an unsound table.
    """
    table = TypeAdapter(DaysOff).validate_python(tomllib.loads(text))
    off = frozenset[date]().union(*(year.off for year in table.years))
    worked = frozenset[date]().union(*(year.worked for year in table.years))
    weekly = {WEEKDAYS.index(name) for name in table.weekly}

    def is_working_day(day: date) -> bool:
        return day in worked or (day not in off and day.weekday() not in weekly)

    return is_working_day
