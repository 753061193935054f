"""The rubrics that the plan gives for the rounds of a season."""

from datetime import datetime

from hoadep.contest.jury.rubrics import Rubric
from hoadep.contest.plans.models import Season


def rubrics_of(season: Season, *, at: datetime) -> list[Rubric]:
    """One for each round of the plan in force; none where the plan has no jury."""
    return []
