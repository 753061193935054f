"""Arguments that several commands share: season, instants, JSON."""

import json
import sys
from argparse import ArgumentTypeError
from datetime import datetime
from typing import Any

from django.core.management.base import CommandParser
from django.utils import timezone
from django.utils.dateparse import parse_date, parse_datetime


def instant(text: str) -> datetime:
    """An instant as typed: 2021-03-09T23:59+07:00, without zone in local time; a date is its last moment."""
    try:
        found = parse_datetime(text)
        day = None if found else parse_date(text)
    except ValueError:
        found = day = None
    if day:
        found = datetime.combine(day, datetime.max.time())
    if not found:
        raise ArgumentTypeError(f"không hiểu thời điểm {text!r}; ví dụ 2021-03-09T23:59+07:00")
    return found if timezone.is_aware(found) else timezone.make_aware(found)


def add_question(parser: CommandParser) -> None:
    """Add what every question about a season takes."""
    parser.add_argument("--season", help="mã mùa; mặc định là mùa duy nhất đang mở")
    parser.add_argument("--as-of", type=instant, default=None, help="tính đến thời điểm; mặc định là bây giờ")
    parser.add_argument("--unit", help="mã đơn vị; mặc định là mọi đơn vị")
    parser.add_argument("--json", action="store_true", help="in JSON")


def print_json(data: Any) -> None:
    """Print data as JSON that people can read too."""
    json.dump(data, sys.stdout, ensure_ascii=False, indent=2, default=str)
    sys.stdout.write("\n")
