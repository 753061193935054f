"""“Bài của tôi”: what an author has sent and where each entry is, and what they are still writing."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.urls import reverse

from hoadep.contest.entries.desks import drafts_of
from hoadep.contest.entries.models import Entry, EntryStep, Receipt
from hoadep.contest.entries.stations import Station, stations_of
from hoadep.rules.lifecycle import ENTRY
from hoadep.web.access import Request, duty, may
from hoadep.web.pages import page

PAGE = 20


@dataclass(frozen=True)
class Own:
    """One entry on its author's page."""

    entry: Entry
    state: str
    stations: list[Station]
    returned: EntryStep | None
    fingerprint: str


@duty("see_own_entries")
def own_entries(request: Request) -> HttpResponse:
    """Each entry as a line of stations, newest first; what was returned, drafts, the award outlook."""
    visible = Entry.objects.visible_to(request.season, frozenset(), request.user).exclude(state="draft")
    rows = visible.select_related("unit", "season").order_by("-pk")
    after = request.GET.get("sau", "")
    older = rows.filter(pk__lt=after) if after.isdecimal() else rows
    shown = list(older[: PAGE + 1])
    named = {"season": request.season.slug}
    context = {
        "own": _own(request, shown[:PAGE]),
        "after": shown[PAGE - 1].pk if len(shown) > PAGE else None,
        "total": rows.order_by().count(),
        "drafts": [
            {
                "url": reverse("entry_draft", kwargs=named | {"uuid": draft.object.partition("/")[2]}),
                "title": draft.data.get("title"),
                "saved_at": draft.saved_at,
            }
            for draft in drafts_of(request.user, request.season)
        ],
        "new_url": reverse("entry_new", kwargs=named),
        "may_see_outlook": may(request, "see_own_verdict").met,
    }
    return page(request, "entries/own_entries.html", context)


def _own(request: Request, entries: list[Entry]) -> list[Own]:
    ways = stations_of(request.book.latest, entries)
    steps = EntryStep.objects.filter(entry__in=entries, name="return_for_changes").order_by("n")
    returned = {step.entry_id: step for step in steps}
    marks = {row.entry_id: row.fingerprint for row in Receipt.objects.filter(entry__in=entries).order_by("n")}
    return [
        Own(
            entry,
            ENTRY.states[entry.state],
            ways[entry.pk],
            returned.get(entry.pk) if entry.state == "returned" else None,
            marks.get(entry.pk, ""),
        )
        for entry in entries
    ]
