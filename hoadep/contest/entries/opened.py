"""Entries that somebody without an account opened by number and telephone: in this browser, for a while."""

from datetime import timedelta

from hoadep.contest.entries.models import Entry
from hoadep.web.access import Request

OPENED = "opened_entries"
"""The session's entries whose number and telephone were given rightly: when each was written to last."""
LAPSES_AFTER = timedelta(minutes=60)
"""Since it was opened or something was sent to it (to look at a page writes nothing). Many look up at a
computer that others use next, who shall find nothing open; and whoever is called away from completing a story
comes back within the hour, or gives number and telephone again."""
NOTED_EVERY = timedelta(minutes=1)
"""A page that saves by itself asks every two seconds; the session need not be written as often."""


def open_entry(request: Request, code: str) -> None:
    """Number and telephone were given rightly."""
    _note_use(request, code)


def opened_entry(request: Request, code: str) -> Entry | None:
    """The entry if it was opened in this browser, or written to, within the hour."""
    used_at = _opened(request).get(code)
    if used_at is None or has_lapsed(request, code):
        return None
    if request.method == "POST" and _now(request) - used_at >= NOTED_EVERY.total_seconds():
        _note_use(request, code)
    return Entry.objects.filter(season=request.season, code=code).select_related("season", "unit").first()


def has_lapsed(request: Request, code: str) -> bool:
    """Whether the entry was open here and is not any more, since nobody used it."""
    used_at = _opened(request).get(code)
    return used_at is not None and _now(request) - used_at >= LAPSES_AFTER.total_seconds()


def any_open(request: Request) -> bool:
    """Whether the next person at this computer would find an entry open."""
    return any(not has_lapsed(request, code) for code in _opened(request))


def close_entries(request: Request) -> None:
    """Forget in this browser whatever was opened."""
    request.session.pop(OPENED, None)


def _opened(request: Request) -> dict[str, float]:
    return dict(request.session.get(OPENED, {}))


def _note_use(request: Request, code: str) -> None:
    request.session[OPENED] = _opened(request) | {code: _now(request)}


def _now(request: Request) -> float:
    return request.arrived_at.timestamp()
