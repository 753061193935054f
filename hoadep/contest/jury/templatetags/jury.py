"""How a mark is written on a page."""

from django import template

from hoadep.contest.jury.rubrics import said_mark

register = template.Library()
register.filter("mark", said_mark)
