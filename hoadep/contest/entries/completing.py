"""Who may write at an entry that was sent: complete what came back, type in a text that lies on paper."""

from django.shortcuts import get_object_or_404

from hoadep.contest.entries.choosing import visible_entries
from hoadep.contest.entries.models import Entry
from hoadep.rules.duties import UNIT_ROLES
from hoadep.rules.lifecycle import ENTRY, judge_step
from hoadep.web.access import Request, may

OFFICE_ROLES = UNIT_ROLES | {"officer"}


def visible_entry(request: Request, code: str) -> Entry:
    """One of the entries that the person asking may see; for others it does not exist."""
    rows = visible_entries(request).select_related("unit", "season", "written_by")
    return get_object_or_404(rows, code=code)


def may_complete(request: Request, entry: Entry) -> bool:
    """Whether the person may complete an entry that came back.

    Its author may; where no author has an account, its unit and the standing office may for them, also
    what a colleague typed.
    """
    return entry.state == "returned" and may_write_at(request, entry)


def may_write_at(request: Request, entry: Entry) -> bool:
    """Whether it is the person's to complete, whenever it is open to that."""
    if entry.written_by == request.user or entry.authors.filter(account=request.user).exists():
        return True
    if not may(request, "complete_for_author", unit=_unit(entry)).met:
        return False
    return not entry.authors.filter(account__isnull=False).exists() and _typed_in_the_office(entry)


def may_enter_text(request: Request, entry: Entry) -> bool:
    """Whether the text of an entry that came on paper without it may be typed in by the person."""
    waits = not entry.text and judge_step(ENTRY, entry.state, "enter_text").met
    return waits and may_type(request, entry)


def may_type(request: Request, entry: Entry) -> bool:
    """Whether it came on paper and its text is the person's to type in, or was."""
    return entry.origin == Entry.Origin.PAPER and may(request, "enter_text", unit=_unit(entry)).met


def _unit(entry: Entry) -> str | None:
    return entry.unit.code if entry.unit else None


def _typed_in_the_office(entry: Entry) -> bool:
    """Whether nobody with an account of their own sent it, but a unit, the office, or somebody without."""
    if entry.written_by is None:
        return True
    return entry.written_by.roles.filter(role__in=OFFICE_ROLES).exists()
