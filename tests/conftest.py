"""What every test may use: instants in local time."""

from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

HERE = ZoneInfo("Asia/Ho_Chi_Minh")


@pytest.fixture
def at() -> Callable[[str], datetime]:
    """An instant in local time: `at("2021-03-09 23:59")`."""
    return lambda text: datetime.fromisoformat(text).replace(tzinfo=HERE)
