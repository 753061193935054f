"""The rubrics that the plan gives for the rounds of a season."""

from datetime import datetime

from hoadep.contest.jury.rubrics import Rubric
from hoadep.contest.plans.facts import book_of
from hoadep.contest.plans.models import Season


def rubrics_of(season: Season, *, at: datetime) -> list[Rubric]:
    """One for each round of the plan in force; none where the plan has no jury."""
    return [Rubric.of_plan(rule) for rule in book_of(season, at).latest.rounds]
