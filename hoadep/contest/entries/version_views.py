"""The versions of an entry, and the receipts that its unit prints for authors."""

from django.http import Http404, HttpResponse

from hoadep.contest.entries import documents
from hoadep.contest.entries.choosing import visible_entries
from hoadep.contest.entries.completing import visible_entry
from hoadep.contest.entries.models import Receipt
from hoadep.contest.entries.receipt_views import addresses, direct_address
from hoadep.contest.entries.versions import versions_of
from hoadep.web.access import Request, duty
from hoadep.web.downloads import PDF, download
from hoadep.web.pages import page

MOST = 200


@duty("open_entries")
def versions(request: Request, code: str) -> HttpResponse:
    """What was sent each time and by whom, with what changed."""
    entry = visible_entry(request, code)
    context = {"entry": entry, "versions": versions_of(entry)}
    return page(request, "entries/versions.html", context)


@duty("open_entries")
def receipts_paper(request: Request) -> HttpResponse:
    """The last receipts of these entries as one PDF, to be handed to their authors."""
    entries = visible_entries(request).filter(code__in=request.GET.getlist("ma")[:MOST])
    rows = Receipt.objects.filter(entry__in=entries).select_related("entry__season")
    last = {row.entry_id: row for row in rows.order_by("entry", "n")}
    if not last:
        raise Http404
    receipts = [(row, direct_address(request, row)) for row in last.values()]
    content = documents.receipts_pdf(receipts, **addresses(request))
    return download(content, PDF, "giay-bien-nhan.pdf")
