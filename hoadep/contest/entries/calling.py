"""Who is shown the telephones of authors: whoever returns or receives entries, for those entries alone."""

from hoadep.contest.entries.models import Entry
from hoadep.rules.duties import units_of
from hoadep.web.access import Request

CALLING = ("return_entry", "receive_entry", "return_entry_to_unit")


def calling(request: Request) -> frozenset[str] | None:
    """The units (codes) whose authors the person asking may have to call; None for all, also without unit."""
    asked = [units_of(request.grants, name, season=request.season.code) for name in CALLING]
    found = [units for units in asked if units is not None]
    return frozenset().union(*found) if len(found) == len(asked) else None


def is_called(entry: Entry, units: frozenset[str] | None) -> bool:
    """Whether an entry is one of these units'."""
    return units is None or bool(entry.unit and entry.unit.code in units)
