"""Reads what stands as files: a plan with its words beside it, and the table of days off."""

import tomllib
from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path

from django.conf import settings

from hoadep.rules.money import Norms, read_norms
from hoadep.rules.plan.days_off import working_days


def read_files(file: Path) -> tuple[str, str]:
    """The TOML text and the plan document it names; the document is empty where it cannot be found.

    Raises OSError when the TOML file cannot be read. Faults in the texts are `read_plan`'s matter.
    """
    text = file.read_text(encoding="utf-8", errors="replace")
    try:
        name = tomllib.loads(text).get("plan", {}).get("document", "")
        document = file.parent / Path(str(name)).name
        return text, document.read_text(encoding="utf-8") if document.is_file() else ""
    except (tomllib.TOMLDecodeError, AttributeError):
        return text, ""


@cache
def working_day() -> Callable[[date], bool]:
    """The one function that tells working days, from the table that ships with the product."""
    return working_days((settings.PROJECT / "plans" / "days-off-vn.toml").read_text(encoding="utf-8"))


@cache
def reward_norms() -> Norms:
    """Basic salaries and what goes with each form of commendation, from the table that ships along."""
    return read_norms((settings.PROJECT / "plans" / "reward-norms-vn.toml").read_text(encoding="utf-8"))
