"""How marks and the rules of marking are written on a page."""

from django import template

from hoadep.contest.jury.rubrics import Rubric, said_mark
from hoadep.rules.plan.marking import COMBINE_WORDS, THIRD_WORDS

register = template.Library()
register.filter("mark", said_mark)


@register.filter
def combining(rubric: Rubric) -> str:
    """How the sheets of an entry become one mark."""
    return COMBINE_WORDS[rubric.combine]


@register.filter
def third_rule(rubric: Rubric) -> str:
    """How a sheet counts that was asked for because two differed."""
    return THIRD_WORDS[rubric.third]
