"""Prints that run apart from the page that asked for them: how far each is, its file, trying again."""

from datetime import timedelta

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from hoadep.office.files.responses import respond
from hoadep.office.printing.models import PrintRun
from hoadep.office.printing.tasks import print_apart
from hoadep.web.access import Request, duty
from hoadep.web.pages import page

STAGES = {"waiting": "đang chờ đến lượt", "running": "đang in", "done": "đã xong", "failed": "không in được"}
STUCK = timedelta(minutes=3)
"""A print that nobody has taken up, or finished, for so long may be asked for again."""


@duty("print_certificates")
def print_run(request: Request, pk: int) -> HttpResponse:
    """How far a print is; the page may be left and come back to."""
    run = _found(request, pk)
    since = run.begun_at or run.at
    stuck = run.stage in ("waiting", "running") and request.arrived_at - since > STUCK
    context = {
        "run": run,
        "stage": STAGES[run.stage],
        "goes_on": run.stage in ("waiting", "running"),
        "may_try": stuck or run.stage == "failed",
    }
    return page(request, "exemplars/print_run.html", context)


@duty("print_certificates")
def print_run_file(request: Request, pk: int) -> HttpResponse:
    """The finished file."""
    run = _found(request, pk)
    if run.stored is None:
        raise Http404
    return respond(run.stored, f"giay-khen-{run.decision}-{run.total}.pdf")


@duty("print_certificates")
@require_POST
def print_run_again(request: Request, pk: int) -> HttpResponse:
    """Hand a print to the worker once more; the numbers of the certificates stay."""
    run = _found(request, pk)
    if run.stored is None:
        print_apart.enqueue(run.pk)
    return redirect("print_run", season=request.season.slug, pk=run.pk)


def _found(request: Request, pk: int) -> PrintRun:
    rows = PrintRun.objects.filter(scope=request.season.code).select_related("stored").defer("what")
    return get_object_or_404(rows, pk=pk)
