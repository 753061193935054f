"""Asks the search in one place."""

from hoadep.office.search import facts
from hoadep.office.search.matching import Where


def find(scope, words, *, access=None, kinds=None, **page):
    """What is found in one scope, in these kinds (None: all), with these keys of access (None: all)."""
    return facts.search([Where(scope, kinds, access)], words, **page)
