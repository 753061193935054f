"""Holds a choice for the length of an act, if it is as far as the act needs."""

from hoadep.contest.selection.models import Selection
from hoadep.rules.verdict import Refused, not_met


def require_state(selection: Selection, *states: Selection.State) -> None:
    """Hold the choice for the rest of the act, and refuse unless it is that far."""
    Selection.objects.select_for_update().get(pk=selection.pk)
    selection.refresh_from_db()
    if selection.state not in states:
        said = f"Danh sách {selection.code} {selection.get_state_display()}, không làm được việc này nữa."
        raise Refused(not_met("", said))
