"""What an author is told of the marking: that it goes on, that it is over; never by whom or how."""

from collections.abc import Sequence

from hoadep.contest.entries.models import Entry
from hoadep.contest.entries.stations import Station, offer
from hoadep.contest.jury.models import Numbered, Round
from hoadep.rules.plan import Plan

JURY = "Ban Giám khảo"


def marking(plan: Plan, entries: Sequence[Entry]) -> dict[int, Station]:
    """Whether each entry is being marked, or was, in the last round that it is in."""
    if not plan.rounds:
        return {}
    found = {entry.pk: Station("Chấm", None, JURY, "next") for entry in entries}
    rows = Numbered.objects.filter(entry__in=entries).exclude(round__state=Round.State.PREPARING)
    for numbered in rows.select_related("round").order_by("round"):
        closed_at = numbered.round.closed_at
        found[numbered.entry_id] = Station("Chấm", closed_at, JURY, "done" if closed_at else "now")
    return found


offer(1, marking)
