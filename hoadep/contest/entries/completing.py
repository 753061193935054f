"""Who may write at an entry that was sent: complete what came back, type in a text that lies on paper."""

from django.db.models import Q
from django.shortcuts import get_object_or_404

from hoadep.contest.entries import facts
from hoadep.contest.entries.choosing import visible_entries
from hoadep.contest.entries.models import Entry
from hoadep.rules.lifecycle import ENTRY, judge_step
from hoadep.web.access import Request, may


def visible_entry(request: Request, code: str) -> Entry:
    """One of the entries that the person asking may see; for others it does not exist."""
    rows = visible_entries(request).select_related("unit", "season", "written_by")
    return get_object_or_404(rows, code=code)


def may_complete(request: Request, entry: Entry) -> bool:
    """Whether the person may complete an entry that came back.

    Its author may; where no author has an account, or they lodged it, its unit and the standing office may
    for them, also what a colleague typed.
    """
    return entry.state == "returned" and may_write_at(request, entry)


def may_write_at(request: Request, entry: Entry) -> bool:
    """Whether it is the person's to complete, whenever it is open to that."""
    if facts.is_own(entry, request.user):
        return True
    if not may(request, "complete_for_author", unit=_unit(entry)).met:
        return False
    if entry.written_by:
        return facts.is_lodged_for(entry, entry.written_by)
    return not entry.authorships.filter(Q(account__isnull=False) | Q(person__account__isnull=False)).exists()


def may_enter_text(request: Request, entry: Entry) -> bool:
    """Whether the text of an entry that came on paper without it may be typed in by the person."""
    waits = not entry.text and judge_step(ENTRY, entry.state, "enter_text").met
    return waits and may_type(request, entry)


def may_type(request: Request, entry: Entry) -> bool:
    """Whether it came on paper and its text is the person's to type in, or was."""
    return entry.origin == Entry.Origin.PAPER and may(request, "enter_text", unit=_unit(entry)).met


def _unit(entry: Entry) -> str | None:
    return entry.unit.code if entry.unit else None
