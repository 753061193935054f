"""Which unit and which author qualifies for an award: the tree of conditions of one clause of the plan."""

from hoadep.rules.awards.authors import AuthorEntry, AuthorFacts, judge_author_award
from hoadep.rules.awards.credits import Credit, Ruling
from hoadep.rules.awards.uncounted import Given, judge_given
from hoadep.rules.awards.units import UnitAwardFacts, judge_unit_award

__all__ = [
    "AuthorEntry",
    "AuthorFacts",
    "Credit",
    "Given",
    "Ruling",
    "UnitAwardFacts",
    "judge_author_award",
    "judge_given",
    "judge_unit_award",
]
