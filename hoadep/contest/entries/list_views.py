"""The list of entries with its queues, and one act on many of them at once."""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.db.models import Prefetch
from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from hoadep.contest.entries import queues, reports
from hoadep.contest.entries.calling import calling
from hoadep.contest.entries.choosing import visible_entries
from hoadep.contest.entries.desks import drafts_of
from hoadep.contest.entries.list_forms import ListForm
from hoadep.contest.entries.models import Entry, EntryQuerySet, Receipt
from hoadep.contest.entries.queues import QUEUES
from hoadep.contest.entries.views import ACTS, Act, form_of, judge_act
from hoadep.contest.people.acting import acts_for
from hoadep.contest.people.models import Unit
from hoadep.office.search.facts import RANKED
from hoadep.office.tables.exports import asked_for, exported
from hoadep.rules.duties import units_of
from hoadep.rules.lifecycle import ENTRY
from hoadep.rules.verdict import Refused, require
from hoadep.web.access import Request, duty, may
from hoadep.web.pages import page
from hoadep.web.paging import one_page

MOST = 200
MOST_EXPORTED = 50_000
MANY = {queue.act: name for name, queue in QUEUES.items() if queue.act}
"""What may be done to many at once, and the queue of those that wait for it."""


@duty("open_entries")
def entry_list(request: Request) -> HttpResponse:
    """The entries that the person may see, filtered by the address, newest first."""
    if asked_for(request):
        return _exported(request, *_asked(request))
    return _shown(request)


def may_queue(request: Request, name: str) -> bool:
    """Whether what waits in this queue waits for the person asking."""
    if name not in QUEUES:
        return False
    return units_of(request.grants, QUEUES[name].duty, season=request.season.code) != frozenset()


def _asked(request: Request) -> tuple[ListForm, EntryQuerySet]:
    """The filters in the address and the rows that they leave."""
    now = request.arrived_at
    units = units_of(request.grants, "see_entries", season=request.season.code)
    asked = {"season": request.season, "units": _units_in_question(request, units)}
    filters = ListForm(request.GET, plan=request.book.latest, **asked)
    sent = visible_entries(request).exclude(state="draft")
    return filters, filters.chosen(sent, season=request.season.code, units=units, at=now)


def _units_in_question(request: Request, units: frozenset[str] | None) -> list[Unit]:
    rows = Unit.objects.filter(participations__season=request.season)
    rows = rows if units is None else rows.filter(code__in=units)
    return list(rows)


def _shown(request: Request, bound: Form | None = None) -> HttpResponse:
    """The list; `bound` is the form of an act on many that could not be done as it was typed."""
    filters, rows = _asked(request)
    queue = filters.cleaned_data.get("viec", "")
    act = QUEUES[queue] if may_queue(request, queue) and QUEUES[queue].act else None
    shown, pagination = one_page(request, rows)
    names = [name for name in QUEUES if may_queue(request, name)]
    context = {
        "filters": filters,
        "entries": [(entry, ENTRY.states[entry.state]) for entry in shown.select_related("unit")],
        **pagination,
        "newest_alone": bool(filters.cleaned_data.get("tim")) and pagination["total"] >= RANKED,
        "ranked": RANKED,
        "drafts": _drafts(request),
        "may_write": may(request, "write_entry").met,
        "queues": queues.numbers(visible_entries(request), names, at=request.arrived_at),
        "queue": queue if may_queue(request, queue) else "",
        "act": act,
        "act_form": bound or (_act_form(request, act.act) if act else None),
        "chosen": request.POST.getlist("code"),
    }
    return page(request, "entries/list.html", context, status=422 if bound else 200)


def _drafts(request: Request) -> list[dict[str, Any]]:
    return [
        {
            "uuid": draft.object.partition("/")[2],
            "title": draft.data.get("title"),
            "saved_at": draft.saved_at,
        }
        for draft in drafts_of(request.user, request.season)
    ]


def _act_form(request: Request, name: str) -> Form:
    initial = {"checked_by": request.user.name} if name == "duyet" else {}
    return _bulk_form(request, name)(prefix=name, initial=initial)


def _bulk_form(request: Request, name: str) -> type[Form]:
    """What an act on many asks: the office approves for the one unit whose letter it has."""
    chosen = Unit.objects.filter(code=request.GET.get("don_vi", "")).first()
    asked = Entry.objects.filter(code__in=_codes(request), unit__isnull=False)
    first = asked.select_related("unit").first()
    return form_of(request, name, chosen or (first.unit if first else Unit(code="")))


def _exported(request: Request, filters: ListForm, rows: EntryQuerySet) -> HttpResponse:
    """All entries that the filters leave, at most as many as a sheet takes in good time."""
    now = request.arrived_at
    sent = Prefetch("receipts", Receipt.objects.defer("content"))  # as long as the entries themselves
    people = ("authors", "exemplars__person", "exemplars__collective", sent)
    chosen = rows.select_related("unit").prefetch_related(*people).order_by("-pk")[:MOST_EXPORTED]
    sheets = reports.entry_sheets(chosen, filters.plan, as_of=now, calling=calling(request))
    return exported(
        request, sheets, f"bai-du-thi-{request.season.slug}-{timezone.localtime(now):%Y%m%d-%H%M}"
    )


@duty("open_entries")
@require_POST
def entry_acts(request: Request, name: str) -> HttpResponse:
    """Do one act to every chosen entry; those that refuse it are named, the others are done.

    The address keeps the filters of the list, and the list is shown again as it was asked for.
    """
    if name not in MANY:
        raise Http404
    form = _bulk_form(request, name)(request.POST, request.FILES, prefix=name)
    chosen = visible_entries(request).filter(code__in=_codes(request))
    entries = list(chosen.select_related("unit", "season", "written_by"))
    if name == "duyet" and _several_units(request, entries):
        messages.error(
            request, "Một văn bản chỉ của một đơn vị. Hãy lọc danh sách theo đơn vị rồi duyệt thay."
        )
        return _shown(request, form)
    if not form.is_valid() or not entries:
        messages.error(request, "Hãy chọn ít nhất một bài và ghi đủ thông tin của việc này.")
        return _shown(request, form)
    _do_all(request, ACTS[name], entries, form.cleaned_data)
    asked = request.GET.copy()
    asked.setdefault("viec", MANY[name])
    address = reverse("entry_list", kwargs={"season": request.season.slug})
    return redirect(f"{address}?{asked.urlencode()}")


def _codes(request: Request) -> list[str]:
    """The entries that are meant: the one whose own button was pressed, or all that are ticked."""
    return request.POST.getlist("only") or request.POST.getlist("code")[:MOST]


def _several_units(request: Request, entries: list[Entry]) -> bool:
    """Whether the office would approve for more than one unit by one letter."""
    return len({entry.unit for entry in entries if acts_for(request, entry.unit)}) > 1


def _do_all(request: Request, act: Act, entries: list[Entry], given: dict[str, object]) -> None:
    done, refused = 0, []
    for entry in entries:
        try:
            with transaction.atomic():
                require(judge_act(request, entry, act))
                act.do(entry, given, by=request.user, at=request.arrived_at)
            done += 1
        except Refused as refusal:
            refused.append(f"{entry.code}: {refusal.verdict.reason}")
    if done:
        messages.success(request, f"Đã ghi {done} bài.")
    if refused:
        messages.error(request, "Chưa làm được: " + " ".join(refused))
