"""What every test may use: instants in local time; and the database, where there is Django."""

from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

HERE = ZoneInfo("Asia/Ho_Chi_Minh")


def pytest_configure(config: pytest.Config) -> None:
    """Leave the database to runs with Django: the pure tests run without (`make rules`)."""
    if config.pluginmanager.hasplugin("django"):
        config.pluginmanager.import_plugin("tests.database")


@pytest.fixture
def at() -> Callable[[str], datetime]:
    """An instant in local time: `at("2021-03-09 23:59")`."""
    return lambda text: datetime.fromisoformat(text).replace(tzinfo=HERE)
