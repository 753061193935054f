"""Work that the worker does: prints that are too long for a page to wait for."""

import logging

from django.utils import timezone
from django_tasks import task

from hoadep.office.printing import actions
from hoadep.office.printing.models import PrintRun
from hoadep.office.printing.runs import from_data

log = logging.getLogger(__name__)


@task()
def print_apart(pk: int) -> None:
    """Print a run, telling how far it is; what goes wrong stands on its page, to be tried again."""
    run = PrintRun.objects.filter(pk=pk, stored=None).first()
    if run is None:
        return
    actions.begin_run(run, at=timezone.now())
    try:
        content = from_data(run.what).pdf(lambda done, total: actions.note_progress(run, done))
    except Exception as fault:
        log.exception("A print failed.")
        told = str(fault) if isinstance(fault, ValueError) else "Máy chủ gặp lỗi khi in."
        actions.fail_run(run, told)
        return
    actions.finish_run(run, content, by=run.by, at=timezone.now())
