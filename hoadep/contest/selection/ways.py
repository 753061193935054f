"""What an author is told of the choice once it is decided: chosen or not, and which prize."""

from collections.abc import Sequence

from hoadep.contest.entries.models import Entry
from hoadep.contest.entries.stations import Station, offer
from hoadep.contest.plans.facts import noon
from hoadep.contest.selection.models import Pick, Prize, Selection
from hoadep.rules.plan import Plan

LABEL = "Kết quả"


def results(plan: Plan, entries: Sequence[Entry]) -> dict[int, Station]:
    """What came of each entry in the last decided list of its season; a proposal is told to nobody."""
    if plan.selection is None:
        return {}
    office = plan.office("standing_office")
    found = {entry.pk: Station(LABEL, None, office, "next") for entry in entries}
    seasons = {entry.season_id for entry in entries}
    for decided in Selection.objects.filter(season__in=seasons, state="decided").order_by("decided_on", "pk"):
        chosen = set(Pick.objects.filter(selection=decided, chosen=True).values_list("entry", flat=True))
        prizes = dict(Prize.objects.filter(selection=decided).values_list("entry", "name"))
        for entry in entries:
            if entry.season_id == decided.season_id and entry.state == "eligible" and decided.decided_on:
                word = prizes.get(entry.pk) or ("được chọn" if entry.pk in chosen else "không được chọn")
                found[entry.pk] = Station(LABEL, noon(decided.decided_on), word, "done")
    return found


offer(2, results)
