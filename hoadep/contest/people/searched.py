"""What the search knows of units and persons."""

from datetime import datetime

from hoadep.contest.people.models import Participation, Person
from hoadep.office.search.actions import Text

EVERY_SEASON = "people"
"""The scope of persons: they are the same ones in each season."""


def unit(part: Participation, *, at: datetime) -> Text:
    """A unit that takes part in a season: its names."""
    found = part.unit
    return Text(
        scope=part.season.code,
        kind="unit",
        code=found.code,
        title=found.name,
        body=found.short_name,
        access=found.code,
        at=at,
    )


def person(found: Person, *, at: datetime) -> Text:
    """A person: the name, and by what one tells two of a name apart."""
    told = [found.address, found.telephone, found.email]
    return Text(
        scope=EVERY_SEASON,
        kind="person",
        code=found.code,
        title=found.name,
        body="\n".join(filter(None, told)),
        at=at,
    )
