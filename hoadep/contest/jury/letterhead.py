"""Who issues the papers of a round: the agency that prepares, as the plan names it."""

from datetime import datetime

from hoadep.contest.plans.facts import book_of
from hoadep.contest.plans.letterheads import standing_office
from hoadep.contest.plans.models import Season
from hoadep.office.documents.content import Issuer


def issuer_of(season: Season, *, at: datetime) -> Issuer:
    """The heading of every paper of the jury."""
    return standing_office(book_of(season, at).latest)
